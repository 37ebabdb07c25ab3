import {
  type ElementSet,
  initializeSgp4,
  localOrbitalRotationInto,
  propagateSgp4,
  propagateTwoBody,
  type Sgp4Constants,
  type Vector3,
} from '@clearway/astro';
import {
  constantsOf,
  fittedTo,
  inverseDerivatives,
  type MeanElements,
  meanElementsOf,
  sgp4At,
} from './mean-elements.ts';

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

/** A burn after a burn: that which restores the orbit. */
export interface SecondBurn {
  /** After the first, s. */
  readonly seconds: number;
  /** Radial, in-track, cross-track on the burnt path, km/s. */
  readonly rtn: ArrayLike<number>;
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
  /** Both paths from a second burn on that comes so many seconds after the first, `seconds` after it; null where the orbit is none. */
  readonly pathsAfter: (rtn: ArrayLike<number>, second: SecondBurn) => BurntAndUnburnt | null;
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
  const rtn = rotationAt(state);
  const inertial = (v: ArrayLike<number>): Vector3 => turnedBack(rtn, v);
  const unburnt = unburntElements(elements, minutes, state);
  const paths = (v: ArrayLike<number>): BurntAndUnburnt | null =>
    unburnt === null
      ? twoBodyPaths(withVelocity(state, inertial(v)), state)
      : sgp4Paths(unburnt, burntElements(unburnt, elements, minutes, inertial(v)), elements, minutes);
  return {
    model: unburnt === null ? 'two-body' : 'sgp4',
    state,
    rtn,
    isByOwnElements: unburnt?.isOwn === true,
    paths,
    pathsAfter: (v, { seconds, rtn: second }) =>
      unburnt === null
        ? twoBodyAfter(state, inertial(v), seconds, second)
        : sgp4After(
            unburnt,
            burntElements(unburnt, elements, minutes, inertial(v)),
            elements,
            minutes,
            seconds,
            second,
          ),
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

function rotationAt(s: Float64Array): Float64Array {
  const rtn = new Float64Array(9);
  localOrbitalRotationInto('RTN', s[0]!, s[1]!, s[2]!, s[3]!, s[4]!, s[5]!, rtn);
  return rtn;
}

function turnedBack(rtn: Float64Array, v: ArrayLike<number>): Vector3 {
  return [
    rtn[0]! * v[0]! + rtn[3]! * v[1]! + rtn[6]! * v[2]!,
    rtn[1]! * v[0]! + rtn[4]! * v[1]! + rtn[7]! * v[2]!,
    rtn[2]! * v[0]! + rtn[5]! * v[1]! + rtn[8]! * v[2]!,
  ];
}

function withVelocity(state: Float64Array, change: ArrayLike<number>): Float64Array {
  return Float64Array.from(state, (value, k) => (k < 3 ? value : value + change[k - 3]!));
}

function burntElements(
  { mean, inverse, own }: UnburntElements,
  elements: ElementSet,
  minutes: number,
  change: Vector3,
): MeanElements | null {
  return fittedTo(withVelocity(own, change), mean, elements, minutes, inverse);
}

function sgp4Paths(
  { constants }: UnburntElements,
  fitted: MeanElements | null,
  elements: ElementSet,
  minutes: number,
): BurntAndUnburnt | null {
  if (fitted === null) return null;
  const burnt = constantsOf(fitted, elements);
  return {
    burnt: (seconds, out) => propagateSgp4(burnt, minutes + seconds / 60, out),
    unburnt: (seconds, out) => propagateSgp4(constants, minutes + seconds / 60, out),
  };
}

/** From the second burn on: elements fitted anew to the burnt path there, with the second change of velocity. */
function sgp4After(
  unburnt: UnburntElements,
  burnt: MeanElements | null,
  elements: ElementSet,
  minutes: number,
  seconds: number,
  second: ArrayLike<number>,
): BurntAndUnburnt | null {
  const there = minutes + seconds / 60;
  const state = new Float64Array(6);
  if (burnt === null || sgp4At(burnt, elements, there, state) === null) return null;
  const inverse = inverseDerivatives(burnt, elements, there);
  if (inverse === null) return null;
  const target = withVelocity(state, turnedBack(rotationAt(state), second));
  return sgp4Paths(unburnt, fittedTo(target, burnt, elements, there, inverse), elements, there);
}

/** The same by two-body motion. */
export function twoBodyDifference(state: Float64Array, velocity: ArrayLike<number>): DifferenceInto | null {
  return differenceOf(twoBodyPaths(withVelocity(state, velocity), state));
}

function twoBodyPaths(burnt: Float64Array, state: Float64Array): BurntAndUnburnt | null {
  if (!propagateTwoBody(burnt, 1, new Float64Array(6))) return null;
  return {
    burnt: (seconds, out) => propagateTwoBody(burnt, seconds, out),
    unburnt: (seconds, out) => propagateTwoBody(state, seconds, out),
  };
}

function twoBodyAfter(
  state: Float64Array,
  change: Vector3,
  seconds: number,
  second: ArrayLike<number>,
): BurntAndUnburnt | null {
  const [burnt, unburnt] = [new Float64Array(6), new Float64Array(6)];
  if (!propagateTwoBody(withVelocity(state, change), seconds, burnt)) return null;
  if (!propagateTwoBody(state, seconds, unburnt)) return null;
  return twoBodyPaths(withVelocity(burnt, turnedBack(rotationAt(burnt), second)), unburnt);
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
