import type { Geodetic } from '../../globe/view/earth-shape.ts';
import { sunAboveLimb } from './earth-shadow.ts';
import type { ElementSets } from './element-sets.ts';
import { findCrossing } from './find-crossing.ts';
import { type AnswerOptions, givingWay } from './giving-way.ts';
import type { Interval } from './intervals.ts';
import { motionOfPieces, motionPieces } from './motion-pieces.ts';
import type { ObjectMotion } from './object-motion.ts';
import { look, newSight, type Observer, observerAt } from './observer.ts';
import { darkIntervals, visibleIntervals } from './pass-light.ts';
import { findPassesInPieces, type SourcedPass } from './piecewise-passes.ts';
import { type ComingPass, passColumns, type SkyAheadAnswer } from './sky-ahead-columns.ts';
import { splineMotions } from './spline-motion.ts';
import { sunDirectionTeme } from './sun-direction.ts';

export interface SkyAheadQuestion {
  readonly kind: 'sky-ahead';
  readonly place: Geodetic;
  readonly fromMs: number;
  /** At most 24. */
  readonly hours: number;
  /** Null for all. */
  readonly objectIds: readonly number[] | null;
  /** Passes that stay lower are left out, rad, at least 0. Rise and set are at 0. */
  readonly leastPeakElevation: number;
  /** Only those that can be seen for a while: object in sunlight, Sun below −6° at the place. */
  readonly onlyVisible: boolean;
}

const MS_PER_HOUR = 3_600_000;
const MOST_HOURS = 24;
const TOLERANCE_MS = 100;
/** How many objects go between two looks at the clock. */
const CHUNK = 16;

/**
 * The coming passes of many objects over a place, in order of their beginning. Nothing above the elevation asked for is
 * missed (see `findPasses`), as long as the element sets hold where no operator's ephemeris speaks; rise, peak and set are good to 0.1 s.
 */
export async function answerSkyAhead(
  sets: ElementSets,
  question: SkyAheadQuestion,
  options: AnswerOptions = {},
): Promise<SkyAheadAnswer> {
  const { place, fromMs, hours, leastPeakElevation, onlyVisible } = question;
  if (!(hours > 0 && hours <= MOST_HOURS)) throw new RangeError(`${hours} hours ahead: more than 0, at most 24`);
  const toMs = fromMs + hours * MS_PER_HOUR;
  const observer = observerAt(place);
  const dark = darkIntervals(observer, fromMs, toMs);
  const indices =
    question.objectIds?.map(sets.indexOf).filter((index) => index >= 0) ?? sets.objectIds.map((_, i) => i);
  const giveWay = givingWay(options);
  const limits = { fromMs, toMs, leastElevation: 0, leastPeakElevation };
  const splined = splineMotions(fromMs, toMs);
  const found: ComingPass[] = [];
  // Without a dark hour nothing can be seen.
  const count = onlyVisible && dark.length === 0 ? 0 : indices.length;
  for (let k = 0; k < count; k++) {
    if (k % CHUNK === 0) await giveWay(k / count);
    const index = indices[k]!;
    const pieces = motionPieces(sets, index, fromMs, toMs, splined);
    const near = motionOfPieces(pieces, (piece) => piece.near);
    for (const times of findPassesInPieces(pieces, observer, limits, TOLERANCE_MS)) {
      const pass = comingPass(sets.objectIds[index]!, near, observer, times, limits, dark);
      if (!onlyVisible || pass.visible !== null) found.push(pass);
    }
  }
  found.sort((a, b) => a.beginMs - b.beginMs || b.peakElevation - a.peakElevation || a.objectId - b.objectId);
  return passColumns(found);
}

const state = new Float64Array(6);
const sight = newSight();

function comingPass(
  objectId: number,
  motion: ObjectMotion,
  observer: Observer,
  times: SourcedPass,
  window: Interval,
  dark: readonly Interval[],
): ComingPass {
  const beginMs = times.riseMs ?? window.fromMs;
  const endMs = times.setMs ?? window.toMs;
  const sun = sunDirectionTeme(times.peakMs);
  const light = (timeMs: number): number => (motion(timeMs, state) === 0 ? sunAboveLimb(state, sun) : -1);
  const azimuthAt = (timeMs: number): number => {
    look(observer, timeMs, state, sight);
    return sight.azimuth;
  };
  const lightAtBegin = light(beginMs);
  const beginAzimuth = azimuthAt(beginMs);
  const lightAtEnd = light(endMs);
  const endAzimuth = azimuthAt(endMs);
  const lightAtPeak = light(times.peakMs);
  const peakAzimuth = azimuthAt(times.peakMs);
  const sunlit = litParts(light, [beginMs, times.peakMs, endMs], [lightAtBegin, lightAtPeak, lightAtEnd]);
  return {
    objectId,
    beginMs,
    peakMs: times.peakMs,
    endMs,
    beginsBefore: times.riseMs === null,
    endsAfter: times.setMs === null,
    beginAzimuth,
    peakAzimuth,
    endAzimuth,
    peakElevation: times.peakElevation,
    peakRangeKm: sight.rangeKm,
    sunlitAtPeak: lightAtPeak > 0,
    visible: longest(visibleIntervals(sunlit, dark)),
    source: times.source,
  };
}

/**
 * Sunlit parts of a pass from the light at its beginning, peak and end: a change of light between two of them is found, two
 * changes between the same two are not (a shadow that is only grazed).
 */
function litParts(light: (timeMs: number) => number, times: number[], lights: number[]): Interval[] {
  const parts: Interval[] = [];
  for (let k = 0; k < 2; k++) {
    const [fromMs, toMs] = [times[k]!, times[k + 1]!];
    const [first, second] = [lights[k]!, lights[k + 1]!];
    if (!(toMs > fromMs) || (first <= 0 && second <= 0)) continue;
    const edge = first > 0 && second > 0 ? Number.NaN : findCrossing(light, fromMs, first, toMs, second, TOLERANCE_MS);
    const part = { fromMs: first > 0 ? fromMs : edge, toMs: second > 0 ? toMs : edge };
    const last = parts[parts.length - 1];
    if (last !== undefined && last.toMs === part.fromMs)
      parts[parts.length - 1] = { fromMs: last.fromMs, toMs: part.toMs };
    else parts.push(part);
  }
  return parts;
}

function longest(parts: readonly Interval[]): Interval | null {
  let best: Interval | null = null;
  for (const part of parts) if (best === null || part.toMs - part.fromMs > best.toMs - best.fromMs) best = part;
  return best;
}
