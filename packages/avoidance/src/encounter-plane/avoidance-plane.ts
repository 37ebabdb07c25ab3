import { type Encounter, UserError, type Vector3 } from '@clearway/astro';
import {
  encounterPlaneOf,
  NO_PROBABILITY_WORDS,
  type ProjectedEncounter,
  principalPlane,
  probability2d,
} from '@clearway/risk';

/**
 * The encounter plane on the axes of the combined covariance's ellipse, seen from the secondary: where the primary is in it,
 * which is what a burn moves. km.
 */
export interface AvoidancePlane {
  /** Unit vectors of the shorter and the longer axis, in the encounter's frame. */
  readonly axes: readonly [short: Vector3, long: Vector3];
  /** The primary's place along both axes, seen from the secondary. */
  readonly place: readonly [short: number, long: number];
  /** Standard deviations along both; NaN where neither object has a covariance. */
  readonly sigmas: readonly [short: number, long: number];
  readonly hardBodyRadius: number;
}

/**
 * The plane of an encounter, across its relative velocity.
 *
 * @param needsCovariance false where a miss distance is all that is wanted: an encounter without covariances then has a plane.
 * @throws UserError where there is none: no covariance, one that cannot be repaired, no relative velocity
 */
export function avoidancePlane(encounter: Encounter, needsCovariance = true): AvoidancePlane {
  const outcome = encounterPlaneOf(encounter);
  if (outcome.reason === 'no-covariance' && !needsCovariance)
    return { ...bare(encounter), sigmas: [Number.NaN, Number.NaN] };
  if (outcome.reason !== null) {
    throw new UserError(
      'format-malformed',
      `no burn can be planned: ${NO_PROBABILITY_WORDS[outcome.reason]}`,
      outcome.reason === 'no-covariance' || outcome.reason === 'covariance-not-positive-definite'
        ? 'give a message with covariances, or aim at a miss distance instead of a probability'
        : 'look at the states, covariances and hard-body radius of the message',
    );
  }
  return onPrincipalAxes(outcome, encounter.hardBodyRadiusKm);
}

/** The plane of an encounter without covariances, with a kilometre in every direction. */
function bare(encounter: Encounter): AvoidancePlane {
  const covariance = new Float64Array(36);
  for (const k of [0, 7, 14]) covariance[k] = 1;
  return avoidancePlane({ ...encounter, primary: { ...encounter.primary, covariance } });
}

function onPrincipalAxes(outcome: ProjectedEncounter, hardBodyRadius: number): AvoidancePlane {
  const { plane, principal, axes } = outcome;
  const [cosine, sine] = longAxis(plane.xx, plane.xy, plane.yy);
  const combination = (first: number, second: number): Vector3 => [
    first * axes[0][0] + second * axes[1][0],
    first * axes[0][1] + second * axes[1][1],
    first * axes[0][2] + second * axes[1][2],
  ];
  return {
    axes: [combination(-sine, cosine), combination(cosine, sine)],
    // The plane's miss is secondary − primary.
    place: [sine * plane.x - cosine * plane.y, -cosine * plane.x - sine * plane.y],
    sigmas: [principal.sigmaX, principal.sigmaY],
    hardBodyRadius,
  };
}

/** Cosine and sine of the angle of the longer axis of a symmetric 2 × 2 matrix; half-angle formulas that lose no digits. */
export function longAxis(xx: number, xy: number, yy: number): [cosine: number, sine: number] {
  const half = (xx - yy) / 2;
  const spread = Math.hypot(half, xy);
  if (spread === 0) return [1, 0];
  const cosine = Math.sqrt(0.5 * (1 + Math.abs(half) / spread));
  const sine = xy / (2 * spread * cosine);
  return half >= 0 ? [cosine, sine] : [Math.abs(sine), xy >= 0 ? cosine : -cosine];
}

/** Exact two-dimensional probability with the primary at a place of the plane. */
export function probabilityAt({ sigmas, hardBodyRadius }: AvoidancePlane, short: number, long: number): number {
  return probability2d.probability({
    xm: short,
    ym: long,
    sigmaX: sigmas[0],
    sigmaY: sigmas[1],
    hardBodyRadius,
  }).probability;
}

/** The plane with more uncertainty in it, nine numbers of an inertial covariance of position, km². */
export function widenedPlane(plane: AvoidancePlane, added: ArrayLike<number>): AvoidancePlane {
  const [short, long] = plane.axes;
  const product = (a: Vector3, b: Vector3): number => {
    let sum = 0;
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += a[i]! * added[3 * i + j]! * b[j]!;
    return sum;
  };
  const xx = plane.sigmas[0] ** 2 + product(short, short);
  const xy = product(short, long);
  const yy = plane.sigmas[1] ** 2 + product(long, long);
  const principal = principalPlane({ x: plane.place[0], y: plane.place[1], xx, xy, yy }, plane.hardBodyRadius);
  const [cosine, sine] = longAxis(xx, xy, yy);
  const combination = (first: number, second: number): Vector3 => [
    first * short[0] + second * long[0],
    first * short[1] + second * long[1],
    first * short[2] + second * long[2],
  ];
  return {
    axes: [combination(-sine, cosine), combination(cosine, sine)],
    place: [cosine * plane.place[1] - sine * plane.place[0], cosine * plane.place[0] + sine * plane.place[1]],
    sigmas: [principal.sigmaX, principal.sigmaY],
    hardBodyRadius: plane.hardBodyRadius,
  };
}
