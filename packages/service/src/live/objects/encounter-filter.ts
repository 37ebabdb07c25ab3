import { parseUtc, UserError, unixMicros } from '@clearway/astro';
import type { EncounterFilter, ObjectSummary } from '@clearway/contract';
import { viewKey } from '@clearway/store';

/** Finds the members of a watchlist by its name. */
export type WatchlistMembers = (name: string) => readonly number[] | undefined;

/**
 * A condition on the objects of an encounter: it holds where either of the two fulfils it. `ids` are the only objects that
 * can, where they are known beforehand.
 */
export interface SideCondition {
  readonly ids: readonly number[] | null;
  readonly holds: (objectId: number, summary: ObjectSummary | undefined) => boolean;
  /** Whether those that fly together with such an object count as it. */
  readonly withCompany: boolean;
}

/** Bounds on the encounter itself. Times are microseconds since 1970-01-01 UTC. */
export interface EncounterBounds {
  readonly tcaFromUs: number;
  /** Not belonging to the range. */
  readonly tcaToUs: number;
  readonly missBelowKm: number;
  /** 0 where every encounter is wanted, those without a probability too. */
  readonly probabilityFrom: number;
}

/**
 * The conditions that a filter sets on the objects. Each may be fulfilled by the one or the other: `object=25544&kind=debris`
 * are encounters of the ISS with debris, and of debris that is called so.
 * Throws UserError `unknown` for a watchlist that is not there.
 */
export function sideConditions(filter: EncounterFilter, members: WatchlistMembers): SideCondition[] {
  const conditions: SideCondition[] = [];
  const among = (ids: readonly number[]): void => {
    const set = new Set(ids);
    conditions.push({ ids, holds: (id) => set.has(id), withCompany: true });
  };
  const matching = (holds: (summary: ObjectSummary) => boolean, withCompany = false): void => {
    conditions.push({ ids: null, holds: (_, summary) => summary !== undefined && holds(summary), withCompany });
  };
  const { object, name, owner, fleet, kind, regime, watchlist } = filter;
  if (object !== undefined && object.length > 0) among(object);
  if (watchlist !== undefined) {
    const ids = members(watchlist);
    if (!ids)
      throw new UserError('unknown', `there is no watchlist ${watchlist.slice(0, 100)}`, 'see the list of them');
    among(ids);
  }
  const part = name?.trim().toUpperCase();
  if (part) matching((summary) => summary.name.toUpperCase().includes(part), true);
  const wantedOwner = owner?.trim().toUpperCase();
  if (wantedOwner) matching((summary) => summary.owner?.toUpperCase() === wantedOwner);
  const wantedFleet = fleet?.trim().toUpperCase();
  if (wantedFleet) matching((summary) => summary.fleet?.toUpperCase() === wantedFleet);
  if (kind !== undefined) matching((summary) => summary.kind === kind);
  if (regime !== undefined) matching((summary) => summary.regime === regime);
  return conditions;
}

/** The bounds that a filter sets. Throws UserError where a time cannot be read. */
export function encounterBounds(filter: EncounterFilter): EncounterBounds {
  return {
    tcaFromUs: timeOf('tca_from', filter.tca_from) ?? Number.NEGATIVE_INFINITY,
    tcaToUs: timeOf('tca_to', filter.tca_to) ?? Infinity,
    missBelowKm: filter.miss_below_km ?? Infinity,
    probabilityFrom: filter.probability_from ?? 0,
  };
}

/** The filter as text: the same for the same question, whatever page of it is asked for; empty where all are wanted. */
export function filterKey(filter: EncounterFilter): string {
  const { object, name, owner, fleet, kind, regime, watchlist } = filter;
  const { tca_from, tca_to, miss_below_km, probability_from } = filter;
  const bounds = [tca_from, tca_to, miss_below_km, probability_from];
  // A name means another list to another team.
  const whose = watchlist === undefined ? undefined : viewKey();
  const asked = [object, name, owner, fleet, kind, regime, watchlist, whose, ...bounds];
  return asked.every((each) => each === undefined) ? '' : JSON.stringify(asked);
}

function timeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = parseUtc(text);
  if (time) return unixMicros(time);
  throw new UserError(
    'option-invalid',
    `${name}=${text.slice(0, 40)} is not a time`,
    'give it as 2026-03-10T00:00:00Z',
  );
}
