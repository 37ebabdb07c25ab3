import { secondsBetween } from '@clearway/astro';
import type { SatcatEntry } from '../catalog/satcat.ts';
import { groupObjects, type ObjectGroups } from './rank-object-groups.ts';
import { fleetsFromNames, kindFromName, type ObjectKind } from './rank-object-kind.ts';
import { canManoeuvre, ownerOf } from './rank-object-owner.ts';
import type { ScreeningRun } from './screening-run.ts';

/**
 * Elements older than this at the start of the window are left out of rankings: a catalogued object is measured
 * daily (95 % of the public catalogue is younger than 3 days), and after a week along-track errors in low orbit are
 * tens of kilometres, so a 100-m miss says nothing.
 */
export const STALE_AFTER_DAYS = 7;

/** Why a row is not in the ranking for people. Every row is in the results. */
export type RankingClass = 'ranked' | 'repeated' | 'co-located' | 'stale' | 'fleet';
const CLASSES: readonly RankingClass[] = ['ranked', 'repeated', 'co-located', 'stale', 'fleet'];

/** A pair that stays together: one line instead of one per minimum. */
export interface CoLocatedPair {
  /** Row of the pair's closest minimum. */
  readonly row: number;
  /** How many rows of the results belong to the pair. */
  readonly rows: number;
}

/** The order in which people see the close approaches of a run, and what was left out of it. */
export interface Ranking {
  /** The ranked rows of the run's approaches, closest first. */
  readonly rows: Int32Array;
  /** All rows, closest first. */
  readonly allRows: Int32Array;
  readonly coLocated: readonly CoLocatedPair[];
  /** Rows by class, as an index into `classNames`. */
  readonly classOfRow: Uint8Array;
  readonly classNames: readonly RankingClass[];
  readonly counts: Readonly<Record<RankingClass, number>>;
  readonly groups: ObjectGroups;
  readonly kinds: readonly ObjectKind[];
  readonly fleets: readonly (string | null)[];
  /** Null where nobody says so. */
  readonly owners: readonly (string | null)[];
  readonly canManoeuvre: readonly (boolean | null)[];
  /** Age of each object's elements at the start of the window, days; negative for an epoch after it. */
  readonly ageDays: Float64Array;
}

/**
 * Ranks the close approaches of a run by miss distance. Left out: pairs that stay together (one line each in
 * `coLocated`), the same encounter seen again under another number of a group, pairs of one fleet, and elements older
 * than a week at the start of the window.
 * @param satcat what is known of the objects beside their names.
 */
export function rankCloseApproaches(run: ScreeningRun, satcat?: ReadonlyMap<number, SatcatEntry>): Ranking {
  const { objects, approaches } = run;
  const names = objects.map((object) => object.name);
  const entries = objects.map((object) => satcat?.get(object.id));
  const kinds = names.map((name, i) => entries[i]?.kind ?? kindFromName(name));
  const fleets = fleetsFromNames(names);
  const start = run.report.window.start;
  const ageDays = Float64Array.from(objects, (object) => secondsBetween(object.epoch, start) / 86_400);
  const groups = groupObjects(run);
  const together = coLocatedPairs(run, groups);
  const repeated = repeatedRows(run, groups);
  const classOfRow = new Uint8Array(approaches.count);
  const counts = { ranked: 0, repeated: 0, 'co-located': 0, stale: 0, fleet: 0 };
  for (let i = 0; i < approaches.count; i++) {
    const primary = approaches.primary[i]!;
    const secondary = approaches.secondary[i]!;
    let rowClass: RankingClass = 'ranked';
    if (together.has(pairKey(groups, primary, secondary, objects.length))) rowClass = 'co-located';
    else if (repeated.has(i)) rowClass = 'repeated';
    else if (Math.max(Math.abs(ageDays[primary]!), Math.abs(ageDays[secondary]!)) > STALE_AFTER_DAYS)
      rowClass = 'stale';
    else if (fleets[primary] !== null && fleets[primary] === fleets[secondary]) rowClass = 'fleet';
    counts[rowClass]++;
    classOfRow[i] = CLASSES.indexOf(rowClass);
  }
  const allRows = Int32Array.from(classOfRow, (_, row) => row).sort((one, other) => compareMiss(run, one, other));
  const rows = allRows.filter((row) => classOfRow[row] === 0);
  const coLocated = [...together.values()].sort((one, other) => compareMiss(run, one.row, other.row));
  const owners = fleets.map((fleet, i) => ownerOf(fleet, entries[i]));
  const movable = fleets.map((fleet, i) => canManoeuvre(kinds[i]!, fleet, entries[i]));
  return {
    rows,
    allRows,
    coLocated,
    classOfRow,
    classNames: CLASSES,
    counts,
    groups,
    kinds,
    fleets,
    owners,
    canManoeuvre: movable,
    ageDays,
  };
}

function compareMiss(run: ScreeningRun, one: number, other: number): number {
  const miss = run.approaches.missDistanceKm;
  return miss[one]! - miss[other]! || one - other;
}

/** One number for an unordered pair of groups; exact up to 94 million objects. */
function pairKey(groups: ObjectGroups, primary: number, secondary: number, objects: number): number {
  const a = groups.groupOf[primary]!;
  const b = groups.groupOf[secondary]!;
  return a < b ? a * objects + b : b * objects + a;
}

function coLocatedPairs(run: ScreeningRun, groups: ObjectGroups): Map<number, CoLocatedPair> {
  const { approaches, objects } = run;
  const together = new Map<number, { row: number; rows: number }>();
  for (let i = 0; i < approaches.count; i++) {
    if (approaches.coLocated[i] !== 1) continue;
    together.set(pairKey(groups, approaches.primary[i]!, approaches.secondary[i]!, objects.length), {
      row: i,
      rows: 0,
    });
  }
  if (together.size === 0) return together;
  for (let i = 0; i < approaches.count; i++) {
    const pair = together.get(pairKey(groups, approaches.primary[i]!, approaches.secondary[i]!, objects.length));
    if (!pair) continue;
    pair.rows++;
    if (compareMiss(run, i, pair.row) < 0) pair.row = i;
  }
  return together;
}

/** Members of a group meet a third object within a few seconds of each other: that is one encounter. */
const SAME_ENCOUNTER_SECONDS = 60;

/** The rows that show, under another number of a group, an encounter of which a closer row exists. */
function repeatedRows(run: ScreeningRun, groups: ObjectGroups): Set<number> {
  const { approaches, objects } = run;
  const repeated = new Set<number>();
  const closest = new Map<number, number>();
  const grouped = (index: number): boolean => groups.members.has(groups.groupOf[index]!);
  for (let i = 0; i < approaches.count; i++) {
    const primary = approaches.primary[i]!;
    const secondary = approaches.secondary[i]!;
    if (!grouped(primary) && !grouped(secondary)) continue;
    const key = pairKey(groups, primary, secondary, objects.length);
    const earlier = closest.get(key);
    if (earlier === undefined || approaches.tca[i]! - approaches.tca[earlier]! > SAME_ENCOUNTER_SECONDS) {
      closest.set(key, i);
    } else if (compareMiss(run, i, earlier) < 0) {
      repeated.add(earlier);
      closest.set(key, i);
    } else {
      repeated.add(i);
    }
  }
  return repeated;
}
