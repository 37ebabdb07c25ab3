import {
  addSeconds,
  type ElementSet,
  initializeSgp4,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';
import { createEphemerisMotion, dayStartUs, type EphemerisKnots } from '@clearway/screening';
import type { EphemerisSpan, ScreenedEphemeris } from '@clearway/service';

/** A stretch of time of a made-up ephemeris, s from the start of the window. */
export interface MadeStretch {
  readonly from: number;
  readonly to: number;
  readonly spacing: number;
}

/** Velocities are differences over this time on either side, s: SGP4's own are off by up to centimetres a second. */
const DIFFERENCE_SECONDS = 0.5;

/** SGP4's own path as an operator's ephemeris: TEME knots. */
export function knotsBySgp4(element: ElementSet, start: UtcTime, { from, to, spacing }: MadeStretch): EphemerisKnots {
  const satellite = initializeSgp4(element);
  const zero = addSeconds(start, from);
  const count = Math.round((to - from) / spacing) + 1;
  const times = Float64Array.from({ length: count }, (_, k) => zero.second + k * spacing);
  const states = new Float64Array(6 * count);
  const around = [1, 2, 3].map(() => new Float64Array(6));
  times.forEach((second, k) => {
    around.forEach((state, i) => {
      const seconds =
        secondsBetween(element.epoch, { day: zero.day, second: 0 }) + second + (i - 1) * DIFFERENCE_SECONDS;
      if (propagateSgp4(satellite, seconds / 60, state) !== 0) throw new Error(`SGP4 fails for ${element.id}`);
    });
    const [before, at, after] = around as [Float64Array, Float64Array, Float64Array];
    for (let c = 0; c < 3; c++) {
      states[6 * k + c] = at[c]!;
      states[6 * k + 3 + c] = (after[c]! - before[c]!) / (2 * DIFFERENCE_SECONDS);
    }
  });
  return { day: zero.day, times, states };
}

/** The span of knots from first to last. */
export function wholeSpan(knots: EphemerisKnots): EphemerisSpan {
  const zero = dayStartUs(knots.day);
  return {
    motion: createEphemerisMotion(knots),
    fromUs: zero + Math.round(knots.times[0]! * 1e6),
    untilUs: zero + Math.round(knots.times.at(-1)! * 1e6),
    covariances: [],
  };
}

/** An ephemeris instead of an element set, or beside it. */
export function madeEphemeris(
  element: Pick<ElementSet, 'id' | 'name' | 'epoch'>,
  spans: readonly EphemerisSpan[],
  mode: ScreenedEphemeris['mode'] = 'replaces',
): ScreenedEphemeris {
  return { id: element.id, name: element.name, epoch: element.epoch, spans, mode };
}

/** A change of velocity at a time, s from the start of the window; radial, in-track, cross-track. */
export interface MadeBurn {
  readonly at: number;
  readonly deltaVKmS: readonly [number, number, number];
}

/** A path that no element set follows: knots as an operator would give them, and the states a second apart that they were taken from. */
export interface BurningPath {
  readonly knots: EphemerisKnots;
  /** Position (km) at a time, s from the start of the window, by the cubic of one second. */
  readonly positionAt: (seconds: number, out: Float64Array) => void;
}

/** From an object's state by SGP4 on under a flattened Earth alone, integrated in steps of a second; burns at whole seconds. */
export function burningPath(
  element: ElementSet,
  start: UtcTime,
  { from, to, spacing }: MadeStretch,
  burns: readonly MadeBurn[],
): BurningPath {
  const seconds = to - from;
  const states = new Float64Array(6 * (seconds + 1));
  const first = addSeconds(start, from);
  propagateSgp4(initializeSgp4(element), secondsBetween(element.epoch, first) / 60, states);
  /** States just before burns, where cubics of the second before end. */
  const before = new Map<number, Float64Array>();
  for (let k = 0; k < seconds; k++) {
    const next = integrated(states.subarray(6 * k, 6 * k + 6));
    const burn = burns.find(({ at }) => at === from + k + 1);
    if (burn) {
      before.set(k + 1, next.slice());
      push(next, burn.deltaVKmS);
    }
    states.set(next, 6 * (k + 1));
  }
  const count = Math.floor(seconds / spacing) + 1;
  const knots = {
    day: first.day,
    times: Float64Array.from({ length: count }, (_, k) => first.second + k * spacing),
    states: Float64Array.from({ length: 6 * count }, (_, i) => states[Math.floor(i / 6) * spacing * 6 + (i % 6)]!),
  };
  return {
    knots,
    positionAt: (time, out) => {
      const k = Math.min(seconds - 1, Math.max(0, Math.floor(time - from)));
      const t = time - from - k;
      const end = before.get(k + 1) ?? states.subarray(6 * (k + 1), 6 * (k + 2));
      for (let c = 0; c < 3; c++) {
        const [p, v, q, w] = [states[6 * k + c]!, states[6 * k + 3 + c]!, end[c]!, end[3 + c]!];
        const bend = 3 * (q - p) - 2 * v - w;
        const twist = 2 * (p - q) + v + w;
        out[c] = p + t * (v + t * (bend + t * twist));
      }
    },
  };
}

/** A second later, by Runge and Kutta's rule. */
function integrated(state: Float64Array): Float64Array {
  const slopes: Float64Array[] = [];
  for (const share of [0, 0.5, 0.5, 1]) {
    const last = slopes.at(-1);
    slopes.push(slope(last ? state.map((value, c) => value + share * last[c]!) : state));
  }
  const [a, b, c, d] = slopes as [Float64Array, Float64Array, Float64Array, Float64Array];
  return state.map((value, i) => value + (a[i]! + 2 * b[i]! + 2 * c[i]! + d[i]!) / 6);
}

const [MU, J2_TERM] = [398_600.4418, 1.5 * 1.08263e-3 * 6378.137 ** 2];

function slope(state: Float64Array): Float64Array {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const r2 = x * x + y * y + z * z;
  const central = -MU / r2 ** 1.5;
  const flat = J2_TERM / r2;
  const tilt = (5 * z * z) / r2;
  const plane = central * (1 + flat * (1 - tilt));
  return Float64Array.of(vx, vy, vz, plane * x, plane * y, central * z * (1 + flat * (3 - tilt)));
}

function push(state: Float64Array, [radial, inTrack, crossTrack]: MadeBurn['deltaVKmS']): void {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const r = Math.hypot(x, y, z);
  const h = [y * vz - z * vy, z * vx - x * vz, x * vy - y * vx] as const;
  const size = Math.hypot(...h);
  const [nx, ny, nz] = h.map((value) => value / size) as [number, number, number];
  const [rx, ry, rz] = [x / r, y / r, z / r];
  state[3]! += radial * rx + inTrack * (ny * rz - nz * ry) + crossTrack * nx;
  state[4]! += radial * ry + inTrack * (nz * rx - nx * rz) + crossTrack * ny;
  state[5]! += radial * rz + inTrack * (nx * ry - ny * rx) + crossTrack * nz;
}
