import { halfDayResonance } from './half-day-resonance.ts';
import type { LuniSolarRates, NearEarthConstants, Resonance } from './sgp4-constants.ts';
import { synchronousResonance } from './synchronous-resonance.ts';
import { EARTH_ROTATION_RAD_MIN, TWO_PI } from './wgs72.ts';

export const NO_RESONANCE: Resonance = {
  irez: 0,
  xlamo: 0,
  xfact: 0,
  del1: 0,
  del2: 0,
  del3: 0,
  d2201: 0,
  d2211: 0,
  d3210: 0,
  d3222: 0,
  d4410: 0,
  d4422: 0,
  d5220: 0,
  d5232: 0,
  d5421: 0,
  d5433: 0,
};

/**
 * Decides which resonance with the Earth's rotation an orbit has and prepares its amplitudes, angle and rate
 * (second half of `dsinit` of AIAA 2006-6753). `gsto` is the sidereal time at the epoch, rad.
 */
export function resonance(
  mean: NearEarthConstants,
  rates: LuniSolarRates,
  gsto: number,
  sinim: number,
  cosim: number,
): Resonance {
  const { noUnkozai: no, ecco, mo, nodeo, argpo, mdot, argpdot, nodedot } = mean;
  const { dmdt, domdt, dnodt } = rates;
  const theta = gsto % TWO_PI;
  if (no >= 8.26e-3 && no <= 9.24e-3 && ecco >= 0.5) {
    return {
      ...NO_RESONANCE,
      irez: 2,
      ...halfDayResonance(no, ecco, sinim, cosim),
      xlamo: (mo + nodeo + nodeo - theta - theta) % TWO_PI,
      xfact: mdot + dmdt + 2 * (nodedot + dnodt - EARTH_ROTATION_RAD_MIN) - no,
    };
  }
  if (no < 0.0052359877 && no > 0.0034906585) {
    const xpidot = argpdot + nodedot;
    return {
      ...NO_RESONANCE,
      irez: 1,
      ...synchronousResonance(no, ecco * ecco, sinim, cosim),
      xlamo: (mo + nodeo + argpo - theta) % TWO_PI,
      xfact: mdot + xpidot - EARTH_ROTATION_RAD_MIN + dmdt + domdt + dnodt - no,
    };
  }
  return NO_RESONANCE;
}
