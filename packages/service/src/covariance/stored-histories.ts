import { setImmediate } from 'node:timers/promises';
import type { ErrorGrowth } from '@clearway/risk';
import { type ElementSetRow, elementSetHistories, listSources, type Store } from '@clearway/store';
import { type CatalogSnapshot, elementSetOfRow } from '../catalog/keeping/index.ts';
import { HISTORY_DAYS, MOST_SETS, recentGrowth } from './recent-growth.ts';

/** Growths of errors from the histories of element sets that are stored. */
export interface StoredHistories {
  /** By object, of those that have been looked at and have enough of a history. */
  readonly known: () => ReadonlyMap<number, ErrorGrowth>;
  /**
   * Looks at these objects, the most important first, and of these at as many as 400 whose elements are not those of the last look.
   * Gives way to other work after every object. A call while another goes on does nothing.
   */
  readonly look: (snapshot: Pick<CatalogSnapshot, 'rows'>, ids: Iterable<number>) => Promise<void>;
}

const MOST_OBJECTS = 400;
/** At most 36,000 sets, of three sources: 6 MB on their way from the database. */
const OBJECTS_AT_ONCE = 100;
const DAY_US = 86_400e6;

export function createStoredHistories({ db }: Store): StoredHistories {
  const growths = new Map<number, ErrorGrowth>();
  /** The element set at which each object was last looked at. */
  const lookedAt = new Map<number, number>();
  let isLooking = false;

  const look = async (wanted: readonly ElementSetRow[]): Promise<void> => {
    const sources = await listSources(db);
    const general = new Set(sources.filter((each) => each.precedence === 'general').map((each) => each.source_id));
    /** General sets are the same whoever passes them on. */
    const kindOf = ({ source_id, series }: ElementSetRow): string =>
      general.has(source_id) ? 'general' : `${source_id} ${series}`;
    const current = new Map(wanted.map((row) => [row.object_id, row]));
    const untilUs = wanted.reduce((most, { epoch_us }) => Math.max(most, epoch_us), 0);
    const sinceUs = wanted.reduce((least, { epoch_us }) => Math.min(least, epoch_us), untilUs) - HISTORY_DAYS * DAY_US;
    const rows = await elementSetHistories(db, [...current.keys()], { sinceUs, untilUs, most: 3 * MOST_SETS });
    for (const [id, own] of Map.groupBy(rows, ({ object_id }) => object_id)) {
      const chosen = current.get(id)!;
      // Sets that are fitted otherwise do not age as this one does. What is private stays with what is private.
      const history = own.filter(
        (row) => kindOf(row) === kindOf(chosen) && row.epoch_us <= chosen.epoch_us && (chosen.private || !row.private),
      );
      const growth = recentGrowth(history.map((row) => elementSetOfRow(row, undefined)));
      if (growth) growths.set(id, growth);
      else growths.delete(id);
      await setImmediate();
    }
    for (const { object_id, element_set_id } of wanted) lookedAt.set(object_id, element_set_id);
  };

  return {
    known: () => growths,
    async look({ rows }, ids) {
      if (isLooking) return;
      isLooking = true;
      try {
        const chosen = new Map(rows.map((row) => [row.object_id, row]));
        const due: ElementSetRow[] = [];
        for (const id of new Set(ids)) {
          const row = chosen.get(id);
          if (row && lookedAt.get(id) !== row.element_set_id) due.push(row);
          if (due.length === MOST_OBJECTS) break;
        }
        for (let at = 0; at < due.length; at += OBJECTS_AT_ONCE) await look(due.slice(at, at + OBJECTS_AT_ONCE));
      } finally {
        isLooking = false;
      }
    },
  };
}
