import { EARTH_MU_KM3_S2, type Encounter, UserError } from '@clearway/astro';

/** The orbit that is changed: its state at the time of closest approach, and how long a revolution takes. */
export interface PrimaryOrbit {
  /** x, y, z (km), vx, vy, vz (km/s) at TCA in the encounter's inertial frame. */
  readonly state: Float64Array;
  /** Osculating period at TCA, s: leads are counted in it. */
  readonly periodSeconds: number;
}

/**
 * The primary's orbit.
 * @throws UserError where it is not bound: a lead in revolutions then means nothing
 */
export function primaryOrbit({ primary }: Encounter): PrimaryOrbit {
  const state = Float64Array.from([...primary.position, ...primary.velocity]);
  const radius = Math.hypot(...primary.position);
  const speed = Math.hypot(...primary.velocity);
  const axis = 1 / (2 / radius - (speed * speed) / EARTH_MU_KM3_S2);
  if (!(axis > 0 && axis < Number.POSITIVE_INFINITY)) {
    throw new UserError(
      'format-malformed',
      `the primary's orbit is not bound: ${radius.toFixed(1)} km from the Earth's centre at ${speed.toFixed(3)} km/s`,
      'the state must be inertial (EME2000, GCRF, TEME), in km and km/s',
    );
  }
  return { state, periodSeconds: 2 * Math.PI * Math.sqrt(axis / EARTH_MU_KM3_S2) * axis };
}
