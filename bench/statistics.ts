/** Least, middle and greatest of several repetitions. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
}

/** Spread of at least one value; of an even number the median is the mean of the middle two. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('no repetition to take the median of');
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { least: sorted[0]!, median, greatest: sorted.at(-1)! };
}

/** One size and the time it took. */
export interface SizedTime {
  readonly size: number;
  readonly seconds: number;
}

/** The power of the size with which the time grows: slope of the least-squares line through the logarithms. */
export function growthExponent(times: readonly SizedTime[]): number {
  if (new Set(times.map(({ size }) => size)).size < 2) throw new RangeError('growth needs at least two sizes');
  return slopeOf(times.map(({ size, seconds }) => [Math.log(size), Math.log(seconds)]));
}

/** Slope of the least-squares line through points with at least two different x. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const rise = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const run = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return rise / run;
}
