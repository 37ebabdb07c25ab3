import type { BrouwerOrbit } from './brouwer-orbit.ts';
import type { NearEarthConstants } from './sgp4-constants.ts';
import { EARTH_RADIUS_KM, J2, J3_OVER_J2, J4 } from './wgs72.ts';

/** Mean elements at the epoch, rad; drag term in 1/Earth radii. */
export interface EpochElements {
  readonly bstar: number;
  readonly ecco: number;
  readonly inclo: number;
  readonly nodeo: number;
  readonly argpo: number;
  readonly mo: number;
}

/** Below this eccentricity the drag terms that divide by it are dropped. */
const CIRCULAR_LIMIT = 1e-4;

/** Keeps the long-period coefficient finite at an inclination of exactly 180°. */
const RETROGRADE_EQUATORIAL_LIMIT = 1.5e-12;

/**
 * Secular rates by the zonal harmonics and the coefficients of the power series for drag
 * (`sgp4init` of AIAA 2006-6753). `simplified` drops the series beyond first order.
 */
export function nearEarthConstants(
  elements: EpochElements,
  orbit: BrouwerOrbit,
  simplified: boolean,
): NearEarthConstants {
  const { bstar, ecco, argpo, mo } = elements;
  const { noUnkozai: no, ao, posq, omeosq, rteosq, sinio, cosio, cosio2, con41, con42 } = orbit;

  const { sfour, tsi, eta, etasq, eeta, coef, coef1, cc2 } = dragAtPerigee(ecco, orbit);
  const pinvsq = 1 / posq;
  const psisq = Math.abs(1 - etasq);
  const cc1 = bstar * cc2;
  const cc3 = ecco > CIRCULAR_LIMIT ? (-2 * coef * tsi * J3_OVER_J2 * no * sinio) / ecco : 0;
  const x1mth2 = 1 - cosio2;
  const cc4 =
    2 *
    no *
    coef1 *
    ao *
    omeosq *
    (eta * (2 + 0.5 * etasq) +
      ecco * (0.5 + 2 * etasq) -
      ((J2 * tsi) / (ao * psisq)) *
        (-3 * con41 * (1 - 2 * eeta + etasq * (1.5 - 0.5 * eeta)) +
          0.75 * x1mth2 * (2 * etasq - eeta * (1 + etasq)) * Math.cos(2 * argpo)));
  const cc5 = 2 * coef1 * ao * omeosq * (1 + 2.75 * (etasq + eeta) + eeta * etasq);

  const cosio4 = cosio2 * cosio2;
  const temp1 = 1.5 * J2 * pinvsq * no;
  const temp2 = 0.5 * temp1 * J2 * pinvsq;
  const temp3 = -0.46875 * J4 * pinvsq * pinvsq * no;
  const mdot = no + 0.5 * temp1 * rteosq * con41 + 0.0625 * temp2 * rteosq * (13 - 78 * cosio2 + 137 * cosio4);
  const argpdot =
    -0.5 * temp1 * con42 + 0.0625 * temp2 * (7 - 114 * cosio2 + 395 * cosio4) + temp3 * (3 - 36 * cosio2 + 49 * cosio4);
  const xhdot1 = -temp1 * cosio;
  const nodedot = xhdot1 + (0.5 * temp2 * (4 - 19 * cosio2) + 2 * temp3 * (3 - 7 * cosio2)) * cosio;

  const delmotemp = 1 + eta * Math.cos(mo);

  const drag = simplified ? NO_HIGHER_ORDER : higherOrderDrag(ao, sfour, tsi, cc1);
  return {
    bstar,
    ecco,
    inclo: elements.inclo,
    nodeo: elements.nodeo,
    argpo,
    mo,
    noUnkozai: no,
    mdot,
    argpdot,
    nodedot,
    nodecf: 3.5 * omeosq * xhdot1 * cc1,
    cc1,
    cc4,
    cc5,
    t2cof: 1.5 * cc1,
    d2: drag.d2,
    d3: drag.d3,
    d4: drag.d4,
    t3cof: drag.t3cof,
    t4cof: drag.t4cof,
    t5cof: drag.t5cof,
    omgcof: bstar * cc3 * Math.cos(argpo),
    xmcof: ecco > CIRCULAR_LIMIT ? (-(2 / 3) * coef * bstar) / eeta : 0,
    delmo: delmotemp * delmotemp * delmotemp,
    eta,
    sinmao: Math.sin(mo),
    con41,
    x1mth2,
    x7thm1: 7 * cosio2 - 1,
    aycof: -0.5 * J3_OVER_J2 * sinio,
    xlcof: longPeriodCoefficient(sinio, cosio),
  };
}

