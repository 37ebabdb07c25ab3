import {
  type ElementSet,
  initializeSgp4,
  localOrbitalRotationInto,
  propagateSgp4,
  propagateTwoBody,
  type Sgp4Constants,
} from '@clearway/astro';
import { constantsOf, fittedTo, inverseDerivatives, type MeanElements, meanElementsOf } from './mean-elements.ts';

/**
 * What a burn changes of a path: position and velocity of burnt − unburnt, both by one force model, `seconds` after the burn. To
 * `out`: km, km/s, TEME.
 */
export type DifferenceInto = (seconds: number, out: Float64Array) => void;

/** The two paths whose difference a burn makes, by one force model, `seconds` after the burn. */
export interface BurntAndUnburnt {
  readonly burnt: DifferenceInto;
  readonly unburnt: DifferenceInto;
}

/** What every burn at one time does. */
export interface BurnFamily {
  /** `sgp4`: J2 to J4 and drag are in the difference; `two-body`: they are not. */
  readonly model: 'sgp4' | 'two-body';
  /** The nominal state at the burn. */
  readonly state: Float64Array;
  /** Rotation from TEME to radial, in-track, cross-track at the burn, nine numbers. */
  readonly rtn: Float64Array;
  /** The unburnt path is that of the satellite's elements themselves: the same for burns at all times. */
  readonly isByOwnElements: boolean;
  /** Both paths of a burn; null where the burnt orbit is none. */
  readonly paths: (rtn: ArrayLike<number>) => BurntAndUnburnt | null;
  /** A burn of so much along these axes, km/s; null where the burnt orbit is none. */
  readonly difference: (rtn: ArrayLike<number>) => DifferenceInto | null;
}

/** The elements that the difference is made with are fitted where their own state is further from the nominal one, km. */
const SAME_STATE_KM = 1e-3;

/**
 * Burns of a satellite at one time. The burnt path is nominal + (SGP4 of changed elements − SGP4 of unchanged ones): the elements
 * are fitted so that at the burn the one is in the nominal state and the other in that with Δv, their epoch and drag term being those
 * of the satellite's element set. So J2 to J4 and drag act on what the burn changes, and states of two models are never subtracted.
 *
 * @param elements the satellite's, for epoch and drag.
 * @param minutes from their epoch to the burn.
 * @param state the nominal state at the burn, TEME, km and km/s.
 */
export function burnFamily(elements: ElementSet, minutes: number, state: Float64Array): BurnFamily {
  const rtn = new Float64Array(9);
  localOrbitalRotationInto('RTN', state[0]!, state[1]!, state[2]!, state[3]!, state[4]!, state[5]!, rtn);
  const inertial = (v: ArrayLike<number>): [number, number, number] => [
    rtn[0]! * v[0]! + rtn[3]! * v[1]! + rtn[6]! * v[2]!,
    rtn[1]! * v[0]! + rtn[4]! * v[1]! + rtn[7]! * v[2]!,
    rtn[2]! * v[0]! + rtn[5]! * v[1]! + rtn[8]! * v[2]!,
  ];
  const unburnt = unburntElements(elements, minutes, state);
  const paths = (v: ArrayLike<number>): BurntAndUnburnt | null =>
    unburnt === null ? twoBodyPaths(state, inertial(v)) : sgp4Paths(unburnt, elements, minutes, inertial(v));
  return {
    model: unburnt === null ? 'two-body' : 'sgp4',
    state,
    rtn,
    isByOwnElements: unburnt?.isOwn === true,
    paths,
    difference: (v) => differenceOf(paths(v)),
  };
}

/** Burnt − unburnt. */
export function differenceOf(paths: BurntAndUnburnt | null): DifferenceInto | null {
  if (paths === null) return null;
  const { burnt, unburnt } = paths;
  const unchanged = new Float64Array(6);
  return (seconds, out) => {
    burnt(seconds, out);
    unburnt(seconds, unchanged);
    for (let k = 0; k < 6; k++) out[k]! -= unchanged[k]!;
  };
}

function sgp4Paths(
  { mean, inverse, constants, own }: UnburntElements,
  elements: ElementSet,
  minutes: number,
  change: readonly [number, number, number],
): BurntAndUnburnt | null {
  const target = Float64Array.from(own, (value, k) => (k < 3 ? value : value + change[k - 3]!));
  const fitted = fittedTo(target, mean, elements, minutes, inverse);
  if (fitted === null) return null;
  const burnt = constantsOf(fitted, elements);
  return {
    burnt: (seconds, out) => propagateSgp4(burnt, minutes + seconds / 60, out),
    unburnt: (seconds, out) => propagateSgp4(constants, minutes + seconds / 60, out),
  };
}

/** The same by two-body motion. */
export function twoBodyDifference(state: Float64Array, velocity: ArrayLike<number>): DifferenceInto | null {
  return differenceOf(twoBodyPaths(state, velocity));
}

function twoBodyPaths(state: Float64Array, velocity: ArrayLike<number>): BurntAndUnburnt | null {
  const burnt = Float64Array.from(state, (value, k) => (k < 3 ? value : value + velocity[k - 3]!));
  if (!propagateTwoBody(burnt, 1, new Float64Array(6))) return null;
  return {
    burnt: (seconds, out) => propagateTwoBody(burnt, seconds, out),
    unburnt: (seconds, out) => propagateTwoBody(state, seconds, out),
  };
}

interface UnburntElements {
  readonly mean: MeanElements;
  readonly inverse: Float64Array;
  readonly constants: Sgp4Constants;
  /** Their state at the burn. */
  readonly own: Float64Array;
  /** They are the satellite's own, unchanged. */
  readonly isOwn: boolean;
}

/** Elements in the nominal state at the burn; null where SGP4 cannot be brought there. */
function unburntElements(elements: ElementSet, minutes: number, state: Float64Array): UnburntElements | null {
  const first = meanElementsOf(elements);
  if (first === null) return null;
  const constants = initializeSgp4(elements);
  const here = new Float64Array(6);
  if (constants.error !== 0 || propagateSgp4(constants, minutes, here) !== 0) return null;
  const own = inverseDerivatives(first, elements, minutes);
  if (own === null) return null;
  const away = Math.hypot(here[0]! - state[0]!, here[1]! - state[1]!, here[2]! - state[2]!);
  if (away <= SAME_STATE_KM) return { mean: first, inverse: own, constants, own: here, isOwn: true };
  let mean: MeanElements | null = first;
  let inverse: Float64Array | null = own;
  // Far from the elements (kilometres along the track) the derivatives are taken anew once.
  for (const positionKm of [1, 1e-5]) {
    mean = inverse && fittedTo(state, mean, elements, minutes, inverse, positionKm);
    inverse = mean && inverseDerivatives(mean, elements, minutes);
    if (mean === null || inverse === null) return null;
  }
  const fitted = constantsOf(mean, elements);
  propagateSgp4(fitted, minutes, here);
  return { mean, inverse: inverse!, constants: fitted, own: here, isOwn: false };
}
