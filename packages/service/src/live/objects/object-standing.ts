import type { ObjectKind } from '@clearway/contract';
import type { ObjectRow } from '@clearway/store';
import { FAMOUS_OBJECTS } from './famous-objects.ts';

/** How many standings there are. */
export const STANDINGS = 16;

const KIND_RANKS: Readonly<Record<ObjectKind, number>> = { payload: 3, unknown: 2, 'rocket-body': 1, debris: 0 };

/** Which of two objects that match alike stands first, the greater: famous ones, those in orbit, then by kind. */
export function standingOf(row: ObjectRow): number {
  const famous = FAMOUS_OBJECTS.has(row.object_id) ? 1 : 0;
  return (famous * 2 + (hasDecayed(row) ? 0 : 1)) * 4 + KIND_RANKS[row.kind];
}

/** Whether the satellite catalogue says that it is no longer in orbit. */
export function hasDecayed(row: ObjectRow): boolean {
  return row.decayed_us !== null || row.in_orbit === false;
}
