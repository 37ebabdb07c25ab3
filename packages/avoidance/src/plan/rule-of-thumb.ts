import { type Encounter, rotated, rtnRotation, type Vector3 } from '@clearway/astro';
import type { AvoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import type { Impulse } from '../single-impulse/single-impulse.ts';
import type { BurnTransition } from '../transition/burn-transition.ts';
import type { PrimaryOrbit } from '../transition/primary-orbit.ts';

/**
 * What an engineer works out in the head, beside what the burn does. Of a circular orbit with the mean motion n, from the
 * solution of Clohessy and Wiltshire (1960): half a revolution after a burn along the track the satellite is 4Δv/n higher; it falls behind by
 * 3Δv·Δt; a burn across the track moves it by Δv/n.
 */
export interface RuleOfThumb {
  /** By the rules, from the burn's in-track and cross-track parts, km. */
  readonly radialKm: number;
  readonly inTrackKm: number;
  readonly crossTrackKm: number;
  /** Where the burn really takes the primary at TCA, linearised, by its axes there, km. */
  readonly exactKm: readonly [radial: number, inTrack: number, crossTrack: number];
  /** How far the burn moves the primary in the encounter plane, km. */
  readonly shiftInPlaneKm: number;
  /** `radial`: height helps more, as head-on. `in-track`: being early or late helps more, as when crossing. */
  readonly counts: 'radial' | 'in-track';
  /** The in-track burn that the rule which counts gives for that shift, km/s. */
  readonly estimateKmS: number;
  readonly words: string;
}

export function ruleOfThumb(
  encounter: Encounter,
  plane: AvoidancePlane,
  orbit: PrimaryOrbit,
  transition: BurnTransition,
  { velocity, rtn, size }: Impulse,
): RuleOfThumb {
  const n = (2 * Math.PI) / orbit.periodSeconds;
  const { leadSeconds, positionByVelocity: b } = transition;
  const shift = rotated(b, velocity);
  const axes = rtnRotation(encounter.primary.position, encounter.primary.velocity);
  const shiftInPlaneKm = Math.hypot(product(plane.axes[0], shift), product(plane.axes[1], shift));
  // What a km/s along the track moves in the plane by each rule.
  const [radial, forwards] = [0, 3].map((k): Vector3 => [axes[k]!, axes[k + 1]!, axes[k + 2]!]) as [Vector3, Vector3];
  const inPlane = (v: Vector3): number => Math.hypot(product(plane.axes[0], v), product(plane.axes[1], v));
  const byRadial = (2 / n) * (1 - Math.cos(n * leadSeconds)) * inPlane(radial);
  const byInTrack = 3 * leadSeconds * inPlane(forwards);
  const counts = byRadial >= byInTrack ? 'radial' : 'in-track';
  const estimateKmS = shiftInPlaneKm / Math.max(byRadial, byInTrack);
  const rule =
    counts === 'radial'
      ? `it is 2Δv/n·(1 − cos nΔt) higher (4Δv/n after half a revolution), so ${distance(shiftInPlaneKm)} across need`
      : `it is 3Δv·Δt ahead or behind, so ${distance(shiftInPlaneKm)} across need`;
  return {
    radialKm: (4 * rtn[1]) / n,
    inTrackKm: -3 * rtn[1] * leadSeconds,
    crossTrackKm: rtn[2] / n,
    exactKm: rotated(axes, shift),
    shiftInPlaneKm,
    counts,
    estimateKmS,
    words: `Rule of thumb: ${rule} some ${millimetres(estimateKmS)} mm/s along the track; the exact burn is ${millimetres(size)} mm/s.`,
  };
}

const product = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const distance = (km: number): string =>
  km < 1 ? `${Number((1000 * km).toPrecision(3))} m` : `${Number(km.toPrecision(3))} km`;
/** Of km/s. */
export const millimetres = (kmS: number): string => (1e6 * kmS).toPrecision(4);
