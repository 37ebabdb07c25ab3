import type { UtcTime } from '../time/utc-time.ts';

/**
 * Everything that propagation of one element set needs, computed once by `initializeSgp4` and never changed.
 *
 * The names are those of the published algorithm (AIAA 2006-6753), without underscores; angles in radians, times in
 * minutes, lengths in Earth radii. Fields of a branch that the object does not take are 0.
 */
export interface Sgp4Constants extends NearEarthConstants {
  /** Catalogue number of the element set. */
  readonly id: number;
  readonly epoch: UtcTime;
  /** What propagation to the epoch itself returns: 0, or the SGP4 error code. */
  readonly error: number;
  /** Greenwich sidereal time at the epoch, rad. */
  readonly gsto: number;
  /** 1 where the period is at least 225 minutes (SDP4), else 0. */
  readonly deepSpace: 0 | 1;
  /** 1 where only the first-order drag terms are used (perigee below 220 km, or deep space), else 0. */
  readonly isimp: 0 | 1;
  /** What only deep space needs; near the Earth all its fields are 0. */
  readonly deep: DeepSpaceConstants;
}

export interface DeepSpaceConstants extends LuniSolarPeriodics, LuniSolarRates, Resonance {}

/** Mean elements at the epoch, their secular rates, and the coefficients of drag and of the Earth's zonal harmonics. */
export interface NearEarthConstants {
  readonly bstar: number;
  readonly ecco: number;
  readonly inclo: number;
  readonly nodeo: number;
  readonly argpo: number;
  readonly mo: number;
  /** Brouwer ("un-Kozai") mean motion, rad/min. */
  readonly noUnkozai: number;

  readonly mdot: number;
  readonly argpdot: number;
  readonly nodedot: number;
  readonly nodecf: number;

  readonly cc1: number;
  readonly cc4: number;
  readonly cc5: number;
  readonly d2: number;
  readonly d3: number;
  readonly d4: number;
  readonly t2cof: number;
  readonly t3cof: number;
  readonly t4cof: number;
  readonly t5cof: number;
  readonly omgcof: number;
  readonly xmcof: number;
  readonly delmo: number;
  readonly eta: number;
  readonly sinmao: number;

  readonly con41: number;
  readonly x1mth2: number;
  readonly x7thm1: number;
  readonly aycof: number;
  readonly xlcof: number;
}

/** Amplitudes and phases of the periodic perturbations by Sun (`s…`) and Moon (`e…`, `x…`). */
export interface LuniSolarPeriodics {
  readonly zmos: number;
  readonly se2: number;
  readonly se3: number;
  readonly si2: number;
  readonly si3: number;
  readonly sl2: number;
  readonly sl3: number;
  readonly sl4: number;
  readonly sgh2: number;
  readonly sgh3: number;
  readonly sgh4: number;
  readonly sh2: number;
  readonly sh3: number;

  readonly zmol: number;
  readonly ee2: number;
  readonly e3: number;
  readonly xi2: number;
  readonly xi3: number;
  readonly xl2: number;
  readonly xl3: number;
  readonly xl4: number;
  readonly xgh2: number;
  readonly xgh3: number;
  readonly xgh4: number;
  readonly xh2: number;
  readonly xh3: number;
}

/** Secular rates by Sun and Moon together, per minute. */
export interface LuniSolarRates {
  readonly dedt: number;
  readonly didt: number;
  readonly dmdt: number;
  readonly dnodt: number;
  readonly domdt: number;
}

/** Resonance with the rotation of the Earth. */
export interface Resonance {
  /** 0 none, 1 one revolution a day, 2 two revolutions a day and eccentric. */
  readonly irez: 0 | 1 | 2;
  /** Resonance angle at the epoch. */
  readonly xlamo: number;
  readonly xfact: number;
  readonly del1: number;
  readonly del2: number;
  readonly del3: number;
  readonly d2201: number;
  readonly d2211: number;
  readonly d3210: number;
  readonly d3222: number;
  readonly d4410: number;
  readonly d4422: number;
  readonly d5220: number;
  readonly d5232: number;
  readonly d5421: number;
  readonly d5433: number;
}
