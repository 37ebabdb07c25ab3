/**
 * How the numbers of a matrix stand in a line (502.0-B-3, table 6-6, COV_ORDERING): the lower or upper triangle row by row;
 * all of it row by row; or all of it where the other triangle holds correlation coefficients.
 */
export const COVARIANCE_ORDERINGS = ['LTM', 'UTM', 'FULL', 'LTMWCC', 'UTMWCC'] as const;

export type CovarianceOrdering = (typeof COVARIANCE_ORDERINGS)[number];

/** The size n of the n × n matrix that a line of `count` numbers holds; null where no matrix has that many. */
export function covarianceSize(ordering: CovarianceOrdering, count: number): number | null {
  const isTriangle = ordering === 'LTM' || ordering === 'UTM';
  const size = isTriangle ? Math.round((Math.sqrt(8 * count + 1) - 1) / 2) : Math.round(Math.sqrt(count));
  return size > 0 && (isTriangle ? (size * (size + 1)) / 2 : size * size) === count ? size : null;
}

/**
 * The symmetric n × n covariance of one line, row by row. Correlation coefficients are passed over: the covariances of
 * the other triangle say the same.
 */
export function covarianceOfLine(ordering: CovarianceOrdering, size: number, values: Float64Array): Float64Array {
  const matrix = new Float64Array(size * size);
  let k = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const isLower = column <= row;
      const isUpper = column >= row;
      if ((ordering === 'LTM' && !isLower) || (ordering === 'UTM' && !isUpper)) continue;
      const value = values[k++]!;
      if ((ordering === 'LTMWCC' && !isLower) || (ordering === 'UTMWCC' && !isUpper)) continue;
      matrix[row * size + column] = value;
      if (ordering !== 'FULL') matrix[column * size + row] = value;
    }
  }
  return matrix;
}
