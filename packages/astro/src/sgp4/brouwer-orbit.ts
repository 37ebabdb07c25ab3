import { J2, XKE } from './wgs72.ts';

/** Sizes and functions of inclination and eccentricity that the initialisation shares (`initl` of AIAA 2006-6753). */
export interface BrouwerOrbit {
  /** Brouwer mean motion, rad/min. */
  readonly noUnkozai: number;
  /** Semi-major axis, Earth radii. */
  readonly ao: number;
  /** Perigee radius, Earth radii. */
  readonly rp: number;
  /** Semi-latus rectum squared. */
  readonly posq: number;
  readonly eccsq: number;
  readonly omeosq: number;
  readonly rteosq: number;
  readonly sinio: number;
  readonly cosio: number;
  readonly cosio2: number;
  readonly con41: number;
  readonly con42: number;
}

/** Recovers the Brouwer mean motion from the Kozai mean motion (rad/min) of the element set, and what follows from it. */
export function brouwerOrbit(noKozai: number, ecco: number, inclo: number): BrouwerOrbit {
  const eccsq = ecco * ecco;
  const omeosq = 1 - eccsq;
  const rteosq = Math.sqrt(omeosq);
  const cosio = Math.cos(inclo);
  const cosio2 = cosio * cosio;

  const ak = (XKE / noKozai) ** (2 / 3);
  const d1 = (0.75 * J2 * (3 * cosio2 - 1)) / (rteosq * omeosq);
  const delFirst = d1 / (ak * ak);
  const adel = ak * (1 - delFirst * delFirst - delFirst * (1 / 3 + (134 * delFirst * delFirst) / 81));
  const del = d1 / (adel * adel);
  const noUnkozai = noKozai / (1 + del);

  const ao = (XKE / noUnkozai) ** (2 / 3);
  const po = ao * omeosq;
  const con42 = 1 - 5 * cosio2;
  return {
    noUnkozai,
    ao,
    rp: ao * (1 - ecco),
    posq: po * po,
    eccsq,
    omeosq,
    rteosq,
    sinio: Math.sin(inclo),
    cosio,
    cosio2,
    con41: -con42 - cosio2 - cosio2,
    con42,
  };
}
