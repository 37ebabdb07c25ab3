import type { SnapshotReferences } from './snapshot-bytes.ts';

/** What is compared of a snapshot. */
export type ComparedSnapshot = Pick<SnapshotReferences, 'startUs' | 'stopUs' | 'objectIds' | 'elementSetIds' | 'lives'>;

/**
 * Objects whose element sets or lives in the newer snapshot are not those of the older one, with those that only one of them has:
 * all others have the same close approaches with each other where the windows overlap.
 */
export function changedObjects(older: ComparedSnapshot, newer: ComparedSnapshot): Set<number> {
  const changed = new Set<number>();
  let i = 0;
  let k = 0;
  while (i < older.objectIds.length || k < newer.objectIds.length) {
    const a = older.objectIds[i] ?? Number.POSITIVE_INFINITY;
    const b = newer.objectIds[k] ?? Number.POSITIVE_INFINITY;
    const id = Math.min(a, b);
    let same = a === b;
    while (older.objectIds[i] === id || newer.objectIds[k] === id) {
      same &&= older.objectIds[i] === newer.objectIds[k] && sameSet(older, i, newer, k);
      if (older.objectIds[i] === id) i++;
      if (newer.objectIds[k] === id) k++;
    }
    if (!same) changed.add(id);
  }
  return changed;
}

function sameSet(older: ComparedSnapshot, i: number, newer: ComparedSnapshot, k: number): boolean {
  return (
    older.elementSetIds[i] === newer.elementSetIds[k] &&
    (older.lives?.fromUs[i] ?? Number.NEGATIVE_INFINITY) === (newer.lives?.fromUs[k] ?? Number.NEGATIVE_INFINITY) &&
    (older.lives?.toUs[i] ?? Number.POSITIVE_INFINITY) === (newer.lives?.toUs[k] ?? Number.POSITIVE_INFINITY)
  );
}
