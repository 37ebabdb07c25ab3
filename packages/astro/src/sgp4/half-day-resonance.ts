import { XKE } from './wgs72.ts';

/** Amplitudes of the half-day resonance, rad/min². */
export interface HalfDayResonance {
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

// Tesseral harmonics of the Earth's field, normalised for this expansion.
const ROOT22 = 1.7891679e-6;
const ROOT32 = 3.7393792e-7;
const ROOT44 = 7.3636953e-9;
const ROOT52 = 1.1428639e-7;
const ROOT54 = 2.1765803e-9;

/**
 * Resonance of an eccentric orbit of two revolutions a day with the Earth's tesseral harmonics
 * (`dsinit` of AIAA 2006-6753, branch irez = 2). Mean motion in rad/min.
 */
export function halfDayResonance(noUnkozai: number, ecco: number, sinim: number, cosim: number): HalfDayResonance {
  const g = eccentricityFunctions(ecco);
  const f = inclinationFunctions(sinim, cosim);
  const aonv = (noUnkozai / XKE) ** (2 / 3);
  const degree2 = 3 * (noUnkozai * noUnkozai) * (aonv * aonv);
  const degree3 = degree2 * aonv;
  const degree4 = degree3 * aonv;
  const degree5 = degree4 * aonv;
  const temp22 = degree2 * ROOT22;
  const temp32 = degree3 * ROOT32;
  const temp44 = 2 * degree4 * ROOT44;
  const temp52 = degree5 * ROOT52;
  const temp54 = 2 * degree5 * ROOT54;
  return {
    d2201: temp22 * f.f220 * g.g201,
    d2211: temp22 * f.f221 * g.g211,
    d3210: temp32 * f.f321 * g.g310,
    d3222: temp32 * f.f322 * g.g322,
    d4410: temp44 * f.f441 * g.g410,
    d4422: temp44 * f.f442 * g.g422,
    d5220: temp52 * f.f522 * g.g520,
    d5232: temp52 * f.f523 * g.g532,
    d5421: temp54 * f.f542 * g.g521,
    d5433: temp54 * f.f543 * g.g533,
  };
}

/** Kaula's inclination functions F_lmp, rounded as published. */
function inclinationFunctions(sinim: number, cosim: number): Record<InclinationFunction, number> {
  const cosisq = cosim * cosim;
  const sini2 = sinim * sinim;
  const f220 = 0.75 * (1 + 2 * cosim + cosisq);
  return {
    f220,
    f221: 1.5 * sini2,
    f321: 1.875 * sinim * (1 - 2 * cosim - 3 * cosisq),
    f322: -1.875 * sinim * (1 + 2 * cosim - 3 * cosisq),
    f441: 35 * sini2 * f220,
    f442: 39.375 * sini2 * sini2,
    f522: 9.84375 * sinim * (sini2 * (1 - 2 * cosim - 5 * cosisq) + 0.33333333 * (-2 + 4 * cosim + 6 * cosisq)),
    f523: sinim * (4.92187512 * sini2 * (-2 - 4 * cosim + 10 * cosisq) + 6.56250012 * (1 + 2 * cosim - 3 * cosisq)),
    f542: 29.53125 * sinim * (2 - 8 * cosim + cosisq * (-12 + 8 * cosim + 10 * cosisq)),
    f543: 29.53125 * sinim * (-2 - 8 * cosim + cosisq * (12 + 8 * cosim - 10 * cosisq)),
  };
}

/** Hansen coefficients G_lpq as cubic fits over ranges of eccentricity. */
function eccentricityFunctions(em: number): Record<EccentricityFunction, number> {
  const emsq = em * em;
  const eoc = em * emsq;
  const cubic = (c0: number, c1: number, c2: number, c3: number): number => c0 + c1 * em + c2 * emsq + c3 * eoc;
  const low = em <= 0.65;
  return {
    g201: -0.306 - (em - 0.64) * 0.44,
    g211: low ? 3.616 - 13.247 * em + 16.29 * emsq : cubic(-72.099, 331.819, -508.738, 266.724),
    g310: low ? cubic(-19.302, 117.39, -228.419, 156.591) : cubic(-346.844, 1582.851, -2415.925, 1246.113),
    g322: low ? cubic(-18.9068, 109.7927, -214.6334, 146.5816) : cubic(-342.585, 1554.908, -2366.899, 1215.972),
    g410: low ? cubic(-41.122, 242.694, -471.094, 313.953) : cubic(-1052.797, 4758.686, -7193.992, 3651.957),
    g422: low ? cubic(-146.407, 841.88, -1629.014, 1083.435) : cubic(-3581.69, 16178.11, -24462.77, 12422.52),
    g520: low
      ? cubic(-532.114, 3017.977, -5740.032, 3708.276)
      : em > 0.715
        ? cubic(-5149.66, 29936.92, -54087.36, 31324.56)
        : 1464.74 - 4664.75 * em + 3763.64 * emsq,
    g521:
      em < 0.7
        ? cubic(-822.71072, 4568.6173, -8491.4146, 5337.524)
        : cubic(-51752.104, 218913.95, -309468.16, 146349.42),
    g532: em < 0.7 ? cubic(-853.666, 4690.25, -8624.77, 5341.4) : cubic(-40023.88, 170470.89, -242699.48, 115605.82),
    g533: em < 0.7 ? cubic(-919.2277, 4988.61, -9064.77, 5542.21) : cubic(-37995.78, 161616.52, -229838.2, 109377.94),
  };
}

type InclinationFunction = 'f220' | 'f221' | 'f321' | 'f322' | 'f441' | 'f442' | 'f522' | 'f523' | 'f542' | 'f543';

type EccentricityFunction = 'g201' | 'g211' | 'g310' | 'g322' | 'g410' | 'g422' | 'g520' | 'g521' | 'g532' | 'g533';
