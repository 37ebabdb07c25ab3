import { newMeanElements } from './mean-elements.ts';
import { orbitShape } from './orbit-shape.ts';
import { meanElementsAt } from './secular-motion.ts';
import type { Sgp4Constants } from './sgp4-constants.ts';
import { writeState } from './short-period-state.ts';

/**
 * State of an object by SGP4 or, where the period is at least 225 minutes, SDP4: AIAA 2006-6753, improved mode.
 *
 * Writes x, y, z (km) and vx, vy, vz (km/s) in TEME to `out[offset … offset + 5]` and returns 0, or the error code of
 * the publication: 1 mean eccentricity outside [−0.001, 1), 2 mean motion ≤ 0, 3 perturbed eccentricity outside
 * [0, 1], 4 semi-latus rectum < 0, 6 radius below one Earth radius. With code 6 the state is still written; with
 * codes 1 to 4 there is none and six NaN are written. Stateless: same constants and time, same bits.
 *
 * Measured agreement (`validation/sgp4`): 5e-9 km and 5e-10 km/s, which is rounding, with the published verification
 * states, and 1.2e-7 km with the one case 3.5 years from its epoch. With satellite.js 7.1 over the catalogue of
 * 2026-03-10, from 4000 minutes before to 30 days after the epoch: the same bits near the Earth, 2.2e-11 km in deep
 * space without resonance, 1.2e-8 km with it.
 */
export function propagateSgp4(c: Sgp4Constants, minutesSinceEpoch: number, out: Float64Array, offset = 0): number {
  const mean = newMeanElements();
  const code = meanElementsAt(c, minutesSinceEpoch, mean);
  if (code !== 0) {
    out.fill(Number.NaN, offset, offset + 6);
    return code;
  }
  const { am, nm } = mean;
  if (c.deepSpace === 0) return writeState(mean, am, nm, c, Math.sin(c.inclo), Math.cos(c.inclo), out, offset);
  const sinip = Math.sin(mean.inclm);
  const cosip = Math.cos(mean.inclm);
  return writeState(mean, am, nm, orbitShape(sinip, cosip), sinip, cosip, out, offset);
}
