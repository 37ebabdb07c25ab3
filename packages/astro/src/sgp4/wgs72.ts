/**
 * The Earth of SGP4: WGS-72 as given by Vallado, Crawford, Hujsak and Kelso, AIAA 2006-6753, table 1 of the code
 * description. Element sets are fitted with these values, so no newer ones may be used with them.
 */

/** Equatorial radius of the Earth, km. */
export const EARTH_RADIUS_KM = 6378.135;

/** Gravitational parameter of the Earth, km³/s². */
export const MU_KM3_S2 = 398600.8;

/** Square root of the gravitational parameter, (Earth radii)^1.5 per minute. */
export const XKE: number = 60 / Math.sqrt((EARTH_RADIUS_KM * EARTH_RADIUS_KM * EARTH_RADIUS_KM) / MU_KM3_S2);

/** Second zonal harmonic, un-normalised. */
export const J2 = 0.001082616;

/** Third zonal harmonic, un-normalised. */
export const J3 = -0.00000253881;

/** Fourth zonal harmonic, un-normalised. */
export const J4 = -0.00000165597;

/** J3 / J2. */
export const J3_OVER_J2: number = J3 / J2;

/** One Earth radius per canonical time unit, km/s. */
export const VELOCITY_UNIT_KM_S: number = (EARTH_RADIUS_KM * XKE) / 60;

/** Rotation of the Earth as the resonance terms use it, rad/min (`rptim`). */
export const EARTH_ROTATION_RAD_MIN = 4.3752690880113e-3;

export const TWO_PI: number = 2 * Math.PI;

/** SGP4 treats orbits of at least this Brouwer period as deep space, minutes. */
export const DEEP_SPACE_PERIOD_MINUTES = 225;
