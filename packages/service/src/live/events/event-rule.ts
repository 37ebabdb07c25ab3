import { ROW_CLASSES, type RowClass } from '@clearway/contract';
import { placeOfObject } from '../approaches/matching-rows.ts';
import type { BuiltRunModel } from '../approaches/run-model-input.ts';

/** Which encounters are followed as events. */
export interface EventRule {
  /** Up to this miss distance, km. */
  readonly missKm: number;
  /** From this maximum probability on. */
  readonly maxProbability: number;
}

/**
 * Of a week of the catalogue of 2026-03-10 (21,569 objects, 441,478 close approaches within 5 km, 134,695 of them ranked)
 * these make 5,483 events; 0.5 km would make 1,396 and 2 km 22,241. Down to 1 km the distance decides alone: the probability
 * adds none there, 17 at 0.5 km, since it is that of the typical size of an object's kind.
 */
export const DEFAULT_EVENT_RULE: EventRule = { missKm: 1, maxProbability: 1e-4 };

/** What the rule asks of an encounter. */
export interface RuledEncounter {
  readonly class: RowClass;
  readonly missDistanceKm: number;
  /** NaN where there is none. */
  readonly maxProbability: number;
  /** One of the two is on a watchlist. */
  readonly isWatched: boolean;
}

/**
 * Whether an encounter is followed as an event: what people should look at first when it is close or probable enough, and of
 * watched objects everything within the threshold. A pair that stays together is no encounter: see {@link eventRows}.
 */
export function isEvent(encounter: RuledEncounter, rule: EventRule = DEFAULT_EVENT_RULE): boolean {
  if (encounter.class === 'repeated' || encounter.class === 'co-located') return false;
  if (encounter.isWatched) return true;
  if (encounter.class !== 'ranked') return false;
  return encounter.missDistanceKm <= rule.missKm || encounter.maxProbability >= rule.maxProbability;
}

/**
 * So many events of one run are followed at most: each is an object in memory and a row with its signal. Ten times as many as a week of
 * today's catalogue has; a day of a million objects has millions that the rule would take.
 */
export const MOST_EVENTS = 100_000;

/**
 * The rows of a run that are events, ascending: those that the rule takes, and of each watched pair that stays together its
 * closest row. Whoever flies together with a watched object is watched. Where they are too many, all that are watched and the most probable of
 * the others.
 */
export function eventRows(
  built: BuiltRunModel,
  watched: Iterable<number>,
  { rule = DEFAULT_EVENT_RULE, most = MOST_EVENTS }: { readonly rule?: EventRule; readonly most?: number } = {},
): Int32Array {
  const { rows, others } = ruledRows(built, watched, rule);
  return Int32Array.from([...rows, ...mostProbable(built, others, most)]).sort();
}

/** How many the rule takes that are not followed, as they are too many. */
export function eventsLeftOut(built: BuiltRunModel, watched: Iterable<number>): number {
  return Math.max(0, ruledRows(built, watched, DEFAULT_EVENT_RULE).others.length - MOST_EVENTS);
}

/** The rows with the greatest maximum probability; of equal ones those with the least miss. */
function mostProbable({ table }: BuiltRunModel, rows: number[], most: number): readonly number[] {
  if (rows.length <= most) return rows;
  const probability = (row: number): number => {
    const value = table.maxProbability[row]!;
    return Number.isNaN(value) ? -1 : value;
  };
  const least = Float64Array.from(rows, probability).sort()[rows.length - most]!;
  const above = rows.filter((row) => probability(row) > least);
  const equal = rows.filter((row) => probability(row) === least);
  equal.sort((a, b) => table.missDistanceMm[a]! - table.missDistanceMm[b]! || a - b);
  return [...above, ...equal.slice(0, most - above.length)];
}

/** Rows of watched objects, and the others that the rule takes. */
function ruledRows(
  built: BuiltRunModel,
  watched: Iterable<number>,
  rule: EventRule,
): { readonly rows: readonly number[]; readonly others: number[] } {
  const { table, classOfRow, primary, secondary } = built;
  const isWatched = watchedPlaces(built, watched);
  // Rows have their probabilities as floats.
  const floatRule = { ...rule, maxProbability: Math.fround(rule.maxProbability) };
  const rows: number[] = [];
  const others: number[] = [];
  for (let row = 0; row < table.count; row++) {
    const encounter: RuledEncounter = {
      class: ROW_CLASSES[classOfRow[row]!]!,
      missDistanceKm: table.missDistanceMm[row]! / 1e6,
      maxProbability: table.maxProbability[row]!,
      isWatched: isWatched[primary[row]!] === 1 || isWatched[secondary[row]!] === 1,
    };
    if (isEvent(encounter, floatRule)) (encounter.isWatched ? rows : others).push(row);
  }
  for (const row of built.coLocatedRows) {
    if (isWatched[primary[row]!] === 1 || isWatched[secondary[row]!] === 1) rows.push(row);
  }
  return { rows, others };
}

function watchedPlaces(built: BuiltRunModel, watched: Iterable<number>): Uint8Array {
  const places = new Uint8Array(built.objectIds.length);
  for (const id of watched) {
    const place = placeOfObject(built, id);
    if (place !== -1) places[place] = 1;
  }
  for (const members of built.groups) {
    if (members.some((place) => places[place] === 1)) for (const place of members) places[place] = 1;
  }
  return places;
}
