import { findCrossing } from './find-crossing.ts';
import type { ObjectMotion } from './object-motion.ts';
import { horizonPlane, look, lookUp, newSight, type Observer, type Sight } from './observer.ts';
import { leastHeightAt, type PassBounds } from './pass-bounds.ts';
import { secondsBelow } from './pass-leap.ts';

export interface PassLimits {
  readonly fromMs: number;
  readonly toMs: number;
  /** A pass lasts while the object stands at least this high, rad, at least 0. */
  readonly leastElevation: number;
  /** Passes that stay lower are left out, rad. */
  readonly leastPeakElevation: number;
}

export interface PassPrecision {
  /** Of rise, peak and set; 1 unless given. */
  readonly toleranceMs?: number;
  /**
   * Motion that is cheap at times near each other, for what is asked while the object is up: a spline, whose velocities
   * are the derivative of its positions. Else the motion itself.
   */
  readonly near?: ObjectMotion;
}

/** One pass: times in ms. Null where it began before the window or goes on after it. */
export interface PassTimes {
  readonly riseMs: number | null;
  readonly setMs: number | null;
  /** Of the greatest elevation inside the window. */
  readonly peakMs: number;
  readonly peakElevation: number;
}

/** Shorter steps are not taken while the object is too low; what could fit in between rises above by metres at most. */
const LEAST_STEP_MS = 2000;
/** Samples of a pass are apart by the time in which the object moves by this part of its range. */
const SAMPLE_PART = 0.35;
const LEAST_SAMPLE_MS = 1000;
const MOST_SAMPLE_MS = 10 * 60_000;

interface Sample {
  readonly timeMs: number;
  /** Radians, and rad/s. */
  readonly elevation: number;
  readonly rate: number;
}

/**
 * All passes of an object over a place in a window, in order of time; an object whose propagation fails has none from then on.
 *
 * While the object is too low, the search leaps over the time in which its height over the horizon's plane surely stays
 * below the least that an object as high as asked for has (`secondsBelow`): nothing is passed over but what rises above that
 * for less than `LEAST_STEP_MS`, by at most 6 m (0.01 km/s² for 1 s each way), less than 0.001° for any orbit. Above, it samples by range over speed; rises, sets and peaks are found between samples, each to the tolerance.
 */
export function findPasses(
  motion: ObjectMotion,
  observer: Observer,
  bounds: PassBounds,
  limits: PassLimits,
  { toleranceMs = 1, near = motion }: PassPrecision = {},
): PassTimes[] {
  const { fromMs, toMs, leastElevation } = limits;
  const leastPeak = Math.max(limits.leastPeakElevation, leastElevation);
  const leastHeight = leastHeightAt(observer, bounds.leastRadiusKm, leastPeak);
  const state = new Float64Array(6);
  const sight = newSight();
  const see = (timeMs: number): boolean => {
    if (near(timeMs, state) !== 0) return false;
    look(observer, timeMs, state, sight);
    return true;
  };
  const planeKm = horizonPlane(observer, 0).distanceKm;
  const search: Search = {
    see,
    sight,
    leastHeight,
    planeKm,
    leastElevation,
    bounds,
    toleranceMs,
    ratesAreExact: near !== motion,
  };
  const passes: PassTimes[] = [];
  let timeMs = fromMs;
  let earliestMs = fromMs;
  while (timeMs <= toMs && motion(timeMs, state) === 0) {
    lookUp(observer, timeMs, state, sight);
    if (sight.upKm < leastHeight) {
      if (timeMs === toMs) break;
      timeMs = Math.min(toMs, timeMs + leap(search));
      continue;
    }
    look(observer, timeMs, state, sight);
    const samples = sampleHigh(search, timeMs, earliestMs, toMs);
    addPasses(search, samples, toMs, leastPeak, passes);
    // What comes next cannot have risen before this one set.
    earliestMs = samples[samples.length - 1]!.timeMs;
    timeMs = earliestMs + LEAST_STEP_MS;
  }
  return passes;
}

interface Search {
  /** Sees the object at a time, or false where its propagation fails. */
  readonly see: (timeMs: number) => boolean;
  readonly sight: Sight;
  readonly leastHeight: number;
  /** Of the horizon's plane from the Earth's centre. */
  readonly planeKm: number;
  readonly leastElevation: number;
  readonly bounds: PassBounds;
  readonly toleranceMs: number;
  /** The motion that sees has velocities that are the derivative of its positions. */
  readonly ratesAreExact: boolean;
}

/** Milliseconds for which the object seen surely stays too low. */
function leap({ sight, leastHeight, bounds, planeKm }: Search): number {
  const seconds = secondsBelow(bounds, sight.upKm, sight.upKmS, leastHeight, planeKm);
  return Math.max(LEAST_STEP_MS, seconds * 1000);
}

