import type { ObjectLives, Survey } from '@clearway/screening';
import type { Catalog } from '../catalog/catalog.ts';
import { groupsOfIdentical } from './groups-of-identical.ts';
import { livesIn, type WindowMicros } from './object-lives.ts';

/** The objects that a sweep must look at. */
export interface ScreenedObjects {
  /** Indices into the catalogue's elements, ascending. */
  readonly indices: readonly number[];
  /** For each, the number of its group of identical elements, -1 for none. */
  readonly groups: Int32Array;
  /** For each 1 where it is a primary; null where all pairs are wanted. */
  readonly primaries: Uint8Array | null;
}

/** Margin on osculating perigees and apogees, which wander with the short-period terms and drag, km. */
const SHELL_MARGIN_KM = 60;

/** Leaves out what is not there in the window and, with primaries, what stays outside of all their shells. */
export function screenedObjects(
  catalog: Pick<Catalog, 'elements' | 'identicalGroups'>,
  survey: Survey,
  lives: ObjectLives,
  window: WindowMicros,
  primaryIds: readonly number[] | null,
  reachKm: number,
): ScreenedObjects {
  const wanted = primaryIds ? new Set(primaryIds) : null;
  const shells = catalog.elements.flatMap((e, i) =>
    wanted?.has(e.id) ? [{ low: survey.perigees[i]!, high: survey.apogees[i]! }] : [],
  );
  const pad = SHELL_MARGIN_KM + reachKm;
  const indices: number[] = [];
  catalog.elements.forEach((e, i) => {
    if (!livesIn(lives, i, window)) return;
    const near =
      !wanted ||
      wanted.has(e.id) ||
      lives.failsUs[i]! < Infinity ||
      shells.some((s) => survey.perigees[i]! - pad <= s.high && survey.apogees[i]! + pad >= s.low);
    if (near) indices.push(i);
  });
  return {
    indices,
    groups: groupsOfIdentical(
      indices.map((i) => catalog.elements[i]!.id),
      catalog.identicalGroups,
    ),
    primaries: wanted ? Uint8Array.from(indices, (i) => (wanted.has(catalog.elements[i]!.id) ? 1 : 0)) : null,
  };
}
