import { newMeanElements } from './mean-elements.ts';
import { orbitShape } from './orbit-shape.ts';
import { meanElementsAt } from './secular-motion.ts';
import type { Sgp4Constants } from './sgp4-constants.ts';
import { EARTH_RADIUS_KM } from './wgs72.ts';

/** Values that `meanOrbit` writes. */
export const MEAN_ORBIT_VALUES = 6;

const mean = newMeanElements();

/**
 * The orbit without its short-period terms, `t` minutes after the epoch: writes to `out[offset …]` the semi-major axis
 * (km), the eccentricity vector's components towards the ascending node and 90° further along (long-period terms
 * included), the inclination, the right ascension of the ascending node and the mean argument of latitude (rad, the
 * last two not reduced to any one turn). Returns 0, or SGP4's error code 1 to 3 and writes nothing.
 *
 * The state of SGP4 stays within some 15 km of this orbit near the Earth: amplitudes 1.5 · J2/2 · R²/p of first order.
 */
export function meanOrbit(c: Sgp4Constants, t: number, out: Float64Array, offset = 0): number {
  const code = meanElementsAt(c, t, mean);
  if (code !== 0) return code;
  const { am, em, argpm } = mean;
  const shape = c.deepSpace === 0 ? c : orbitShape(Math.sin(mean.inclm), Math.cos(mean.inclm));
  const inverse = 1 / (am * (1 - em * em));
  const ex = em * Math.cos(argpm);
  out[offset] = am * EARTH_RADIUS_KM;
  out[offset + 1] = ex;
  out[offset + 2] = em * Math.sin(argpm) + inverse * shape.aycof;
  out[offset + 3] = mean.inclm;
  out[offset + 4] = mean.nodem;
  out[offset + 5] = mean.mm + argpm + inverse * shape.xlcof * ex;
  return 0;
}
