import type { WatchlistDocument } from '@clearway/contract';
import type { Catalog } from '../catalog/catalog.ts';
import type { EventFilter } from '../view/view.ts';
import type { EventTable } from './event-table.ts';

/** Stands in a filter's `watchlist` for: of any list. */
export const ANY_WATCHLIST = '*';
/** How far the list of events looks ahead where its filter does not say. */
export const COMING_MS: number = 7 * 86_400_000;

/** What a filter's words are looked up in. */
export interface FilterContext {
  /** Null as long as it has not come: kind and owner then fit nothing. */
  readonly catalog: Catalog | null;
  readonly watchlists: readonly WatchlistDocument[];
  /** The present; where the filter says no times, the coming seven days are meant. */
  readonly nowMs: number;
}

/**
 * Rows of the table that a filter lets through, ascending by TCA as the table is. Either object may fit; all that is asked must. What no
 * run sees any more (`cleared`) is left out.
 */
export function filterEvents(table: EventTable, filter: EventFilter, context: FilterContext): Int32Array {
  const fromMs = filter.fromMs ?? context.nowMs;
  const toMs = filter.toMs ?? Math.max(fromMs, context.nowMs) + COMING_MS;
  const first = firstFrom(table.tcaMs, fromMs);
  const members = filter.watchlist === undefined ? null : membersOf(filter.watchlist, context.watchlists);
  const objectFits = objectTest(filter, context.catalog);
  const found = new Int32Array(table.count - first);
  let count = 0;
  for (let row = first; row < table.count && table.tcaMs[row]! <= toMs; row++) {
    if (table.state(row) === 'cleared') continue;
    const primary = table.primaryIds[row]!;
    const secondary = table.secondaryIds[row]!;
    if (filter.objectId !== undefined && primary !== filter.objectId && secondary !== filter.objectId) continue;
    if (filter.missBelowKm !== undefined && !(table.missKm[row]! < filter.missBelowKm)) continue;
    if (filter.probabilityFrom !== undefined && !(table.maxProbabilities[row]! >= filter.probabilityFrom)) continue;
    if (filter.disposition !== undefined && table.disposition(row) !== filter.disposition) continue;
    if (members !== null && !members.has(primary) && !members.has(secondary)) continue;
    if (objectFits !== null && !objectFits(primary) && !objectFits(secondary)) continue;
    found[count++] = row;
  }
  return found.subarray(0, count);
}

/** How many things a filter asks for; its order is none. */
export function askedCount(filter: EventFilter): number {
  const { sort: _, ...asked } = filter;
  return Object.values(asked).filter((value) => value !== undefined).length;
}

/** Catalogue numbers of a list, or with `*` of all lists. */
export function membersOf(name: string, watchlists: readonly WatchlistDocument[]): ReadonlySet<number> {
  const lists = name === ANY_WATCHLIST ? watchlists : watchlists.filter((list) => list.name === name);
  return new Set(lists.flatMap((list) => list.object_ids));
}

/** Kind and owner must be those of one and the same object. */
function objectTest({ kind, owner }: EventFilter, catalog: Catalog | null): ((objectId: number) => boolean) | null {
  if (kind === undefined && owner === undefined) return null;
  return (objectId) => {
    const slot = catalog?.slotOf(objectId);
    if (catalog === null || slot === undefined) return false;
    return (
      (kind === undefined || catalog.kind(slot) === kind) && (owner === undefined || catalog.owner(slot) === owner)
    );
  };
}

/** The first row at or after a time; the table ascends. */
function firstFrom(tcaMs: Float64Array, fromMs: number): number {
  let low = 0;
  let high = tcaMs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tcaMs[middle]! < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
