import type { LuniSolarPeriodics } from './sgp4-constants.ts';
import { type OrbitOrientation, type ThirdBodyTerms, thirdBodyTerms } from './third-body-terms.ts';
import { TWO_PI } from './wgs72.ts';

/** Eccentricity of the Sun's apparent orbit. */
export const SUN_ECCENTRICITY = 0.01675;
/** Eccentricity of the Moon's orbit. */
export const MOON_ECCENTRICITY = 0.0549;
/** Mean motion of the Sun, rad/min. */
export const SUN_MEAN_MOTION = 1.19459e-5;
/** Mean motion of the Moon, rad/min. */
export const MOON_MEAN_MOTION = 1.5835218e-4;

const SUN_STRENGTH = 2.9864797e-6;
const MOON_STRENGTH = 4.7968065e-7;
const SIN_OBLIQUITY = 0.39785416;
const COS_OBLIQUITY = 0.91744867;
const COS_SUN_PERIGEE = 0.1945905;
const SIN_SUN_PERIGEE = -0.98088458;

export interface LuniSolarPerturbation {
  readonly orbit: OrbitOrientation;
  readonly sun: ThirdBodyTerms;
  readonly moon: ThirdBodyTerms;
  readonly periodics: LuniSolarPeriodics;
}

/**
 * Where Sun and Moon stand at the epoch and how strongly they pull on this orbit (`dscom` of AIAA 2006-6753).
 * Angles in rad, mean motion `nm` in rad/min, epoch in days since 1949-12-31T00:00 UTC.
 */
export function luniSolarPerturbation(
  epochDays1950: number,
  em: number,
  argpo: number,
  inclo: number,
  nodeo: number,
  nm: number,
): LuniSolarPerturbation {
  const emsq = em * em;
  const betasq = 1 - emsq;
  const orbit: OrbitOrientation = {
    em,
    emsq,
    betasq,
    rtemsq: Math.sqrt(betasq),
    nm,
    snodm: Math.sin(nodeo),
    cnodm: Math.cos(nodeo),
    sinomm: Math.sin(argpo),
    cosomm: Math.cos(argpo),
    sinim: Math.sin(inclo),
    cosim: Math.cos(inclo),
  };
  const { snodm, cnodm } = orbit;

  // The Moon's node, inclination and argument of perigee referred to the equator; `day` counts from 1899-12-31T12:00.
  const day = epochDays1950 + 18261.5;
  const xnodce = (4.523602 - 9.2422029e-4 * day) % TWO_PI;
  const stem = Math.sin(xnodce);
  const ctem = Math.cos(xnodce);
  const zcosil = 0.91375164 - 0.03568096 * ctem;
  const zsinil = Math.sqrt(1 - zcosil * zcosil);
  const zsinhl = (0.089683511 * stem) / zsinil;
  const zcoshl = Math.sqrt(1 - zsinhl * zsinhl);
  const gam = 5.8351514 + 0.001944368 * day;
  const zy = zcoshl * ctem + COS_OBLIQUITY * zsinhl * stem;
  const zx = gam + Math.atan2((SIN_OBLIQUITY * stem) / zsinil, zy) - xnodce;

  const sun = thirdBodyTerms(orbit, {
    zcosg: COS_SUN_PERIGEE,
    zsing: SIN_SUN_PERIGEE,
    zcosi: COS_OBLIQUITY,
    zsini: SIN_OBLIQUITY,
    zcosh: cnodm,
    zsinh: snodm,
    cc: SUN_STRENGTH,
  });
  const moon = thirdBodyTerms(orbit, {
    zcosg: Math.cos(zx),
    zsing: Math.sin(zx),
    zcosi: zcosil,
    zsini: zsinil,
    zcosh: zcoshl * cnodm + zsinhl * snodm,
    zsinh: snodm * zcoshl - cnodm * zsinhl,
    cc: MOON_STRENGTH,
  });
  const zmol = (4.7199672 + 0.2299715 * day - gam) % TWO_PI;
  const zmos = (6.2565837 + 0.017201977 * day) % TWO_PI;
  return { orbit, sun, moon, periodics: periodicCoefficients(emsq, zmos, sun, zmol, moon) };
}

function periodicCoefficients(
  emsq: number,
  zmos: number,
  sun: ThirdBodyTerms,
  zmol: number,
  moon: ThirdBodyTerms,
): LuniSolarPeriodics {
  return {
    zmos,
    se2: 2 * sun.s1 * sun.s6,
    se3: 2 * sun.s1 * sun.s7,
    si2: 2 * sun.s2 * sun.z12,
    si3: 2 * sun.s2 * (sun.z13 - sun.z11),
    sl2: -2 * sun.s3 * sun.z2,
    sl3: -2 * sun.s3 * (sun.z3 - sun.z1),
    sl4: -2 * sun.s3 * (-21 - 9 * emsq) * SUN_ECCENTRICITY,
    sgh2: 2 * sun.s4 * sun.z32,
    sgh3: 2 * sun.s4 * (sun.z33 - sun.z31),
    sgh4: -18 * sun.s4 * SUN_ECCENTRICITY,
    sh2: -2 * sun.s2 * sun.z22,
    sh3: -2 * sun.s2 * (sun.z23 - sun.z21),
    zmol,
    ee2: 2 * moon.s1 * moon.s6,
    e3: 2 * moon.s1 * moon.s7,
    xi2: 2 * moon.s2 * moon.z12,
    xi3: 2 * moon.s2 * (moon.z13 - moon.z11),
    xl2: -2 * moon.s3 * moon.z2,
    xl3: -2 * moon.s3 * (moon.z3 - moon.z1),
    xl4: -2 * moon.s3 * (-21 - 9 * emsq) * MOON_ECCENTRICITY,
    xgh2: 2 * moon.s4 * moon.z32,
    xgh3: 2 * moon.s4 * (moon.z33 - moon.z31),
    xgh4: -18 * moon.s4 * MOON_ECCENTRICITY,
    xh2: -2 * moon.s2 * moon.z22,
    xh3: -2 * moon.s2 * (moon.z23 - moon.z21),
  };
}
