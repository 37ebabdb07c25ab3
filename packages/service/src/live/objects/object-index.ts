import { setImmediate } from 'node:timers/promises';
import { type ObjectQuery, type ObjectSummary, type Page, REGIMES } from '@clearway/contract';
import type { ObjectRow } from '@clearway/store';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import { createRankedSlots } from './best-slots.ts';
import { type ObjectOrbit, regimeOf } from './object-regime.ts';
import { createObjectSearch, type ObjectSearch } from './object-search.ts';
import { hasDecayed, STANDINGS } from './object-standing.ts';
import { createObjectTable, type ObjectTable } from './object-table.ts';

/** Who is in orbit and who was, in memory: searches and lists of objects are answered from here. */
export interface ObjectIndex {
  /** Takes all objects, in place of those before; until it is done lists are of those before. */
  readonly load: (rows: AsyncIterable<readonly ObjectRow[]>, orbits?: Iterable<ObjectOrbit>) => Promise<void>;
  /** Adds objects or describes them anew. */
  readonly update: (rows: readonly ObjectRow[]) => Promise<void>;
  /** Sets the regimes of the objects of which there are current elements: these, and no others. */
  readonly setOrbits: (orbits: Iterable<ObjectOrbit>) => Promise<void>;
  /** Throws UserError where limit or cursor cannot be meant. */
  readonly list: (query: ObjectQuery) => Page<ObjectSummary>;
  readonly summary: (id: number) => ObjectSummary | undefined;
  readonly row: (id: number) => ObjectRow | undefined;
  /** All, by ascending number. */
  readonly summaries: () => Iterable<ObjectSummary>;
  readonly size: () => number;
  /** Another number after every change. */
  readonly revision: () => number;
}

/** Some milliseconds of work. */
const ROWS_AT_ONCE = 1000;

/** All that changes when everything is loaded anew. */
interface IndexState {
  readonly table: ObjectTable;
  readonly search: ObjectSearch;
  /** By slot, as far as they have been asked for. */
  readonly summaries: (ObjectSummary | undefined)[];
  /** By catalogue number, a place in `REGIMES`; without current elements it is not there. */
  regimes: ReadonlyMap<number, number>;
}

