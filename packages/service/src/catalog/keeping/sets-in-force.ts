import type { ElementSet } from '@clearway/astro';
import type { CatalogSnapshot } from './catalog-snapshot.ts';
import { setsOfObject } from './choice-words.ts';

/** An element set of a snapshot with its life, µs since 1970-01-01 UTC; ±Infinity where unbounded. */
export interface SnapshotSegment {
  readonly elements: ElementSet;
  readonly fromUs: number;
  readonly toUs: number;
}

/** The sets of an object in the order of their lives, none where it has no elements. */
export function segmentsOf(snapshot: CatalogSnapshot, objectId: number): SnapshotSegment[] {
  const sets = setsOfObject(snapshot, objectId);
  if (sets === null) return [];
  return snapshot.elements.slice(sets.from, sets.to).map((elements, k) => ({
    elements,
    fromUs: snapshot.lives?.fromUs[sets.from + k] ?? Number.NEGATIVE_INFINITY,
    toUs: snapshot.lives?.toUs[sets.from + k] ?? Number.POSITIVE_INFINITY,
  }));
}
