import { type LuniSolarPerturbation, MOON_MEAN_MOTION, SUN_MEAN_MOTION } from './luni-solar-perturbation.ts';
import type { LuniSolarRates } from './sgp4-constants.ts';

/** Within 3° of the equator (either sense) the node is ill-defined and its rate is left out. */
const EQUATORIAL_LIMIT = 5.2359877e-2;

/** Secular rates of the elements by Sun and Moon, per minute (first half of `dsinit` of AIAA 2006-6753). */
export function luniSolarRates(perturbation: LuniSolarPerturbation, inclo: number): LuniSolarRates {
  const { orbit, sun, moon } = perturbation;
  const { emsq, sinim, cosim } = orbit;
  const zns = SUN_MEAN_MOTION;
  const znl = MOON_MEAN_MOTION;
  const equatorial = inclo < EQUATORIAL_LIMIT || inclo > Math.PI - EQUATORIAL_LIMIT;

  const ses = sun.s1 * zns * sun.s5;
  const sis = sun.s2 * zns * (sun.z11 + sun.z13);
  const sls = -zns * sun.s3 * (sun.z1 + sun.z3 - 14 - 6 * emsq);
  const sghs = sun.s4 * zns * (sun.z31 + sun.z33 - 6);
  const shs = equatorial ? 0 : (-zns * sun.s2 * (sun.z21 + sun.z23)) / sinim;
  const sgs = sghs - cosim * shs;

  const sghl = moon.s4 * znl * (moon.z31 + moon.z33 - 6);
  const shll = equatorial ? 0 : -znl * moon.s2 * (moon.z21 + moon.z23);
  return {
    dedt: ses + moon.s1 * znl * moon.s5,
    didt: sis + moon.s2 * znl * (moon.z11 + moon.z13),
    dmdt: sls - znl * moon.s3 * (moon.z1 + moon.z3 - 14 - 6 * emsq),
    dnodt: equatorial ? 0 : shs + shll / sinim,
    domdt: equatorial ? sgs + sghl : sgs + sghl - (cosim / sinim) * shll,
  };
}
