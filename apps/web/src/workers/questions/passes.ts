import type { Geodetic } from '../../globe/view/earth-shape.ts';
import type { ElementSets } from './element-sets.ts';
import type { Interval } from './intervals.ts';
import { motionOfPieces, motionPieces } from './motion-pieces.ts';
import type { ObjectMotion } from './object-motion.ts';
import { elevationOfDirection, look, newSight, type Observer, observerAt } from './observer.ts';
import { darkIntervals, sunlitIntervals, visibleIntervals } from './pass-light.ts';
import type { PassTimes } from './pass-search.ts';
import { findPassesInPieces, mayRise, type PassSource } from './piecewise-passes.ts';
import { type Refusal, refusalAt } from './refusal.ts';
import { sunDirectionTeme } from './sun-direction.ts';

export interface PassesQuestion {
  readonly kind: 'passes';
  readonly objectId: number;
  readonly place: Geodetic;
  readonly fromMs: number;
  /** At most 240. */
  readonly hours: number;
  /** Rise and set are at this elevation, rad, at least 0. */
  readonly leastElevation: number;
}

/** Where an object stands at one time: rad, azimuth from north by east; geometric, without refraction. */
export interface PassPoint {
  readonly timeMs: number;
  readonly azimuth: number;
  readonly elevation: number;
  readonly rangeKm: number;
}

export interface Pass {
  readonly begin: PassPoint;
  readonly peak: PassPoint;
  readonly end: PassPoint;
  /** The window cuts it: it was up before, or stays up after. `begin` and `end` are then at the window's edge. */
  readonly beginsBefore: boolean;
  readonly endsAfter: boolean;
  /** When the object is in sunlight; the ends of these inside the pass are where it enters or leaves the shadow. */
  readonly sunlit: readonly Interval[];
  /** When it can be seen: in sunlight, the Sun below −6° at the place. */
  readonly visible: readonly Interval[];
  /** Of the Sun at the place at the peak, rad. */
  readonly sunElevation: number;
}

export interface PassWithTrack extends Pass {
  /** Time (ms), azimuth, elevation (rad) of points of the pass, in order of time, to draw it by. */
  readonly track: Float64Array;
  /** By which it is known where the object is. */
  readonly source: PassSource;
}

export type PassesAnswer =
  | {
      readonly status: 'ok';
      /** 'always up': does not set in the window; 'never up': its orbit never brings it above this horizon. */
      readonly outcome: 'passes' | 'none in the window' | 'always up' | 'never up';
      readonly passes: readonly PassWithTrack[];
    }
  | Refusal;

const MS_PER_HOUR = 3_600_000;
export const MOST_HOURS = 240;
const TRACK_POINTS = 32;
/** Revolutions per sidereal day between which an object without a pass in a day is taken to stand still. */
const STANDS_STILL_REV_PER_DAY = [0.995, 1.01] as const;

/** Passes of one object over a place. Rise, peak and set are good to 1 ms of the motion of SGP4 or of its operator's ephemeris. */
export function answerPasses(sets: ElementSets, question: PassesQuestion): PassesAnswer {
  const { objectId, place, fromMs, hours, leastElevation } = question;
  if (!(hours > 0 && hours <= MOST_HOURS)) throw new RangeError(`${hours} hours of passes: more than 0, at most 240`);
  const refusal = refusalAt(sets, objectId, fromMs);
  if (refusal !== null) return refusal;
  const index = sets.indexOf(objectId);
  const toMs = fromMs + hours * MS_PER_HOUR;
  const observer = observerAt(place);
  const pieces = motionPieces(sets, index, fromMs, toMs);
  const motion = motionOfPieces(pieces, (piece) => piece.motion);
  if (!pieces.some((piece) => mayRise(observer, piece))) return { status: 'ok', outcome: 'never up', passes: [] };
  const limits = { fromMs, toMs, leastElevation, leastPeakElevation: leastElevation };
  const found = findPassesInPieces(pieces, observer, limits);
  const dark = darkIntervals(observer, fromMs, toMs);
  const passes = found.map((times) => ({
    ...describePass(motion, observer, times, fromMs, toMs, dark),
    track: trackOf(motion, observer, times.riseMs ?? fromMs, times.setMs ?? toMs),
    source: times.source,
  }));
  const [only] = passes;
  if (only?.beginsBefore && only.endsAfter) return { status: 'ok', outcome: 'always up', passes };
  if (only !== undefined) return { status: 'ok', outcome: 'passes', passes };
  const [slow, fast] = STANDS_STILL_REV_PER_DAY;
  const { meanMotionRevPerDay } = sets.elementSet(sets.setIndexAt(index, fromMs));
  const standsStill = meanMotionRevPerDay > slow && meanMotionRevPerDay < fast && hours >= 24;
  return { status: 'ok', outcome: standsStill ? 'never up' : 'none in the window', passes };
}

/** The points and the light of a pass found. `dark` holds when the place is dark in the window. */
export function describePass(
  motion: ObjectMotion,
  observer: Observer,
  times: PassTimes,
  fromMs: number,
  toMs: number,
  dark: readonly Interval[],
): Pass {
  const beginMs = times.riseMs ?? fromMs;
  const endMs = times.setMs ?? toMs;
  const sunlit = sunlitIntervals(motion, beginMs, endMs);
  return {
    begin: pointAt(motion, observer, beginMs),
    peak: pointAt(motion, observer, times.peakMs),
    end: pointAt(motion, observer, endMs),
    beginsBefore: times.riseMs === null,
    endsAfter: times.setMs === null,
    sunlit,
    visible: visibleIntervals(sunlit, dark),
    sunElevation: elevationOfDirection(observer, times.peakMs, sunDirectionTeme(times.peakMs)),
  };
}

const state = new Float64Array(6);
const sight = newSight();

export function pointAt(motion: ObjectMotion, observer: Observer, timeMs: number): PassPoint {
  motion(timeMs, state);
  look(observer, timeMs, state, sight);
  return { timeMs, azimuth: sight.azimuth, elevation: sight.elevation, rangeKm: sight.rangeKm };
}

/** Points of a pass, closer together where the object moves fast across the sky. */
function trackOf(motion: ObjectMotion, observer: Observer, beginMs: number, endMs: number): Float64Array {
  const track = new Float64Array(TRACK_POINTS * 3);
  for (let k = 0; k < TRACK_POINTS; k++) {
    // Denser in the middle, where a pass near the zenith turns about: a cubic with half the even spacing there.
    const s = (2 * k) / (TRACK_POINTS - 1) - 1;
    const timeMs = beginMs + (endMs - beginMs) * (0.5 + s / 4 + (s * s * s) / 4);
    const point = pointAt(motion, observer, Math.min(endMs, timeMs));
    track.set([point.timeMs, point.azimuth, point.elevation], k * 3);
  }
  return track;
}
