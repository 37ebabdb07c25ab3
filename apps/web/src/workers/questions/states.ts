import type { ElementSets } from './element-sets.ts';
import { stateOfSet } from './object-motion.ts';
import { subPoint } from './sub-point.ts';

export interface StatesQuestion {
  readonly kind: 'states';
  /** At most 1,000. */
  readonly objectIds: readonly number[];
  readonly timeMs: number;
}

/** Columns in the order of the objects asked for. Where there is no state, its numbers are NaN. */
export interface StatesAnswer {
  readonly timeMs: number;
  /** 0, or why there is no state: -2 not in the catalogue, -1 no elements, else astro's `SGP4_FAILURE_REASONS`. */
  readonly codes: Int8Array;
  /** x, y, z (km), vx, vy, vz (km/s) of each, TEME. */
  readonly states: Float64Array;
  /** Geodetic, WGS 84, rad. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly heightsKm: Float64Array;
  /** Inertial speed. */
  readonly speedsKmS: Float64Array;
  /** Epoch of the element set behind each, ms since 1970 UTC. */
  readonly epochsMs: Float64Array;
}

const MOST_OBJECTS = 1000;
const UNKNOWN_OBJECT = -2;

/** Exact states of some objects by SGP4. */
export function answerStates(sets: ElementSets, { objectIds, timeMs }: StatesQuestion): StatesAnswer {
  const count = objectIds.length;
  if (count > MOST_OBJECTS) throw new RangeError(`states of ${count} objects: at most ${MOST_OBJECTS}`);
  const column = (values = 1): Float64Array => new Float64Array(count * values).fill(Number.NaN);
  const answer = {
    timeMs,
    codes: new Int8Array(count),
    states: column(6),
    longitudes: column(),
    latitudes: column(),
    heightsKm: column(),
    speedsKmS: column(),
    epochsMs: column(),
  };
  objectIds.forEach((id, k) => {
    const index = sets.indexOf(id);
    if (index < 0) {
      answer.codes[k] = UNKNOWN_OBJECT;
      return;
    }
    const set = sets.setIndexAt(index, timeMs);
    if (set >= 0) answer.epochsMs[k] = sets.epochUs(set) / 1000;
    const code = stateOfSet(sets, set, timeMs, answer.states, k * 6);
    answer.codes[k] = code;
    if (code !== 0) {
      answer.states.fill(Number.NaN, k * 6, k * 6 + 6);
      return;
    }
    const below = subPoint(answer.states, timeMs, k * 6);
    answer.longitudes[k] = below.longitude;
    answer.latitudes[k] = below.latitude;
    answer.heightsKm[k] = below.heightKm;
    answer.speedsKmS[k] = Math.hypot(answer.states[k * 6 + 3]!, answer.states[k * 6 + 4]!, answer.states[k * 6 + 5]!);
  });
  return answer;
}