export function createObjectIndex(): ObjectIndex {
  let state = emptyState();
  let revision = 0;
  const totals = new Map<string, number>();
  const changed = (): void => {
    revision++;
    totals.clear();
  };
  const summaryAt = (slot: number): ObjectSummary => {
    const known = state.summaries[slot];
    if (known) return known;
    const summary = summaryOf(state.table.rowAt(slot), state.regimes);
    state.summaries[slot] = summary;
    return summary;
  };
  const isWanted = (query: ObjectQuery): ((slot: number) => boolean) | null => {
    const { kind, owner, fleet, regime, in_orbit } = query;
    if (kind === undefined && !owner && !fleet && regime === undefined && in_orbit === undefined) return null;
    const wantedOwner = owner?.toUpperCase();
    const wantedFleet = fleet?.toUpperCase();
    return (slot) => {
      const summary = summaryAt(slot);
      return (
        (kind === undefined || summary.kind === kind) &&
        (!wantedOwner || summary.owner?.toUpperCase() === wantedOwner) &&
        (!wantedFleet || summary.fleet?.toUpperCase() === wantedFleet) &&
        (regime === undefined || summary.regime === regime) &&
        (in_orbit === undefined || summary.in_orbit === in_orbit)
      );
    };
  };
  const listByNumber = (query: ObjectQuery): Page<ObjectSummary> => {
    const limit = pageLimit(query.limit);
    const after = query.cursor === undefined ? -1 : readCursor(query.cursor, 'number', 1)[0]!;
    const wanted = isWanted(query);
    const order = state.table.order();
    const ids = state.table.ids();
    const items: ObjectSummary[] = [];
    let at = placeAfter(order, ids, after);
    for (; at < order.length && items.length <= limit; at++) {
      if (wanted === null || wanted(order[at]!)) items.push(summaryAt(order[at]!));
    }
    const hasMore = items.length > limit;
    if (hasMore) items.pop();
    const key = JSON.stringify([query.kind, query.owner, query.fleet, query.regime, query.in_orbit]);
    let total = totals.get(key);
    if (total === undefined) {
      total = wanted === null ? order.length : order.reduce((sum, slot) => sum + (wanted(slot) ? 1 : 0), 0);
      if (totals.size < 1000) totals.set(key, total);
    }
    return { items, next: hasMore ? writeCursor('number', [items.at(-1)!.object_id]) : null, total };
  };
  const listBest = (query: ObjectQuery, text: string): Page<ObjectSummary> => {
    const limit = pageLimit(query.limit);
    const after = query.cursor === undefined ? Infinity : readCursor(query.cursor, 'best', 1)[0]!;
    const { slots: found, tiers, fits } = state.search.search(text);
    const wanted = isWanted(query);
    const best = createRankedSlots(limit + 1, after);
    const ids = state.table.ids();
    const standings = state.table.standings();
    for (let k = 0; k < found.length; k++) {
      const slot = found.at[k]!;
      if (wanted !== null && !wanted(slot)) continue;
      best.offer(slot, rankOf(tiers[slot]!, standings[slot]!, fits[slot]!, ids[slot]!));
    }
    const { slots, ranks } = best.take();
    const hasMore = slots.length > limit;
    const items = slots.slice(0, limit).map(summaryAt);
    return { items, next: hasMore ? writeCursor('best', [ranks[limit - 1]!]) : null, total: best.offered() };
  };
  return {
    async load(rows, orbits) {
      const next = emptyState();
      for await (const page of rows) await putAll(next, page);
      next.regimes = orbits === undefined ? state.regimes : await regimesOf(orbits);
      await setImmediate();
      // What the first search would have to make.
      next.search.search('a');
      next.table.order();
      state = next;
      changed();
    },
    async update(rows) {
      await putAll(state, rows);
      changed();
    },
    async setOrbits(orbits) {
      state.regimes = await regimesOf(orbits);
      state.summaries.length = 0;
      changed();
    },
    list(query) {
      const text = query.search?.trim() ?? '';
      return text === '' ? listByNumber(query) : listBest(query, text);
    },
    summary(id) {
      const slot = state.table.slotOf(id);
      return slot === undefined ? undefined : summaryAt(slot);
    },
    row(id) {
      const slot = state.table.slotOf(id);
      return slot === undefined ? undefined : state.table.rowAt(slot);
    },
    *summaries() {
      for (const slot of state.table.order()) yield summaryAt(slot);
    },
    size: () => state.table.size(),
    revision: () => revision,
  };
}

function emptyState(): IndexState {
  const table = createObjectTable();
  return { table, search: createObjectSearch(table), summaries: [], regimes: new Map() };
}

async function putAll(state: IndexState, rows: readonly ObjectRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    for (const row of rows.slice(from, from + ROWS_AT_ONCE)) state.summaries[state.table.put(row)] = undefined;
    await setImmediate();
  }
}

async function regimesOf(orbits: Iterable<ObjectOrbit>): Promise<Map<number, number>> {
  const regimes = new Map<number, number>();
  let count = 0;
  for (const orbit of orbits) {
    regimes.set(orbit.objectId, REGIMES.indexOf(regimeOf(orbit)));
    if (++count % ROWS_AT_ONCE === 0) await setImmediate();
  }
  return regimes;
}

function summaryOf(row: ObjectRow, regimes: ReadonlyMap<number, number>): ObjectSummary {
  const regime = regimes.get(row.object_id);
  return {
    object_id: row.object_id,
    name: row.name,
    cospar_id: row.cospar,
    kind: row.kind,
    owner: row.owner,
    fleet: row.fleet,
    regime: regime === undefined ? null : REGIMES[regime]!,
    in_orbit: isInOrbit(row, regime !== undefined),
  };
}

/** As the satellite catalogue says; else current elements show it; null where neither says. */
function isInOrbit(row: ObjectRow, hasElements: boolean): boolean | null {
  if (hasDecayed(row)) return false;
  return row.in_orbit ?? (hasElements ? true : null);
}

/** One number that orders objects which match: by tier, standing, how well words fit, the older number first. Below 2⁵³. */
function rankOf(tier: number, standing: number, fit: number, id: number): number {
  return ((tier * STANDINGS + standing) * 16 + fit) * 2 ** 30 + (2 ** 30 - 1 - id);
}

/** The first place in the order whose number is greater. */
function placeAfter(order: Int32Array, ids: Int32Array, after: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[order[middle]!]! <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
