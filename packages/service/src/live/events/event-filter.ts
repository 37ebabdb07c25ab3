import type { EventQuery, EventState } from '@clearway/contract';
import {
  encounterBounds,
  type SideCondition,
  sideConditions,
  type WatchlistMembers,
} from '../objects/encounter-filter.ts';
import type { KnownObjects } from '../objects/party.ts';
import type { KeptEvent } from './event-table.ts';

/** What a query asks of an event. */
export interface EventFilter {
  readonly isWanted: (event: KeptEvent, state: EventState) => boolean;
  /** The only objects whose events can be wanted; null where it may be any. */
  readonly objectIds: readonly number[] | null;
}

/** Throws UserError where a time or a watchlist cannot be meant. */
export function eventFilter(query: EventQuery, objects: KnownObjects, members: WatchlistMembers): EventFilter {
  const { state: wantedState = 'open', disposition } = query;
  const bounds = encounterBounds(query);
  const sides = sideConditions(query, members);
  return {
    objectIds: sides.find((side) => side.ids !== null)?.ids ?? null,
    isWanted(event, state) {
      const { row } = event;
      if (wantedState !== 'all' && state !== wantedState) return false;
      if (disposition !== undefined && disposition.length > 0 && !disposition.includes(row.disposition)) return false;
      if (!(row.tca_us >= bounds.tcaFromUs && row.tca_us < bounds.tcaToUs)) return false;
      if (!(row.miss_distance_km < bounds.missBelowKm)) return false;
      if (bounds.probabilityFrom > 0 && !((row.max_probability ?? -1) >= bounds.probabilityFrom)) return false;
      return sides.every((side) => holdsForEither(event, side, objects));
    },
  };
}

function holdsForEither(event: KeptEvent, side: SideCondition, objects: KnownObjects): boolean {
  const { row, details } = event;
  if (side.holds(row.primary_id, event.primary) || side.holds(row.secondary_id, event.secondary)) return true;
  if (!side.withCompany) return false;
  const holds = (id: number): boolean => side.holds(id, objects.summary(id));
  return details.primary_together_with.some(holds) || details.secondary_together_with.some(holds);
}
