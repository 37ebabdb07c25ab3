import type { MeanElements } from './mean-elements.ts';
import type { OrbitShape } from './orbit-shape.ts';
import { EARTH_RADIUS_KM, J2, TWO_PI, VELOCITY_UNIT_KM_S, XKE } from './wgs72.ts';

/**
 * From the mean elements at one time to the state: long-period terms, Kepler's equation, short-period terms
 * (last part of `sgp4` in AIAA 2006-6753). Semi-major axis `am` in Earth radii, mean motion `nm` in rad/min,
 * `sinip` and `cosip` of the inclination. Returns 0, 4 or 6 as `propagateSgp4` describes.
 */
export function writeState(
  mean: MeanElements,
  am: number,
  nm: number,
  shape: OrbitShape,
  sinip: number,
  cosip: number,
  out: Float64Array,
  offset: number,
): number {
  const { em: ep, inclm: xincp, nodem: nodep, argpm: argpp, mm: mp } = mean;
  const axnl = ep * Math.cos(argpp);
  const inverse = 1 / (am * (1 - ep * ep));
  const aynl = ep * Math.sin(argpp) + inverse * shape.aycof;
  const xl = mp + argpp + nodep + inverse * shape.xlcof * axnl;

  const u = (xl - nodep) % TWO_PI;
  let eo1 = u;
  let sineo1 = 0;
  let coseo1 = 0;
  let tem5 = 9999.9;
  for (let ktr = 1; Math.abs(tem5) >= 1e-12 && ktr <= 10; ktr++) {
    sineo1 = Math.sin(eo1);
    coseo1 = Math.cos(eo1);
    tem5 = (u - aynl * coseo1 + axnl * sineo1 - eo1) / (1 - coseo1 * axnl - sineo1 * aynl);
    if (Math.abs(tem5) >= 0.95) tem5 = tem5 > 0 ? 0.95 : -0.95;
    eo1 += tem5;
  }

  const ecose = axnl * coseo1 + aynl * sineo1;
  const esine = axnl * sineo1 - aynl * coseo1;
  const el2 = axnl * axnl + aynl * aynl;
  const pl = am * (1 - el2);
  if (pl < 0) {
    out.fill(Number.NaN, offset, offset + 6);
    return 4;
  }
  const rl = am * (1 - ecose);
  const rdotl = (Math.sqrt(am) * esine) / rl;
  const rvdotl = Math.sqrt(pl) / rl;
  const betal = Math.sqrt(1 - el2);
  const temp = esine / (1 + betal);
  const sinu = (am / rl) * (sineo1 - aynl - axnl * temp);
  const cosu = (am / rl) * (coseo1 - axnl + aynl * temp);
  const sin2u = (cosu + cosu) * sinu;
  const cos2u = 1 - 2 * sinu * sinu;
  const temp1 = 0.5 * J2 * (1 / pl);
  const temp2 = temp1 * (1 / pl);

  const { con41, x1mth2, x7thm1 } = shape;
  const mrt = rl * (1 - 1.5 * temp2 * betal * con41) + 0.5 * temp1 * x1mth2 * cos2u;
  const su = Math.atan2(sinu, cosu) - 0.25 * temp2 * x7thm1 * sin2u;
  const xnode = nodep + 1.5 * temp2 * cosip * sin2u;
  const xinc = xincp + 1.5 * temp2 * cosip * sinip * cos2u;
  const mvt = rdotl - (nm * temp1 * x1mth2 * sin2u) / XKE;
  const rvdot = rvdotl + (nm * temp1 * (x1mth2 * cos2u + 1.5 * con41)) / XKE;

  const sinsu = Math.sin(su);
  const cossu = Math.cos(su);
  const snod = Math.sin(xnode);
  const cnod = Math.cos(xnode);
  const sini = Math.sin(xinc);
  const cosi = Math.cos(xinc);
  const xmx = -snod * cosi;
  const xmy = cnod * cosi;
  const ux = xmx * sinsu + cnod * cossu;
  const uy = xmy * sinsu + snod * cossu;
  const uz = sini * sinsu;
  const vx = xmx * cossu - cnod * sinsu;
  const vy = xmy * cossu - snod * sinsu;
  const vz = sini * cossu;

  out[offset] = mrt * ux * EARTH_RADIUS_KM;
  out[offset + 1] = mrt * uy * EARTH_RADIUS_KM;
  out[offset + 2] = mrt * uz * EARTH_RADIUS_KM;
  out[offset + 3] = (mvt * ux + rvdot * vx) * VELOCITY_UNIT_KM_S;
  out[offset + 4] = (mvt * uy + rvdot * vy) * VELOCITY_UNIT_KM_S;
  out[offset + 5] = (mvt * uz + rvdot * vz) * VELOCITY_UNIT_KM_S;
  return mrt < 1 ? 6 : 0;
}
