import { MOON_ECCENTRICITY, MOON_MEAN_MOTION, SUN_ECCENTRICITY, SUN_MEAN_MOTION } from './luni-solar-perturbation.ts';
import type { MeanElements } from './mean-elements.ts';
import type { LuniSolarPeriodics } from './sgp4-constants.ts';
import { TWO_PI } from './wgs72.ts';

/** Below this inclination, rad, node and perigee are perturbed together after Lyddane (1963). */
const LYDDANE_INCLINATION = 0.2;

/**
 * Adds the periodic perturbations by Sun and Moon at `t` minutes after the epoch to `elements`
 * (`dpper` of AIAA 2006-6753, improved mode: the Lyddane branch is chosen by the perturbed inclination).
 */
export function addLuniSolarPeriodics(c: LuniSolarPeriodics, t: number, elements: MeanElements): void {
  const sunAnomaly = c.zmos + SUN_MEAN_MOTION * t;
  const sunLongitude = sunAnomaly + 2 * SUN_ECCENTRICITY * Math.sin(sunAnomaly);
  const sinSun = Math.sin(sunLongitude);
  const sunF2 = 0.5 * sinSun * sinSun - 0.25;
  const sunF3 = -0.5 * sinSun * Math.cos(sunLongitude);
  const ses = c.se2 * sunF2 + c.se3 * sunF3;
  const sis = c.si2 * sunF2 + c.si3 * sunF3;
  const sls = c.sl2 * sunF2 + c.sl3 * sunF3 + c.sl4 * sinSun;
  const sghs = c.sgh2 * sunF2 + c.sgh3 * sunF3 + c.sgh4 * sinSun;
  const shs = c.sh2 * sunF2 + c.sh3 * sunF3;

  const moonAnomaly = c.zmol + MOON_MEAN_MOTION * t;
  const moonLongitude = moonAnomaly + 2 * MOON_ECCENTRICITY * Math.sin(moonAnomaly);
  const sinMoon = Math.sin(moonLongitude);
  const moonF2 = 0.5 * sinMoon * sinMoon - 0.25;
  const moonF3 = -0.5 * sinMoon * Math.cos(moonLongitude);
  const sel = c.ee2 * moonF2 + c.e3 * moonF3;
  const sil = c.xi2 * moonF2 + c.xi3 * moonF3;
  const sll = c.xl2 * moonF2 + c.xl3 * moonF3 + c.xl4 * sinMoon;
  const sghl = c.xgh2 * moonF2 + c.xgh3 * moonF3 + c.xgh4 * sinMoon;
  const shll = c.xh2 * moonF2 + c.xh3 * moonF3;

  const pinc = sis + sil;
  elements.inclm += pinc;
  elements.em += ses + sel;
  if (elements.inclm >= LYDDANE_INCLINATION) perturbDirectly(elements, sls + sll, sghs + sghl, shs + shll);
  else perturbAfterLyddane(elements, pinc, sls + sll, sghs + sghl, shs + shll);
}

function perturbDirectly(elements: MeanElements, pl: number, pgh: number, ph: number): void {
  const node = ph / Math.sin(elements.inclm);
  elements.argpm += pgh - Math.cos(elements.inclm) * node;
  elements.nodem += node;
  elements.mm += pl;
}

function perturbAfterLyddane(elements: MeanElements, pinc: number, pl: number, pgh: number, ph: number): void {
  const sinip = Math.sin(elements.inclm);
  const cosip = Math.cos(elements.inclm);
  const sinop = Math.sin(elements.nodem);
  const cosop = Math.cos(elements.nodem);
  const alfdp = sinip * sinop + (ph * cosop + pinc * cosip * sinop);
  const betdp = sinip * cosop + (-ph * sinop + pinc * cosip * cosop);
  const nodeBefore = elements.nodem % TWO_PI;
  const xls = elements.mm + elements.argpm + cosip * nodeBefore + (pl + pgh - pinc * nodeBefore * sinip);
  let node = Math.atan2(alfdp, betdp);
  if (Math.abs(nodeBefore - node) > Math.PI) node += node < nodeBefore ? TWO_PI : -TWO_PI;
  elements.nodem = node;
  elements.mm += pl;
  elements.argpm = xls - elements.mm - cosip * node;
}
