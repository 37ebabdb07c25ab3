import type { EventTable } from '../events/event-table.ts';
import { type FilterContext, filterEvents } from '../events/filter-events.ts';
import { rankEvents } from '../events/rank-events.ts';

/**
 * Rows of the coming week that one should see first: as ranked, but of each object only its first, so that three lines tell of three
 * encounters and not of one swarm. Dismissed ones and objects that stay together are left out.
 */
export function pickEncounters(
  table: EventTable,
  context: FilterContext,
  watched: ReadonlySet<number>,
  most: number,
): { readonly rows: readonly number[]; readonly coming: number } {
  const coming = filterEvents(table, {}, context);
  const told = new Set<number>();
  const rows: number[] = [];
  for (const row of rankEvents(table, coming, 'rank', watched)) {
    if (rows.length === most) break;
    if (table.coLocated(row) || table.disposition(row) === 'dismissed' || table.state(row) === 'cleared') continue;
    const primary = table.primaryIds[row]!;
    const secondary = table.secondaryIds[row]!;
    if (told.has(primary) || told.has(secondary)) continue;
    told.add(primary).add(secondary);
    rows.push(row);
  }
  return { rows, coming: coming.length };
}
