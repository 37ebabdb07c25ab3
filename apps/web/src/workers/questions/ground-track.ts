import { EARTH_RATE_RAD_S } from './earth-rotation.ts';
import type { ElementSets } from './element-sets.ts';
import { type ObjectMotion, stateOfSet } from './object-motion.ts';
import { orbitShapeAt } from './orbit.ts';
import { type Refusal, refusalAt } from './refusal.ts';
import { subPoint } from './sub-point.ts';

export interface GroundTrackQuestion {
  readonly kind: 'ground-track';
  readonly objectId: number;
  readonly timeMs: number;
  /** At most 16 each, also parts of one. */
  readonly revolutionsBefore: number;
  readonly revolutionsAfter: number;
}

export type GroundTrackAnswer =
  | {
      readonly status: 'ok';
      readonly timesMs: Float64Array;
      /** Geodetic, rad; longitudes in (−π, π]. */
      readonly longitudes: Float64Array;
      readonly latitudes: Float64Array;
      readonly heightsKm: Float64Array;
      readonly periodSeconds: number;
      /** False where propagation fails before the end asked for: it then ends there. */
      readonly complete: boolean;
    }
  | Refusal;

const RADIANS_PER_DEGREE = Math.PI / 180;
/** Steps aim at this angle along the track and are halved where they come out above the other. */
const AIMED_STEP = 1.5 * RADIANS_PER_DEGREE;
const MOST_STEP = 2 * RADIANS_PER_DEGREE;
const LEAST_STEP_MS = 100;
const MOST_REVOLUTIONS = 16;

interface TrackPoint {
  readonly timeMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly heightKm: number;
  /** Most by which the point below can move now, rad/s. */
  readonly rate: number;
}

/** The track of an object on the ground, its time among the points; neighbours are at most 2° of the Earth apart. */
export function answerGroundTrack(sets: ElementSets, question: GroundTrackQuestion): GroundTrackAnswer {
  const { objectId, timeMs, revolutionsBefore, revolutionsAfter } = question;
  if (!(Math.max(revolutionsBefore, revolutionsAfter) <= MOST_REVOLUTIONS)) {
    throw new RangeError(`more than ${MOST_REVOLUTIONS} revolutions of a ground track`);
  }
  const refusal = refusalAt(sets, objectId, timeMs);
  if (refusal !== null) return refusal;
  const index = sets.indexOf(objectId);
  const { periodSeconds } = orbitShapeAt(sets, sets.setIndexAt(index, timeMs), timeMs);
  const motion: ObjectMotion = (at, out) => stateOfSet(sets, sets.setIndexAt(index, at), at, out);
  const state = new Float64Array(6);
  const pointAt = (at: number): TrackPoint | null => {
    if (motion(at, state) !== 0) return null;
    return { timeMs: at, ...subPoint(state, at), rate: turningRate(state) + EARTH_RATE_RAD_S };
  };
  const now = pointAt(timeMs)!;
  const before = walk(pointAt, now, timeMs - revolutionsBefore * periodSeconds * 1000);
  const after = walk(pointAt, now, timeMs + revolutionsAfter * periodSeconds * 1000);
  const points = [...before.points.reverse(), now, ...after.points];
  return {
    status: 'ok',
    timesMs: Float64Array.from(points, (point) => point.timeMs),
    longitudes: Float64Array.from(points, (point) => point.longitude),
    latitudes: Float64Array.from(points, (point) => point.latitude),
    heightsKm: Float64Array.from(points, (point) => point.heightKm),
    periodSeconds,
    complete: before.complete && after.complete,
  };
}

/** Points from `start` (not among them) to a time before or after it. */
function walk(
  pointAt: (timeMs: number) => TrackPoint | null,
  start: TrackPoint,
  untilMs: number,
): { points: TrackPoint[]; complete: boolean } {
  const points: TrackPoint[] = [];
  const sense = Math.sign(untilMs - start.timeMs);
  for (let last = start; last.timeMs !== untilMs; ) {
    let stepMs = Math.min((AIMED_STEP / last.rate) * 1000, Math.abs(untilMs - last.timeMs));
    for (;;) {
      const at = stepMs >= Math.abs(untilMs - last.timeMs) ? untilMs : last.timeMs + sense * stepMs;
      const next = pointAt(at);
      if (next === null) return { points, complete: false };
      if (stepMs > LEAST_STEP_MS && angleBetween(last, next) > MOST_STEP) {
        stepMs /= 2;
        continue;
      }
      points.push(next);
      last = next;
      break;
    }
  }
  return { points, complete: true };
}

/** Angular speed about the Earth's centre, rad/s. */
function turningRate(state: Float64Array): number {
  const [x, y, z, vx, vy, vz] = state as unknown as readonly [number, number, number, number, number, number];
  return Math.hypot(y * vz - z * vy, z * vx - x * vz, x * vy - y * vx) / (x * x + y * y + z * z);
}

function angleBetween(a: TrackPoint, b: TrackPoint): number {
  const north = Math.sin((b.latitude - a.latitude) / 2) ** 2;
  const east = Math.sin((b.longitude - a.longitude) / 2) ** 2;
  return 2 * Math.asin(Math.sqrt(Math.min(1, north + Math.cos(a.latitude) * Math.cos(b.latitude) * east)));
}
