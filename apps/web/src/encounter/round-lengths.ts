/** The largest of 1, 2 and 5 times a power of ten that is not larger: lengths and times that people can count in. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-12);
  const mantissa = value / power;
  const step = mantissa >= 5 - 1e-9 ? 5 : mantissa >= 2 - 1e-9 ? 2 : 1;
  return Number((step * power).toPrecision(1));
}

/** Round lengths from about a fifth of the radius to all of it: for circles about a place. */
export function circlesWithin(radius: number): readonly number[] {
  const largest = roundBelow(radius);
  return [largest / 5, largest / 2, largest].map((each) => Number(each.toPrecision(2)));
}

const TIMES_SECONDS: readonly number[] = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600];

/** A round time that is not longer: 1, 2, 5 times a power of ten below a second, then as clocks count. */
export function roundTimeBelow(seconds: number): number {
  if (seconds < 1) return roundBelow(Math.max(seconds, 1e-4));
  return TIMES_SECONDS.findLast((each) => each <= seconds) ?? 1;
}
