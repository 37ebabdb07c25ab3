import { longPeriodCoefficient } from './near-earth-constants.ts';
import { J3_OVER_J2 } from './wgs72.ts';

/** Functions of the inclination in the long- and short-period terms. */
export interface OrbitShape {
  readonly con41: number;
  readonly x1mth2: number;
  readonly x7thm1: number;
  readonly aycof: number;
  readonly xlcof: number;
}

/** Functions of the perturbed inclination, which in deep space changes with time. */
export function orbitShape(sinip: number, cosip: number): OrbitShape {
  const cosisq = cosip * cosip;
  return {
    con41: 3 * cosisq - 1,
    x1mth2: 1 - cosisq,
    x7thm1: 7 * cosisq - 1,
    aycof: -0.5 * J3_OVER_J2 * sinip,
    xlcof: longPeriodCoefficient(sinip, cosip),
  };
}
