import { scaledProbability, type TwoCovariances } from './two-covariances.ts';

/** Probabilities over a grid of factors of both objects' standard deviations. */
export interface ScaledProbabilities {
  /** Factors of the primary (rows) and of the secondary (columns). */
  readonly primaryFactors: Float64Array;
  readonly secondaryFactors: Float64Array;
  /** Row by row; NaN where the scaled sum is not positive definite. */
  readonly probabilities: Float64Array;
  /** The greatest of the grid, and where. */
  readonly maximum: { readonly probability: number; readonly primaryFactor: number; readonly secondaryFactor: number };
}

/** From a quarter of the standard deviations to four times them, nine steps of a factor √2. */
export const SCALING_FACTORS: readonly number[] = Array.from({ length: 9 }, (_, k) => 2 ** (k / 2 - 2));

/**
 * How the probability depends on how well the covariances are known: each object's standard deviations are multiplied by every
 * factor. The greatest of all is the "scaled probability" that CNES reports for its satellites.
 */
export function scaleCovariances(
  two: TwoCovariances,
  primaryFactors: ArrayLike<number> = SCALING_FACTORS,
  secondaryFactors: ArrayLike<number> = SCALING_FACTORS,
): ScaledProbabilities {
  const rows = Float64Array.from(primaryFactors);
  const columns = Float64Array.from(secondaryFactors);
  const probabilities = new Float64Array(rows.length * columns.length);
  let maximum = { probability: Number.NaN, primaryFactor: Number.NaN, secondaryFactor: Number.NaN };
  for (const [i, primaryFactor] of rows.entries()) {
    for (const [j, secondaryFactor] of columns.entries()) {
      const probability = scaledProbability(two, primaryFactor, secondaryFactor);
      probabilities[i * columns.length + j] = probability;
      if (!(probability <= maximum.probability) && probability >= 0) {
        maximum = { probability, primaryFactor, secondaryFactor };
      }
    }
  }
  return { primaryFactors: rows, secondaryFactors: columns, probabilities, maximum };
}
