/** Orientation of the orbit: sines and cosines of node, argument of perigee and inclination; mean motion in rad/min. */
export interface OrbitOrientation {
  readonly em: number;
  readonly emsq: number;
  readonly betasq: number;
  readonly rtemsq: number;
  readonly nm: number;
  readonly snodm: number;
  readonly cnodm: number;
  readonly sinomm: number;
  readonly cosomm: number;
  readonly sinim: number;
  readonly cosim: number;
}

/** Orientation of the perturbing body's orbit, its node relative to that of the satellite, and its strength `cc`. */
export interface ThirdBody {
  readonly zcosg: number;
  readonly zsing: number;
  readonly zcosi: number;
  readonly zsini: number;
  readonly zcosh: number;
  readonly zsinh: number;
  readonly cc: number;
}

/** The `s` and `z` quantities of one perturbing body. */
export interface ThirdBodyTerms {
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  readonly s5: number;
  readonly s6: number;
  readonly s7: number;
  readonly z1: number;
  readonly z2: number;
  readonly z3: number;
  readonly z11: number;
  readonly z12: number;
  readonly z13: number;
  readonly z21: number;
  readonly z22: number;
  readonly z23: number;
  readonly z31: number;
  readonly z32: number;
  readonly z33: number;
}

/**
 * Hujsak's expansion of the attraction of one distant body in the orientation of the two orbits: the body of the loop
 * in `dscom` of AIAA 2006-6753, which runs once for the Sun and once for the Moon.
 */
export function thirdBodyTerms(orbit: OrbitOrientation, body: ThirdBody): ThirdBodyTerms {
  const { em, emsq, betasq, sinomm, cosomm, sinim, cosim } = orbit;
  const { zcosg, zsing, zcosi, zsini, zcosh, zsinh } = body;

  const a1 = zcosg * zcosh + zsing * zcosi * zsinh;
  const a3 = -zsing * zcosh + zcosg * zcosi * zsinh;
  const a7 = -zcosg * zsinh + zsing * zcosi * zcosh;
  const a8 = zsing * zsini;
  const a9 = zsing * zsinh + zcosg * zcosi * zcosh;
  const a10 = zcosg * zsini;
  const a2 = cosim * a7 + sinim * a8;
  const a4 = cosim * a9 + sinim * a10;
  const a5 = -sinim * a7 + cosim * a8;
  const a6 = -sinim * a9 + cosim * a10;

  const x1 = a1 * cosomm + a2 * sinomm;
  const x2 = a3 * cosomm + a4 * sinomm;
  const x3 = -a1 * sinomm + a2 * cosomm;
  const x4 = -a3 * sinomm + a4 * cosomm;
  const x5 = a5 * sinomm;
  const x6 = a6 * sinomm;
  const x7 = a5 * cosomm;
  const x8 = a6 * cosomm;

  const z31 = 12 * x1 * x1 - 3 * x3 * x3;
  const z32 = 24 * x1 * x2 - 6 * x3 * x4;
  const z33 = 12 * x2 * x2 - 3 * x4 * x4;
  const half1 = 3 * (a1 * a1 + a2 * a2) + z31 * emsq;
  const half2 = 6 * (a1 * a3 + a2 * a4) + z32 * emsq;
  const half3 = 3 * (a3 * a3 + a4 * a4) + z33 * emsq;

  const s3 = body.cc * (1 / orbit.nm);
  const s4 = s3 * orbit.rtemsq;
  return {
    s1: -15 * em * s4,
    s2: (-0.5 * s3) / orbit.rtemsq,
    s3,
    s4,
    s5: x1 * x3 + x2 * x4,
    s6: x2 * x3 + x1 * x4,
    s7: x2 * x4 - x1 * x3,
    z1: half1 + half1 + betasq * z31,
    z2: half2 + half2 + betasq * z32,
    z3: half3 + half3 + betasq * z33,
    z11: -6 * a1 * a5 + emsq * (-24 * x1 * x7 - 6 * x3 * x5),
    z12: -6 * (a1 * a6 + a3 * a5) + emsq * (-24 * (x2 * x7 + x1 * x8) - 6 * (x3 * x6 + x4 * x5)),
    z13: -6 * a3 * a6 + emsq * (-24 * x2 * x8 - 6 * x4 * x6),
    z21: 6 * a2 * a5 + emsq * (24 * x1 * x5 - 6 * x3 * x7),
    z22: 6 * (a4 * a5 + a2 * a6) + emsq * (24 * (x2 * x5 + x1 * x6) - 6 * (x4 * x7 + x3 * x8)),
    z23: 6 * a4 * a6 + emsq * (24 * x2 * x6 - 6 * x4 * x8),
    z31,
    z32,
    z33,
  };
}
