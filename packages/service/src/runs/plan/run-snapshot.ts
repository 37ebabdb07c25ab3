import { TYPICAL_RADIUS_M } from '@clearway/risk';
import type { Store } from '@clearway/store';
import {
  type CatalogSnapshot,
  changedObjects,
  decodeSnapshot,
  encodeSnapshot,
  restoreSnapshot,
} from '../../catalog/keeping/index.ts';
import { decodeColumns, encodeColumns } from '../stored/column-codec.ts';
import type { RunCatalog } from '../thread/thread-messages.ts';

/** What a run is made from: the chosen element sets, and how large the objects are taken to be. */
export interface RunMaterial {
  readonly snapshot: CatalogSnapshot;
  /** Hard-body radius by element set, m: typical ones by kind, as nobody publishes the real ones. */
  readonly radiiM: Float64Array;
}

export function materialOf(snapshot: CatalogSnapshot): RunMaterial {
  const { elements, objects } = snapshot;
  const radiiM = Float64Array.from(elements, ({ id }) => {
    const kind = objects.get(id)?.kind ?? 'unknown';
    return TYPICAL_RADIUS_M[kind === 'rocket-body' ? 'rocket body' : kind];
  });
  return { snapshot, radiiM };
}

/** What a run keeps: enough to make its material again, and to tell what another one has changed. */
export function encodeMaterial({ snapshot, radiiM }: RunMaterial): Uint8Array<ArrayBuffer> {
  return encodeColumns([encodeSnapshot(snapshot), radiiM]);
}

/** The material of a run again, from what it kept. Throws UserError where element sets are gone. */
export async function restoreMaterial(store: Store, kept: Uint8Array): Promise<RunMaterial> {
  const [packed, radiiM] = decodeColumns(kept);
  return { snapshot: await restoreSnapshot(store, packed as Uint8Array), radiiM: radiiM as Float64Array };
}

/** The objects, ascending, that are not screened exactly as they were in the run that kept `before`: new, gone, of other elements or size. */
export function changedSince(before: Uint8Array, material: RunMaterial): number[] {
  const [packed, radiiM] = decodeColumns(before) as [Uint8Array, Float64Array];
  const older = decodeSnapshot(packed);
  const { rows, startUs, stopUs, lives } = material.snapshot;
  const newer = {
    startUs,
    stopUs,
    lives,
    objectIds: Int32Array.from(rows, (row) => row.object_id),
    elementSetIds: Float64Array.from(rows, (row) => row.element_set_id),
  };
  const changed = changedObjects(older, newer);
  const sizes = new Map<number, number>();
  for (const [k, id] of older.objectIds.entries()) sizes.set(id, radiiM[k]!);
  for (const [k, id] of newer.objectIds.entries()) if (sizes.get(id) !== material.radiiM[k]) changed.add(id);
  return [...changed].sort((a, b) => a - b);
}

/** As the session takes it. */
export function catalogOfMaterial({ snapshot, radiiM }: RunMaterial): RunCatalog {
  const { elements, identicalGroups, lives } = snapshot;
  return {
    elements,
    identicalGroups,
    radiiM,
    lives: lives ?? {
      fromUs: new Float64Array(elements.length).fill(Number.NEGATIVE_INFINITY),
      toUs: new Float64Array(elements.length).fill(Number.POSITIVE_INFINITY),
    },
  };
}