function sampleStep(sight: Sight): number {
  const ms = (SAMPLE_PART * 1000 * sight.rangeKm) / sight.speedKmS;
  return Math.max(LEAST_SAMPLE_MS, Math.min(MOST_SAMPLE_MS, ms));
}

/**
 * Samples from before the rise to after the set around a time at which the object is high enough to matter, with every
 * maximum of the elevation among them. Ends at the window or where propagation fails.
 */
function sampleHigh(search: Search, aroundMs: number, earliestMs: number, toMs: number): Sample[] {
  const { see, sight, leastElevation, leastHeight } = search;
  const sampleAt = (timeMs: number): Sample | null =>
    see(timeMs) ? { timeMs, elevation: sight.elevation, rate: sight.elevationRate } : null;
  // Already seen by the search, so that it is there even where the other motion ends a moment earlier.
  const first: Sample = { timeMs: aroundMs, elevation: sight.elevation, rate: sight.elevationRate };
  const stepAtFirst = sampleStep(sight);
  const before: Sample[] = [];
  let step = stepAtFirst;
  for (let last = first; last.elevation >= leastElevation && last.timeMs > earliestMs; ) {
    const earlier = sampleAt(Math.max(earliestMs, last.timeMs - step));
    if (earlier === null) break;
    step = sampleStep(sight);
    before.push(earlier);
    last = earlier;
  }
  const samples = [...before.reverse(), first];
  step = stepAtFirst;
  let last = first;
  for (let high = true; high && last.timeMs < toMs; ) {
    const next = sampleAt(Math.min(toMs, last.timeMs + step));
    if (next === null) break;
    step = sampleStep(sight);
    high = sight.elevation >= leastElevation || sight.upKm >= leastHeight;
    if (last.rate > 0 && next.rate < 0) {
      const peak = sampleAt(peakBetween(search, last, next));
      if (peak !== null && peak.timeMs > last.timeMs && peak.timeMs < next.timeMs) samples.push(peak);
    }
    samples.push(next);
    last = next;
  }
  return samples;
}

function peakBetween(search: Search, last: Sample, next: Sample): number {
  const { see, sight, toleranceMs } = search;
  const rate = (timeMs: number): number => (see(timeMs) ? sight.elevationRate : -1);
  const levelMs = findCrossing(rate, last.timeMs, last.rate, next.timeMs, next.rate, toleranceMs);
  return search.ratesAreExact ? levelMs : topNear(search, levelMs);
}

/**
 * The top of the parabola through three elevations, where it is higher than the one in the middle. SGP4's velocities are not
 * quite the derivative of its positions, so rates alone put the peak of a slow object seconds beside its own.
 */
function topNear({ see, sight }: Search, timeMs: number): number {
  const elevationAt = (at: number): number => (see(at) ? sight.elevation : Number.NaN);
  const middle = elevationAt(timeMs);
  const apartMs = Math.min(MOST_APART_MS, (PARABOLA_PART * 1000 * sight.rangeKm) / sight.speedKmS);
  const before = elevationAt(timeMs - apartMs);
  const after = elevationAt(timeMs + apartMs);
  const topMs = timeMs + (apartMs * (after - before)) / (2 * (2 * middle - before - after));
  return Math.abs(topMs - timeMs) <= apartMs && elevationAt(topMs) > middle ? topMs : timeMs;
}

const PARABOLA_PART = 0.02;
const MOST_APART_MS = 120_000;

function addPasses(
  search: Search,
  samples: readonly Sample[],
  toMs: number,
  leastPeak: number,
  passes: PassTimes[],
): void {
  const { see, sight, leastElevation, toleranceMs } = search;
  const height = (timeMs: number): number => (see(timeMs) ? sight.elevation - leastElevation : -1);
  const crossing = (a: Sample, b: Sample): number =>
    findCrossing(height, a.timeMs, a.elevation - leastElevation, b.timeMs, b.elevation - leastElevation, toleranceMs);
  let rise: number | null = null;
  let peak: Sample | null = null;
  const close = (set: number | null): void => {
    if (peak !== null && peak.elevation >= leastPeak) {
      passes.push({ riseMs: rise, setMs: set, peakMs: peak.timeMs, peakElevation: peak.elevation });
    }
    rise = null;
    peak = null;
  };
  samples.forEach((sample, k) => {
    const previous = samples[k - 1];
    if (sample.elevation >= leastElevation) {
      if (peak === null && previous !== undefined) rise = crossing(previous, sample);
      if (peak === null || sample.elevation > peak.elevation) peak = sample;
    } else if (peak !== null && previous !== undefined) close(crossing(previous, sample));
  });
  const last = samples[samples.length - 1]!;
  // Cut off by the window's end, or by the end of propagation.
  if (peak !== null) close(last.timeMs < toMs ? last.timeMs : null);
}
