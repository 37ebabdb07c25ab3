/** Places on a logarithmic axis, from 0 at its low end to 1 at its high end. */
export interface LogScale {
  readonly low: number;
  readonly high: number;
  /** What lies beyond an end is put onto it. */
  place(value: number): number;
  /** Powers of ten, ascending. */
  readonly ticks: readonly number[];
}

const MOST_TICKS = 5;
/** Beyond so many decades below the greatest value nothing is told apart: all of it is as good as none. */
const MOST_DECADES = 12;

/** Over whole decades that hold all the values above zero; `mostDecades` of them at most, counted from the top. */
export function logScaleOf(values: readonly number[], mostDecades: number = MOST_DECADES): LogScale {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const most = positive.length === 0 ? 1 : Math.max(...positive);
  const least = positive.length === 0 ? 0.1 : Math.min(...positive);
  const top = Math.ceil(Math.log10(most) - 1e-9);
  const bottom = Math.max(Math.min(Math.floor(Math.log10(least) + 1e-9), top - 1), top - mostDecades);
  const step = Math.ceil((top - bottom) / (MOST_TICKS - 1));
  const ticks: number[] = [];
  for (let exponent = top; exponent >= bottom; exponent -= step) ticks.unshift(Number(`1e${exponent}`));
  return {
    low: Number(`1e${bottom}`),
    high: Number(`1e${top}`),
    ticks,
    place: (value) => (value > 0 ? Math.min(1, Math.max(0, (Math.log10(value) - bottom) / (top - bottom))) : 0),
  };
}
