import type { ApproachTable } from './approach-table.ts';

/** Rows of a run with their objects as places in the run's list of objects. */
export interface PlacedRows {
  readonly table: ApproachTable;
  readonly primary: Int32Array;
  readonly secondary: Int32Array;
  readonly objectCount: number;
  readonly startUs: number;
  readonly stopUs: number;
}

/**
 * Which objects people should see as one: those with identical elements (a docked stack is published under many numbers),
 * and those that stay within the threshold of each other through the whole window. Gives for each object the first of its
 * group; an object alone is its own group.
 * @param identical objects that share their elements, as places.
 */
export function groupsInTable(rows: PlacedRows, identical: readonly (readonly number[])[]): Int32Array<ArrayBuffer> {
  const { table, objectCount, startUs, stopUs } = rows;
  const parent = Int32Array.from({ length: objectCount }, (_, place) => place);
  const isStack = new Uint8Array(objectCount);
  for (const members of identical) {
    for (const member of members) {
      if (members.length > 1) isStack[member] = 1;
      join(parent, members[0]!, member);
    }
  }
  for (let i = 0; i < table.count; i++) {
    // An interval clipped to the window ends on its edges to a microsecond.
    if (table.coLocated[i] !== 1 || table.entryUs[i]! > startUs + 1) continue;
    const primary = rows.primary[i]!;
    const secondary = rows.secondary[i]!;
    const throughout = table.exitUs[i]! >= stopUs - 1;
    const oneStation =
      isStack[primary] === 1 && isStack[secondary] === 1 && table.missDistanceMm[i]! <= MOST_WITHIN_STATION_MM;
    if (throughout || oneStation) join(parent, primary, secondary);
  }
  return parent.map((_, place) => rootOf(parent, place));
}

/** Two sets of elements of one station differ by this at most while they are fresh. */
const MOST_WITHIN_STATION_MM = 1_000_000;

function rootOf(parent: Int32Array, place: number): number {
  let root = place;
  while (parent[root] !== root) root = parent[root]!;
  let at = place;
  while (parent[at] !== root) {
    const next = parent[at]!;
    parent[at] = root;
    at = next;
  }
  return root;
}

function join(parent: Int32Array, one: number, other: number): void {
  const a = rootOf(parent, one);
  const b = rootOf(parent, other);
  // The smallest place stays the root, so that a group carries its oldest number.
  if (a < b) parent[b] = a;
  else if (b < a) parent[a] = b;
}
