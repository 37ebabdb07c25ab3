import type { Approach } from './brute-force/brute-force.ts';

/** How far two programs may differ, by the command's contract. */
const DISTANCE_KM = 1e-4;
const TCA_SECONDS = 1e-4;
/** From this speed up the time of closest approach is good to 0.1 ms; below it only the distance counts. */
const TIMED_SPEED_KM_S = 0.1;

/** Where the comparison of rows has edges of its own. */
export interface RowLimits {
  readonly thresholdKm: number;
  /** Rows within a millisecond of these times may fall on either side of them. */
  readonly from: number;
  readonly to: number;
}

/**
 * What is wrong with `found` when `expected` is right, a line for each: rows missed, rows that should not be, and rows
 * that differ. Rows within 0.1 m of the threshold may be in either list alone.
 */
export function differences(expected: readonly Approach[], found: readonly Approach[], limits: RowLimits): string[] {
  const wrong: string[] = [];
  const byPair = new Map<string, { expected: Approach[]; found: Approach[] }>();
  const listsOf = (row: Approach): { expected: Approach[]; found: Approach[] } => {
    const key = `${row.first},${row.second}`;
    const lists = byPair.get(key) ?? { expected: [], found: [] };
    byPair.set(key, lists);
    return lists;
  };
  for (const row of expected) listsOf(row).expected.push(row);
  for (const row of found) listsOf(row).found.push(row);
  for (const [pair, lists] of byPair) {
    const left = lists.found.sort((a, b) => a.tca - b.tca);
    for (const row of lists.expected.sort((a, b) => a.tca - b.tca)) {
      const tolerance = timeTolerance(row);
      const k = left.findIndex((other) => Math.abs(other.tca - row.tca) <= Math.max(0.5, tolerance));
      const [match] = k < 0 ? [] : left.splice(k, 1);
      if (match) wrong.push(...mismatches(row, match, tolerance, limits.thresholdKm).map((w) => `${pair}: ${w}`));
      else if (!onEdge(row, limits)) wrong.push(`${pair}: missed ${text(row)}`);
    }
    for (const row of left) if (!onEdge(row, limits)) wrong.push(`${pair}: not there ${text(row)}`);
  }
  return wrong;
}

/**
 * Times of slow minima are as uncertain as noise and flatness make them: where the distance rises by less than 0.1 m. The
 * distance rises with ½(w²/d)t² at least where the motion is straight.
 */
function timeTolerance(row: Approach): number {
  if (row.relativeSpeedKmS >= TIMED_SPEED_KM_S) return TCA_SECONDS;
  return Math.min(300, Math.sqrt(2 * row.missDistanceKm * DISTANCE_KM) / row.relativeSpeedKmS + 1);
}

function onEdge(row: Approach, { thresholdKm, from, to }: RowLimits): boolean {
  const tolerance = Math.max(1e-3, row.relativeSpeedKmS < TIMED_SPEED_KM_S ? timeTolerance(row) : 0);
  return (
    Math.abs(row.missDistanceKm - thresholdKm) <= DISTANCE_KM ||
    Math.abs(row.tca - from) <= tolerance ||
    Math.abs(row.tca - to) <= tolerance
  );
}

function mismatches(expected: Approach, found: Approach, tolerance: number, thresholdKm: number): string[] {
  const wrong: string[] = [];
  const check = (what: keyof Approach, limit: number): void => {
    const difference = Math.abs(Number(expected[what]) - Number(found[what]));
    if (!(difference <= limit)) wrong.push(`${what} ${found[what]} for ${expected[what]} of ${text(expected)}`);
  };
  check('tca', tolerance);
  check('missDistanceKm', DISTANCE_KM);
  check('relativeSpeedKmS', 1e-4);
  // Components turn with the pair while the time is uncertain.
  const turn = tolerance * (expected.relativeSpeedKmS + 0.0012 * expected.missDistanceKm);
  check('radialKm', DISTANCE_KM + turn);
  check('inTrackKm', DISTANCE_KM + turn);
  check('crossTrackKm', DISTANCE_KM + turn);
  // The threshold is passed when the distance is right to 0.1 m; the paths of slow pairs bend on the way there.
  const change = expected.relativeSpeedKmS * Math.sqrt(Math.max(0, 1 - (expected.missDistanceKm / thresholdKm) ** 2));
  if (change > 1e-3) {
    const leastChange = change * (expected.relativeSpeedKmS < TIMED_SPEED_KM_S ? 0.2 : 1);
    check('entry', TCA_SECONDS + DISTANCE_KM / leastChange);
    check('exit', TCA_SECONDS + DISTANCE_KM / leastChange);
    check('coLocated', 0);
  }
  return wrong;
}

function text(row: Approach): string {
  return `at ${row.tca.toFixed(4)} s, ${row.missDistanceKm.toFixed(6)} km, ${row.relativeSpeedKmS.toFixed(6)} km/s`;
}
