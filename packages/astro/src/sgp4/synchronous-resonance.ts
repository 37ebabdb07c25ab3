import { XKE } from './wgs72.ts';

/** Amplitudes of the one-day resonance, rad/min². */
export interface SynchronousResonance {
  readonly del1: number;
  readonly del2: number;
  readonly del3: number;
}

const Q22 = 1.7891679e-6;
const Q31 = 2.1460748e-6;
const Q33 = 2.2123015e-7;

/**
 * Resonance of an orbit of one revolution a day with the Earth's tesseral harmonics
 * (`dsinit` of AIAA 2006-6753, branch irez = 1). Mean motion in rad/min.
 */
export function synchronousResonance(
  noUnkozai: number,
  emsq: number,
  sinim: number,
  cosim: number,
): SynchronousResonance {
  const aonv = (noUnkozai / XKE) ** (2 / 3);
  const g200 = 1 + emsq * (-2.5 + 0.8125 * emsq);
  const g310 = 1 + 2 * emsq;
  const g300 = 1 + emsq * (-6 + 6.60937 * emsq);
  const f220 = 0.75 * (1 + cosim) * (1 + cosim);
  const f311 = 0.9375 * sinim * sinim * (1 + 3 * cosim) - 0.75 * (1 + cosim);
  const onePlusCos = 1 + cosim;
  const f330 = 1.875 * onePlusCos * onePlusCos * onePlusCos;
  const del = 3 * noUnkozai * noUnkozai * aonv * aonv;
  return {
    del1: del * f311 * g310 * Q31 * aonv,
    del2: 2 * del * f220 * g200 * Q22,
    del3: 3 * del * f330 * g300 * Q33 * aonv,
  };
}
