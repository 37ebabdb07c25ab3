import type { EventFilter } from '../view/view.ts';
import type { EventTable } from './event-table.ts';

export type EventSort = NonNullable<EventFilter['sort']>;
export const EVENT_SORTS: readonly EventSort[] = ['rank', 'tca', 'miss', 'probability'];

/**
 * Rows in the order that people should look at them. `rank`: what a message asks to act on first, then objects on a watchlist, then everything else; in each, what asks for
 * attention before what was dismissed or stays together; in each, the highest maximum probability first, then the least miss distance.
 * The other orders are plain. Rows that are equal stay in the order of time.
 */
export function rankEvents(
  table: EventTable,
  rows: Int32Array,
  sort: EventSort,
  watched: ReadonlySet<number>,
): Int32Array<ArrayBuffer> {
  const { tcaMs, missKm, maxProbabilities } = table;
  // One number a row decides nearly all comparisons; the columns are looked at for ties alone.
  const keys = new Float64Array(table.count);
  for (const row of rows) {
    if (sort === 'tca') keys[row] = tcaMs[row]!;
    else if (sort === 'miss') keys[row] = missKm[row]!;
    else keys[row] = (sort === 'rank' ? groupOf(table, row, watched) * GROUP_STEP : 0) - known(maxProbabilities[row]!);
  }
  return Int32Array.from(rows).sort(
    (one, other) =>
      keys[one]! - keys[other]! || missKm[one]! - missKm[other]! || tcaMs[one]! - tcaMs[other]! || one - other,
  );
}

/** More than all that probabilities differ by. */
const GROUP_STEP = 4;

/** The lower, the sooner: −1 to act on, 0 and 1 watched, 2 and 3 not; the odd ones ask for nothing now. */
function groupOf(table: EventTable, row: number, watched: ReadonlySet<number>): number {
  if (table.alarm(row) === 'act' && table.disposition(row) !== 'dismissed') return -1;
  const mine = watched.has(table.primaryIds[row]!) || watched.has(table.secondaryIds[row]!);
  return (mine ? 0 : 2) + (table.coLocated(row) || table.disposition(row) === 'dismissed' ? 1 : 0);
}

/** What has no probability comes last. */
function known(probability: number): number {
  return Number.isNaN(probability) ? -1 : probability;
}
