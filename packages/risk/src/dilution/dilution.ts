import { scaledProbability, type TwoCovariances } from './two-covariances.ts';

/** Whose uncertainty is so large that it lowers the probability: better tracking of it could raise the value. */
export type Dilution = 'none' | 'primary' | 'secondary' | 'both';

/** The greatest probability that scaling can give. */
export interface ScaledMaximum {
  readonly probability: number;
  /** Factor of the standard deviations at which it is reached; 0 where it is the limit of ever smaller ones. */
  readonly factor: number;
}

export interface DilutionAnalysis {
  readonly dilution: Dilution;
  /** Over all sizes of both covariances together, their shapes and proportion kept. */
  readonly maximum: ScaledMaximum;
  /** Over all sizes of one object's covariance alone. */
  readonly ofPrimary: ScaledMaximum;
  readonly ofSecondary: ScaledMaximum;
}

/** From a hundred-thousandth of the standard deviations to a thousandfold, in steps of 10^0.1. */
const LEAST_EXPONENT = -5;
const GREATEST_EXPONENT = 3;
const STEP = 0.1;
const GOLDEN_SECTIONS = 36;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** A probability that rises by less than this share towards smaller covariances counts as being at its maximum. */
const RISE = 1e-6;

/**
 * Whether the probability is diluted: whether smaller covariances would make it greater (Alfano, "Relating position
 * uncertainty to maximum conjunction probability", AAS 03-548 (2003); Hejduk, Snow and Newman, "Satellite conjunction assessment
 * risk analysis for 'dilution region' events", 2019). Each object's standard deviations are scaled alone and both together. A miss shorter than the
 * hard body has the maximum 1, at no uncertainty at all.
 */
export function analyseDilution(two: TwoCovariances): DilutionAnalysis {
  const now = scaledProbability(two, 1, 1);
  const ofPrimary = maximumOver((k) => scaledProbability(two, k, 1));
  const ofSecondary = maximumOver((k) => scaledProbability(two, 1, k));
  const isHit = Math.hypot(two.x, two.y) < two.hardBodyRadius && now >= 0;
  const maximum = isHit ? { probability: 1, factor: 0 } : maximumOver((k) => scaledProbability(two, k, k));
  const isDiluted = (of: ScaledMaximum): boolean => of.factor < 1 && of.probability > now * (1 + RISE);
  const [primary, secondary] = [isDiluted(ofPrimary), isDiluted(ofSecondary)];
  return {
    dilution: primary ? (secondary ? 'both' : 'primary') : secondary ? 'secondary' : 'none',
    maximum,
    ofPrimary,
    ofSecondary,
  };
}

/** The probability at each factor of both objects' standard deviations: the dilution curve. */
export function dilutionCurve(two: TwoCovariances, factors: ArrayLike<number>): Float64Array {
  return Float64Array.from(factors, (factor) => scaledProbability(two, factor, factor));
}

/** The greatest value over the factor: a coarse scan, then golden sections about its best. */
function maximumOver(probability: (factor: number) => number): ScaledMaximum {
  const at = (exponent: number): number => {
    const value = probability(10 ** exponent);
    return value >= 0 ? value : 0;
  };
  let best = LEAST_EXPONENT;
  let bestValue = -1;
  const steps = Math.round((GREATEST_EXPONENT - LEAST_EXPONENT) / STEP);
  for (let k = 0; k <= steps; k++) {
    const exponent = LEAST_EXPONENT + k * STEP;
    const value = at(exponent);
    if (value > bestValue) [best, bestValue] = [exponent, value];
  }
  let [a, b] = [best - STEP, best + STEP];
  for (let k = 0; k < GOLDEN_SECTIONS; k++) {
    const [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
    if (at(c) >= at(d)) b = d;
    else a = c;
  }
  const refined = (a + b) / 2;
  const value = at(refined);
  return value > bestValue
    ? { probability: value, factor: 10 ** refined }
    : { probability: bestValue, factor: 10 ** best };
}
