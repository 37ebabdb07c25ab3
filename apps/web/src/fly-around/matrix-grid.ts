import type { ChosenBurn } from '../view/view.ts';
import type { MatrixAnswer } from '../workers/avoidance/burn-question.ts';

const COLUMNS = 121;
const ROWS = 41;
const DECADES_ABOUT_LEAST = 1.5;

/** Burn times from the first to the last, the first on the left; sizes about the least, the smallest first. */
export function matrixAxes(
  leads: { readonly first: number; readonly last: number },
  leastKmS: number,
): { readonly leadSeconds: Float64Array; readonly sizesKmS: Float64Array } {
  const { first, last } = leads;
  return {
    leadSeconds: Float64Array.from({ length: COLUMNS }, (_, k) => first + ((last - first) * k) / (COLUMNS - 1)),
    sizesKmS: Float64Array.from(
      { length: ROWS },
      (_, k) => leastKmS * 10 ** (DECADES_ABOUT_LEAST * ((2 * k) / (ROWS - 1) - 1)),
    ),
  };
}

/** A cell by its column (burn time) and row (size). */
export interface MatrixCell {
  readonly column: number;
  readonly row: number;
}

/** What stands in a cell. */
export interface MatrixValue {
  readonly leadSeconds: number;
  readonly sizeKmS: number;
  /** NaN without covariances. */
  readonly probability: number;
  readonly missKm: number;
}

export function valueAt(matrix: MatrixAnswer, { column, row }: MatrixCell): MatrixValue {
  const at = column * matrix.sizesKmS.length + row;
  return {
    leadSeconds: matrix.leadSeconds[column]!,
    sizeKmS: matrix.sizesKmS[row]!,
    probability: matrix.probability[at]!,
    missKm: matrix.missKm[at]!,
  };
}

/** The burn of a cell, mm/s. */
export function burnAt(matrix: MatrixAnswer, cell: MatrixCell): ChosenBurn {
  const { leadSeconds, sizeKmS } = valueAt(matrix, cell);
  const along = (axis: number): number => matrix.directions[3 * cell.column + axis]! * sizeKmS * 1e6;
  return { leadSeconds, rtnMmS: [along(0), along(1), along(2)] as const };
}

/** The cell next to a burn time and a size. */
export function nearestCell(matrix: MatrixAnswer, leadSeconds: number, sizeKmS: number): MatrixCell {
  const { leadSeconds: leads, sizesKmS: sizes } = matrix;
  const share = (value: number, from: number, to: number): number => (value - from) / (to - from || 1);
  const column = Math.round(share(leadSeconds, leads[0]!, leads.at(-1)!) * (leads.length - 1));
  const row = Math.round(
    share(Math.log(Math.max(sizeKmS, 1e-12)), Math.log(sizes[0]!), Math.log(sizes.at(-1)!)) * (sizes.length - 1),
  );
  return inside(matrix, { column, row });
}

export function inside({ leadSeconds, sizesKmS }: MatrixAnswer, { column, row }: MatrixCell): MatrixCell {
  return {
    column: Math.min(leadSeconds.length - 1, Math.max(0, column)),
    row: Math.min(sizesKmS.length - 1, Math.max(0, row)),
  };
}

/** What is no more told apart: so many decades below the target. */
const DECADES_BELOW = 4;

/**
 * Places on a ramp from 0, the best, to 1, the worst: of probabilities on a logarithmic scale from four decades below the target to the
 * greatest; without probabilities of the miss, the greatest being the best.
 */
export function rampOf(matrix: MatrixAnswer, target: number): (probability: number, missKm: number) => number {
  const hasProbability = matrix.probability.some((value) => !Number.isNaN(value));
  if (!hasProbability) {
    let [nearest, farthest] = [Number.POSITIVE_INFINITY, 0];
    for (const km of matrix.missKm) [nearest, farthest] = [Math.min(nearest, km), Math.max(farthest, km)];
    const [low, high] = [Math.log(Math.max(nearest, 1e-6)), Math.log(Math.max(farthest, 1e-6))];
    return (_, missKm) => 1 - (Math.log(Math.max(missKm, 1e-6)) - low) / (high - low || 1);
  }
  let greatest = target;
  for (const value of matrix.probability) if (value > greatest) greatest = value;
  const low = Math.log10(target) - DECADES_BELOW;
  const high = Math.log10(greatest);
  return (probability) =>
    probability <= 0 ? 0 : Math.min(1, Math.max(0, (Math.log10(probability) - low) / (high - low || 1)));
}