/** What the power-law atmosphere gives for an orbit before the object's own drag term comes in. */
export interface DragAtPerigee {
  readonly sfour: number;
  readonly tsi: number;
  readonly eta: number;
  readonly etasq: number;
  readonly eeta: number;
  readonly coef: number;
  readonly coef1: number;
  /** Rate of the drag factor at first order for a drag term of 1, per minute. */
  readonly cc2: number;
}

export function dragAtPerigee(ecco: number, orbit: BrouwerOrbit): DragAtPerigee {
  const { ao, noUnkozai: no, con41 } = orbit;
  const { sfour, qzms24 } = densityFunction(orbit.rp);
  const tsi = 1 / (ao - sfour);
  const eta = ao * ecco * tsi;
  const etasq = eta * eta;
  const eeta = ecco * eta;
  const psisq = Math.abs(1 - etasq);
  const coef = qzms24 * tsi ** 4;
  const coef1 = coef / psisq ** 3.5;
  const cc2 =
    coef1 *
    no *
    (ao * (1 + 1.5 * etasq + eeta * (4 + etasq)) +
      ((0.375 * J2 * tsi) / psisq) * con41 * (8 + 3 * etasq * (8 + etasq)));
  return { sfour, tsi, eta, etasq, eeta, coef, coef1, cc2 };
}

/** `xlcof`, the coefficient of the long-period term of the mean longitude. */
export function longPeriodCoefficient(sini: number, cosi: number): number {
  const divisor = Math.abs(cosi + 1) > RETROGRADE_EQUATORIAL_LIMIT ? 1 + cosi : RETROGRADE_EQUATORIAL_LIMIT;
  return (-0.25 * J3_OVER_J2 * sini * (3 + 5 * cosi)) / divisor;
}

/** Parameters s and (q0 − s)⁴ of the power-law atmosphere, in Earth radii; lowered for perigees below 156 km. */
function densityFunction(rp: number): { readonly sfour: number; readonly qzms24: number } {
  const perige = (rp - 1) * EARTH_RADIUS_KM;
  let sfourKm = 78;
  if (perige < 156) sfourKm = perige < 98 ? 20 : perige - 78;
  const qzms24temp = (120 - sfourKm) / EARTH_RADIUS_KM;
  return {
    sfour: sfourKm / EARTH_RADIUS_KM + 1,
    qzms24: qzms24temp * qzms24temp * qzms24temp * qzms24temp,
  };
}

const NO_HIGHER_ORDER = { d2: 0, d3: 0, d4: 0, t3cof: 0, t4cof: 0, t5cof: 0 };

/** Coefficients of t² to t⁵ of the drag series. */
function higherOrderDrag(ao: number, sfour: number, tsi: number, cc1: number): typeof NO_HIGHER_ORDER {
  const cc1sq = cc1 * cc1;
  const d2 = 4 * ao * tsi * cc1sq;
  const temp = (d2 * tsi * cc1) / 3;
  const d3 = (17 * ao + sfour) * temp;
  const d4 = 0.5 * temp * ao * tsi * (221 * ao + 31 * sfour) * cc1;
  return {
    d2,
    d3,
    d4,
    t3cof: d2 + 2 * cc1sq,
    t4cof: 0.25 * (3 * d3 + cc1 * (12 * d2 + 10 * cc1sq)),
    t5cof: 0.2 * (3 * d4 + 12 * cc1 * d3 + 6 * d2 * d2 + 15 * cc1sq * (2 * d2 + cc1sq)),
  };
}
