import { EARTH_MU_KM3_S2, propagateTwoBody } from '@clearway/astro';
import type { BurnTransition } from '../transition/burn-transition.ts';

/** The burn that brings the satellite back onto its old orbit. */
export interface ReturnBurn {
  /** After TCA, s. */
  readonly secondsAfterTca: number;
  /** Whole revolutions of the changed orbit after the first burn. */
  readonly revolutions: number;
  /** So many revolutions later than the first after TCA: at those before it would run into others. */
  readonly waited: number;
  /** Radial, in-track, cross-track, km/s: the first burn the other way. */
  readonly rtn: readonly [number, number, number];
  readonly size: number;
  /** How far ahead (above 0) or behind its old place the satellite then stays, km. */
  readonly aheadKm: number;
}

/**
 * The return burn. After whole revolutions of the changed orbit the satellite is where it burnt, with the changed velocity: the burn
 * the other way then restores the orbit. By two-body motion every revolution costs the same; the first after TCA leaves the
 * satellite least ahead or behind, so that is it, unless somebody wants to wait for more.
 *
 * @returns null where the changed orbit is not bound.
 */
export function returnBurn(
  transition: BurnTransition,
  velocity: readonly [number, number, number],
  rtn: readonly [number, number, number],
  waited = 0,
): ReturnBurn | null {
  const { state, leadSeconds } = transition;
  const burnt = Float64Array.from(state);
  for (let k = 0; k < 3; k++) burnt[3 + k]! += velocity[k]!;
  const [before, after] = [periodOf(state), periodOf(burnt)];
  if (!(after > 0)) return null;
  const revolutions = Math.max(1, Math.floor(leadSeconds / after) + 1) + waited;
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
  const back = (component: number): number => (component === 0 ? 0 : -component);
  return {
    secondsAfterTca: revolutions * after - leadSeconds,
    revolutions,
    waited,
    rtn: [back(rtn[0]), back(rtn[1]), back(rtn[2])],
    size: Math.hypot(...velocity),
    aheadKm: revolutions * (before - after) * speed,
  };
}

function periodOf(state: Float64Array): number {
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
  const axis = 1 / (2 / radius - (speed * speed) / EARTH_MU_KM3_S2);
  return axis > 0 ? 2 * Math.PI * Math.sqrt(axis / EARTH_MU_KM3_S2) * axis : Number.NaN;
}

/** The farthest that a burn takes the satellite from its old path. */
export interface Excursion {
  /** Along the old path, km. */
  readonly inTrackKm: number;
  /** Of the distance from the Earth's centre, km. */
  readonly altitudeKm: number;
}

const STEPS_PER_REVOLUTION = 72;
const MOST_STEPS = 2000;

/** Excursion of a burn until `seconds` after it, looked at 72 times in a revolution and at the end. */
export function excursion({ state }: BurnTransition, velocity: ArrayLike<number>, seconds: number): Excursion {
  const burnt = Float64Array.from(state);
  for (let k = 0; k < 3; k++) burnt[3 + k]! += velocity[k]!;
  const [changed, unchanged] = [new Float64Array(6), new Float64Array(6)];
  const revolutions = seconds / periodOf(state);
  const steps = Math.min(MOST_STEPS, Math.ceil(revolutions * STEPS_PER_REVOLUTION) + 1);
  let [inTrackKm, altitudeKm] = [0, 0];
  for (let step = 1; step <= steps; step++) {
    const at = (seconds * step) / steps;
    propagateTwoBody(burnt, at, changed);
    propagateTwoBody(state, at, unchanged);
    const speed = Math.hypot(unchanged[3]!, unchanged[4]!, unchanged[5]!);
    let along = 0;
    for (let k = 0; k < 3; k++) along += (changed[k]! - unchanged[k]!) * unchanged[3 + k]!;
    const radius = Math.hypot(changed[0]!, changed[1]!, changed[2]!);
    const oldRadius = Math.hypot(unchanged[0]!, unchanged[1]!, unchanged[2]!);
    inTrackKm = Math.max(inTrackKm, Math.abs(along / speed));
    altitudeKm = Math.max(altitudeKm, Math.abs(radius - oldRadius));
  }
  return { inTrackKm, altitudeKm };
}
