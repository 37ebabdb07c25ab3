import type { ElementSets } from './element-sets.ts';
import { findCrossing } from './find-crossing.ts';
import type { Interval } from './intervals.ts';
import { type MotionPiece, type MotionSource, motionPieces } from './motion-pieces.ts';
import type { ObjectMotion } from './object-motion.ts';
import { splineMotions } from './spline-motion.ts';

/** The least distance of an object (index in the catalogue) in a window. */
export interface Meeting {
  readonly index: number;
  readonly timeMs: number;
  readonly distanceKm: number;
  readonly relativeSpeedKmS: number;
  /** By which it is known where either object is then. */
  readonly ownSource: MotionSource;
  readonly otherSource: MotionSource;
}

/** Keeps the nearest so many. */
export interface NearestFirst {
  readonly add: (meeting: Meeting) => void;
  /** The distance that one more has to be below, km: infinite while there is room. */
  readonly worst: () => number;
  readonly list: () => Meeting[];
}

export function nearestFirst(count: number): NearestFirst {
  const kept: Meeting[] = [];
  return {
    add: (meeting) => {
      let at = kept.length;
      while (at > 0 && kept[at - 1]!.distanceKm > meeting.distanceKm) at--;
      kept.splice(at, 0, meeting);
      if (kept.length > count) kept.pop();
    },
    worst: () => (kept.length < count ? Number.POSITIVE_INFINITY : kept[count - 1]!.distanceKm),
    list: () => [...kept],
  };
}

const CHUNK = 16;
const LEAST_STEP_SECONDS = 0.25;
const MOST_STEP_SECONDS = 60;
/** Near each other, samples are apart by the time in which they pass this part of their distance. */
const SAMPLE_PART = 0.3;
const TOLERANCE_MS = 1;

/**
 * Who comes closest to an object in a window. `nearby` are the nearest at its start, which say from where on nothing more
 * need be looked at. Another object's distance obeys d(t) ≥ d + d′t − B t²/2, B the greatest sum of both attractions, so the
 * search of each leaps over all times at which it can't be among the nearest.
 */
export async function closestAhead(
  sets: ElementSets,
  index: number,
  nearby: readonly Meeting[],
  window: Interval,
  count: number,
  giveWay: (part: number) => Promise<void> | undefined,
): Promise<Meeting[]> {
  const { fromMs, toMs } = window;
  const own = motionPieces(sets, index, fromMs, toMs, splineMotions(fromMs, toMs));
  const best = nearestFirst(count);
  // Those near now first: their distances are the bar for all others.
  const first = nearby.map((meeting) => meeting.index);
  const isFirst = new Set([...first, index]);
  const order = [...first, ...sets.objectIds.map((_, k) => k).filter((k) => !isFirst.has(k))];
  for (let k = 0; k < order.length; k++) {
    if (k % CHUNK === 0) await giveWay(k / order.length);
    const other = order[k]!;
    const meeting = closestOfPieces(own, motionPieces(sets, other, fromMs, toMs), best.worst());
    if (meeting !== null) best.add({ index: other, ...meeting });
  }
  return best.list();
}

/** The least distance below `bar` of two objects whose motions are in pieces; null where there is none. */
function closestOfPieces(
  own: readonly MotionPiece[],
  others: readonly MotionPiece[],
  bar: number,
): Omit<Meeting, 'index'> | null {
  let least: Omit<Meeting, 'index'> | null = null;
  for (const mine of own) {
    for (const theirs of others) {
      const window = { fromMs: Math.max(mine.fromMs, theirs.fromMs), toMs: Math.min(mine.toMs, theirs.toMs) };
      if (!(window.fromMs < window.toMs)) continue;
      const level: number = least?.distanceKm ?? bar;
      const [one, other] = [mine.bounds, theirs.bounds];
      const apart = Math.max(other.leastRadiusKm - one.mostRadiusKm, one.leastRadiusKm - other.mostRadiusKm);
      if (apart >= level) continue;
      const found = leastDistance(mine.near, theirs.near, one.pullKmS2 + other.pullKmS2, window, level);
      if (found !== null) least = { ...found, ownSource: mine.source, otherSource: theirs.source };
    }
  }
  return least;
}

type Moment = Omit<Meeting, 'index' | 'ownSource' | 'otherSource'>;

const a = new Float64Array(6);
const b = new Float64Array(6);

/** Distance (km), its rate and the relative speed (km/s) at a time. */
interface Distance {
  readonly distanceKm: number;
  readonly rateKmS: number;
  readonly relativeSpeedKmS: number;
}

function distanceAt(own: ObjectMotion, other: ObjectMotion, timeMs: number): Distance | null {
  if (own(timeMs, a) !== 0 || other(timeMs, b) !== 0) return null;
  const [x, y, z] = [b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!];
  const [vx, vy, vz] = [b[3]! - a[3]!, b[4]! - a[4]!, b[5]! - a[5]!];
  const distanceKm = Math.sqrt(x * x + y * y + z * z);
  const rateKmS = distanceKm === 0 ? 0 : (x * vx + y * vy + z * vz) / distanceKm;
  return { distanceKm, rateKmS, relativeSpeedKmS: Math.sqrt(vx * vx + vy * vy + vz * vz) };
}

/** The least distance in the window where it is below `bar`, else null. `pull` bounds the relative acceleration, km/s². */
function leastDistance(
  own: ObjectMotion,
  other: ObjectMotion,
  pull: number,
  { fromMs, toMs }: Interval,
  bar: number,
): Moment | null {
  let least: Moment | null = null;
  let level = bar;
  const take = (timeMs: number, { distanceKm, relativeSpeedKmS }: Distance): void => {
    if (!(distanceKm < level)) return;
    least = { timeMs, distanceKm, relativeSpeedKmS };
    level = distanceKm;
  };
  let lastMs = fromMs;
  let last = distanceAt(own, other, fromMs);
  while (last !== null) {
    take(lastMs, last);
    if (lastMs >= toMs) break;
    const { distanceKm, rateKmS, relativeSpeedKmS } = last;
    const near = Math.min(MOST_STEP_SECONDS, (SAMPLE_PART * distanceKm) / relativeSpeedKmS);
    const clear =
      distanceKm > level ? (rateKmS + Math.sqrt(rateKmS * rateKmS + 2 * pull * (distanceKm - level))) / pull : 0;
    const timeMs = Math.min(toMs, lastMs + 1000 * Math.max(LEAST_STEP_SECONDS, near, clear));
    const next = distanceAt(own, other, timeMs);
    if (next === null) break;
    if (rateKmS < 0 && next.rateKmS > 0) {
      const rate = (at: number): number => distanceAt(own, other, at)?.rateKmS ?? 0;
      const minimumMs = findCrossing(rate, lastMs, rateKmS, timeMs, next.rateKmS, TOLERANCE_MS);
      const minimum = distanceAt(own, other, minimumMs);
      if (minimum !== null) take(minimumMs, minimum);
    }
    lastMs = timeMs;
    last = next;
  }
  return least;
}
