import { setImmediate } from 'node:timers/promises';
import type { EventRow, EventSighting } from '@clearway/store';
import type { Encounter } from './encounter.ts';
import { matchEncounters } from './match-encounters.ts';

/** An encounter that a run found. */
export interface SeenEncounter extends Encounter {
  readonly radialKm: number;
  readonly inTrackKm: number;
  readonly crossTrackKm: number;
  readonly maxProbability: number | null;
  /** True where it is close or probable enough to be an event of itself; others only continue known ones. */
  readonly isEvent: boolean;
  /** It rests on data of a personal account. */
  readonly private: boolean;
  /** Whose ephemeris it was found with; null: everybody's. */
  readonly teamId: number | null;
  /** To be shown with it. */
  readonly details: object;
}

/** An event that is known, with the shorter period of its objects, s. */
export interface KnownEvent {
  readonly row: EventRow;
  readonly periodSeconds: number;
}

/** What became of an event: worth telling somebody, or not. */
export type EventNews = 'new' | 'worsened' | 'cleared' | 'reopened' | null;

export interface FollowedEvents {
  readonly sightings: readonly EventSighting[];
  /** Of each sighting. */
  readonly news: readonly EventNews[];
  /** Open events that the run sees exactly as they were known: there is nothing to note but that it saw them. */
  readonly unchanged: readonly number[];
}

/** Some milliseconds of work. */
const AT_ONCE = 1000;
/** An event has worsened when its probability has doubled, or its miss distance shrunk to this part of what it was. */
const WORSE_PROBABILITY_FACTOR = 2;
const WORSE_MISS_FACTOR = 0.7;

/**
 * Follows the known events (open or cleared, TCA within the window) through what a run found: continued where the run sees the
 * encounter again, cleared where it is no longer seen or no longer close, open again where it is; and those seen for the first
 * time. Known and seen are of one team: what one has to itself continues nothing of others. `seen` must hold all approaches of the pairs of known events. Gives way to other work in between.
 */
export async function followEvents(
  known: readonly KnownEvent[],
  seen: readonly SeenEncounter[],
): Promise<FollowedEvents> {
  const before = known.map(encounterOfEvent);
  await setImmediate();
  const { continued, appeared, missing } = matchEncounters(before, seen);
  const sightings: EventSighting[] = [];
  const news: EventNews[] = [];
  const unchanged: number[] = [];
  for (const [at, [k, f]] of continued.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    const { row } = known[k]!;
    const encounter = seen[f]!;
    const state = encounter.isEvent ? 'open' : 'cleared';
    if (state === row.state && saysTheSame(row, encounter)) {
      if (state === 'open') unchanged.push(row.event_id);
      continue;
    }
    sightings.push({ ...sightingOf(encounter), eventId: row.event_id, state });
    news.push(newsOf(row, encounter, state));
  }
  for (const f of appeared) {
    const encounter = seen[f]!;
    if (!encounter.isEvent) continue;
    sightings.push({ ...sightingOf(encounter), eventId: null, state: 'open' });
    news.push('new');
  }
  for (const k of missing) {
    const { row } = known[k]!;
    if (row.state === 'cleared') continue;
    sightings.push({ ...lastSeen(row), state: 'cleared' });
    news.push('cleared');
  }
  return { sightings, news, unchanged };
}

function encounterOfEvent({ row, periodSeconds }: KnownEvent): Encounter {
  return {
    primaryId: row.primary_id,
    secondaryId: row.secondary_id,
    tcaMicros: row.tca_us,
    missDistanceKm: row.miss_distance_km,
    relativeSpeedKmS: row.relative_speed_km_s,
    coLocated: (row.details as { co_located?: boolean }).co_located === true,
    periodSeconds,
  };
}

function sightingOf(seen: SeenEncounter): Omit<EventSighting, 'eventId' | 'state'> {
  return {
    primaryId: seen.primaryId,
    secondaryId: seen.secondaryId,
    private: seen.private,
    teamId: seen.teamId,
    tcaUs: seen.tcaMicros,
    missDistanceKm: seen.missDistanceKm,
    relativeSpeedKmS: seen.relativeSpeedKmS,
    radialKm: seen.radialKm,
    inTrackKm: seen.inTrackKm,
    crossTrackKm: seen.crossTrackKm,
    maxProbability: seen.maxProbability,
    details: seen.details,
  };
}

function lastSeen(row: EventRow): Omit<EventSighting, 'state'> {
  return {
    eventId: row.event_id,
    private: row.private,
    teamId: row.team_id,
    primaryId: row.primary_id,
    secondaryId: row.secondary_id,
    tcaUs: row.tca_us,
    missDistanceKm: row.miss_distance_km,
    relativeSpeedKmS: row.relative_speed_km_s,
    radialKm: row.radial_km,
    inTrackKm: row.in_track_km,
    crossTrackKm: row.cross_track_km,
    maxProbability: row.max_probability,
    details: row.details,
  };
}

function saysTheSame(row: EventRow, seen: SeenEncounter): boolean {
  return (
    row.tca_us === seen.tcaMicros &&
    row.miss_distance_km === seen.missDistanceKm &&
    row.radial_km === seen.radialKm &&
    row.in_track_km === seen.inTrackKm &&
    row.max_probability === seen.maxProbability &&
    row.private === seen.private &&
    ordered(row.details) === ordered(seen.details)
  );
}

/** As text with its names in order: the database has an order of its own. */
function ordered(details: object): string {
  return JSON.stringify(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function newsOf(row: EventRow, seen: SeenEncounter, state: 'open' | 'cleared'): EventNews {
  if (state === 'cleared') return row.state === 'cleared' ? null : 'cleared';
  if (row.state === 'cleared') return 'reopened';
  const nearer = seen.missDistanceKm <= WORSE_MISS_FACTOR * row.miss_distance_km;
  const likelier =
    (seen.maxProbability ?? 0) > 0 &&
    (seen.maxProbability ?? 0) >= WORSE_PROBABILITY_FACTOR * (row.max_probability ?? 0);
  return nearer || likelier ? 'worsened' : null;
}
