import { type ScreeningRun, STALE_AFTER_DAYS, secondsBetween } from '@clearway/service';
import { fleetsFromNames } from '../../../packages/service/src/runs/rank-object-kind.ts';
import { groupObjects, type ObjectGroups } from './group-objects.ts';

/** Why a row is not in the ranking for people. Every row is in the results. */
type RankingClass = 'ranked' | 'repeated' | 'co-located' | 'stale' | 'fleet';
const CLASSES: readonly RankingClass[] = ['ranked', 'repeated', 'co-located', 'stale', 'fleet'];

/** A pair that stays together: one line instead of one per minimum. */
interface CoLocatedPair {
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
  /** Rows by class, as places in `ranked, repeated, co-located, stale, fleet`. */
  readonly classOfRow: Uint8Array;
  readonly counts: Readonly<Record<RankingClass, number>>;
  readonly groups: ObjectGroups;
}

/**
 * The reference for the ranking of a stored run, written to be read and not to be fast. Ranks the close approaches of a
 * screening by miss distance. Left out: pairs that stay together (one line each in `coLocated`), the same encounter seen
 * again under another number of a group, pairs of one fleet, and elements older than a week at the start of the window.
 */
export function rankCloseApproaches(run: ScreeningRun): Ranking {
  const { objects, approaches } = run;
  const fleets = fleetsFromNames(objects.map((object) => object.name));
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
  return { rows, allRows, coLocated, classOfRow, counts, groups };
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
