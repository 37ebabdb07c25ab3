import type { ObjectKind } from '@clearway/contract';
import type { Catalog } from '../catalog/catalog.ts';
import type { TrafficAnswer } from '../workers/questions/traffic.ts';

/** The order in which kinds are stacked. */
export const STACKED_KINDS: readonly ObjectKind[] = ['payload', 'rocket-body', 'debris', 'unknown'];

export interface Shell {
  /** Over the equatorial radius. */
  readonly fromKm: number;
  readonly toKm: number;
  readonly volumeKm3: number;
  /** In the mean of time: objects count with the part of their time that they spend here. */
  readonly objects: number;
  /** The same, of each kind in the order of STACKED_KINDS. */
  readonly byKind: readonly number[];
  /** Objects in 10⁸ km³. */
  readonly density: number;
}

/** How crowded each altitude is, from below, and with what. */
export function altitudeProfile(answer: TrafficAnswer, catalog: Catalog): readonly Shell[] {
  const { shellEdgesKm, shellVolumesKm3, starts, shells, parts } = answer;
  const kinds = STACKED_KINDS.length;
  const sums = new Float64Array(shellVolumesKm3.length * kinds);
  const places = new Map(STACKED_KINDS.map((kind, at) => [kind, at]));
  const count = Math.min(catalog.count, starts.length - 1);
  for (let slot = 0; slot < count; slot++) {
    const kind = places.get(catalog.kind(slot))!;
    for (let k = starts[slot]!; k < starts[slot + 1]!; k++) sums[shells[k]! * kinds + kind]! += parts[k]!;
  }
  return Array.from(shellVolumesKm3, (volumeKm3, shell) => {
    const byKind = [...sums.subarray(shell * kinds, (shell + 1) * kinds)];
    const objects = byKind.reduce((sum, each) => sum + each, 0);
    return {
      fromKm: shellEdgesKm[shell]!,
      toKm: shellEdgesKm[shell + 1]!,
      volumeKm3,
      objects,
      byKind,
      density: (objects / volumeKm3) * 1e8,
    };
  });
}

/** The shells below an altitude. */
export function shellsUpTo(profile: readonly Shell[], altitudeKm: number): readonly Shell[] {
  return profile.filter(({ toKm }) => toKm <= altitudeKm);
}

/** The most crowded shell; null where all are empty. */
export function busiestShell(profile: readonly Shell[]): Shell | null {
  const busiest = profile.reduce<Shell | null>(
    (most, shell) => (shell.density > (most?.density ?? 0) ? shell : most),
    null,
  );
  return busiest;
}

/** The altitudes between which the middle half of the objects is: a quarter below and a quarter above, to whole shells. */
export function middleHalf(profile: readonly Shell[]): { readonly fromKm: number; readonly toKm: number } | null {
  const all = profile.reduce((sum, { objects }) => sum + objects, 0);
  if (all === 0) return null;
  let below = 0;
  let fromKm: number | null = null;
  for (const shell of profile) {
    below += shell.objects;
    if (fromKm === null && below > all / 4) fromKm = shell.fromKm;
    if (below >= (all * 3) / 4) return { fromKm: fromKm!, toKm: shell.toKm };
  }
  return null;
}

/** Edge of a cube in which one object is in the mean, km. */
export function cubePerObjectKm({ objects, volumeKm3 }: Shell): number {
  return Math.cbrt(volumeKm3 / objects);
}
