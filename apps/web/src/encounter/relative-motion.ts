import type { Vector3 } from '../globe/view/earth-shape.ts';
import type { Encounter } from '../workers/questions/encounter.ts';
import { type SeparationSamples, separationAt } from '../workers/questions/separation-at.ts';
import { cross, dot, length, minus, unit, vectorAt } from '../workers/questions/vectors.ts';

/** Where both objects are at a moment, and how they move: km and km/s, axes radial, in-track, cross-track. */
export interface PairAt {
  readonly primary: Vector3;
  readonly secondary: Vector3;
  readonly primaryVelocity: Vector3;
  readonly secondaryVelocity: Vector3;
}

/** From which an encounter is looked at. */
export type ViewFrame = 'primary' | 'both';

/** Motion of a pair about its closest approach, seconds from which are `from` to `to`. */
export interface PairMotion {
  readonly from: number;
  readonly to: number;
  /**
   * `primary`: the primary stays at the origin, axes are its own of that time. `both`: axes and origin are those of the primary at closest
   * approach and do not turn; both objects fly by.
   */
  at(seconds: number, frame: ViewFrame): PairAt;
  /** Secondary − primary in the primary's axes of that time. */
  separation(seconds: number): Vector3;
  /** Where the middle of the Earth is. */
  earthAt(seconds: number, frame: ViewFrame): Vector3;
  /** Of the two inertial velocities. */
  relativeSpeed(seconds: number): number;
}

const MU_KM3_S2 = 398_600.8;
const RATE_SECONDS = 1e-3;
const STEP_SECONDS = 30;

/**
 * The separation is SGP4's, as the worker sampled it. Only in the frame `both` the primary's own path is needed: a Kepler orbit from its
 * state at closest approach, which over an hour is off by less than can be seen at that scale; the two objects stay as far apart as SGP4
 * has them.
 */
export function pairMotion(encounter: Encounter): PairMotion {
  const from = encounter.seconds[0] ?? 0;
  const to = encounter.seconds.at(-1) ?? 0;
  const orbit = keplerPath(encounter);
  const inside = (seconds: number): number => Math.min(to - RATE_SECONDS, Math.max(from + RATE_SECONDS, seconds));
  const separation = (seconds: number): Vector3 => separationAt(encounter, seconds) ?? encounter.missRtnKm;
  const rate = (at: (seconds: number) => Vector3, seconds: number): Vector3 => {
    const middle = inside(seconds);
    return scaled(minus(at(middle + RATE_SECONDS), at(middle - RATE_SECONDS)), 1 / (2 * RATE_SECONDS));
  };
  const primaryAt = (seconds: number): Vector3 => separationAt(orbit.samples, seconds) ?? ORIGIN;
  const secondaryAt = (seconds: number): Vector3 => {
    const primary = primaryAt(seconds);
    return sum(primary, turned(separation(seconds), primary, orbit.radiusKm));
  };
  return {
    from,
    to,
    separation,
    at(seconds, frame) {
      if (frame === 'primary') {
        return {
          primary: ORIGIN,
          secondary: separation(seconds),
          primaryVelocity: ORIGIN,
          secondaryVelocity: rate(separation, seconds),
        };
      }
      return {
        primary: primaryAt(seconds),
        secondary: secondaryAt(seconds),
        primaryVelocity: rate(primaryAt, seconds),
        secondaryVelocity: rate(secondaryAt, seconds),
      };
    },
    earthAt(seconds, frame) {
      if (frame === 'both') return [-orbit.radiusKm, 0, 0];
      const [x, y] = primaryAt(seconds);
      return [-Math.hypot(x + orbit.radiusKm, y), 0, 0];
    },
    relativeSpeed: (seconds) => length(minus(rate(secondaryAt, seconds), rate(primaryAt, seconds))),
  };
}

const ORIGIN: Vector3 = [0, 0, 0];

/** A vector in the primary's axes at a place of its path, in those at closest approach; both share the cross-track axis. */
function turned([r, t, n]: Vector3, primary: Vector3, radiusKm: number): Vector3 {
  const x = primary[0] + radiusKm;
  const y = primary[1];
  const radius = Math.hypot(x, y);
  return [(r * x - t * y) / radius, (r * y + t * x) / radius, n];
}

/** The primary's path in its axes at closest approach, from where it is then; it lies in the plane of R and T. */
function keplerPath(encounter: Encounter): { readonly samples: SeparationSamples; readonly radiusKm: number } {
  const position = vectorAt(encounter.primary.state, 0);
  const velocity = vectorAt(encounter.primary.state, 3);
  const radial = unit(position);
  const inTrack = cross(unit(cross(position, velocity)), radial);
  const radiusKm = length(position);
  const { seconds } = encounter;
  const positionsRtn = new Float64Array(seconds.length * 3);
  const ratesRtn = new Float64Array(seconds.length * 3);
  const start: Planar = [radiusKm, 0, dot(velocity, radial), dot(velocity, inTrack)];
  const middle = Math.max(
    0,
    seconds.findIndex((each) => each >= 0),
  );
  const follow = (first: number, end: number, step: 1 | -1): void => {
    let state = start;
    let time = 0;
    for (let k = first; k !== end; k += step) {
      state = carried(state, seconds[k]! - time);
      time = seconds[k]!;
      positionsRtn.set([state[0] - radiusKm, state[1], 0], k * 3);
      ratesRtn.set([state[2], state[3], 0], k * 3);
    }
  };
  follow(middle, seconds.length, 1);
  follow(middle - 1, -1, -1);
  return { samples: { seconds, positionsRtn, ratesRtn }, radiusKm };
}

/** x, y, km, and their rates, km/s, about the Earth. */
type Planar = readonly [number, number, number, number];

/** Two-body motion by the classical Runge-Kutta steps of fourth order. */
function carried(state: Planar, seconds: number): Planar {
  const steps = Math.max(1, Math.ceil(Math.abs(seconds) / STEP_SECONDS));
  const h = seconds / steps;
  let at = state;
  for (let step = 0; step < steps; step++) {
    const one = derivative(at);
    const two = derivative(moved(at, one, h / 2));
    const three = derivative(moved(at, two, h / 2));
    const four = derivative(moved(at, three, h));
    const mean = one.map((value, c) => (value + 2 * two[c]! + 2 * three[c]! + four[c]!) / 6) as unknown as Planar;
    at = moved(at, mean, h);
  }
  return at;
}

function derivative([x, y, vx, vy]: Planar): Planar {
  const pull = -MU_KM3_S2 / Math.hypot(x, y) ** 3;
  return [vx, vy, pull * x, pull * y];
}

function moved(state: Planar, rates: Planar, h: number): Planar {
  return [state[0] + rates[0] * h, state[1] + rates[1] * h, state[2] + rates[2] * h, state[3] + rates[3] * h];
}

export function sum(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function scaled(a: Vector3, by: number): Vector3 {
  return [a[0] * by, a[1] * by, a[2] * by];
}
