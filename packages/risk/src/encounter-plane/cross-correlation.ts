import type { Vector3 } from '@clearway/astro';

/**
 * What one object's position owes to an error of the forecast air density that both objects share (the "DCP" comments of
 * NASA's conjunction messages): the position's sensitivity to a relative error of the density, and that error's standard
 * deviation.
 */
export interface DensitySensitivity {
  /** Change of position for a relative error of 1, km, in the encounter's inertial frame. */
  readonly position: Vector3;
  /** Standard deviation of the relative error of the forecast density, 1 for 100 %. */
  readonly sigma: number;
}

/**
 * What has to be added to the sum of both covariances because both objects flew through the same wrongly forecast air:
 * −σₚσₛ(gₛgₚᵀ + gₚgₛᵀ), after Casali, Hall, Snow, Hejduk, Johnson, Skrehart and Baars, "Effect of cross-correlation of orbital
 * error on probability of collision determination", AAS 18-272 (2018).
 *
 * @returns nine numbers, row by row, km².
 */
export function crossCorrelation(primary: DensitySensitivity, secondary: DensitySensitivity): Float64Array {
  const [p, s] = [primary.position, secondary.position];
  const size = primary.sigma * secondary.sigma;
  const term = new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) term[3 * i + j] = -size * (s[i]! * p[j]! + p[i]! * s[j]!);
  }
  return term;
}
