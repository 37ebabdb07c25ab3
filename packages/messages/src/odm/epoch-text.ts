import { formatUtc } from '@clearway/astro';

/**
 * An epoch as orbit messages write it, `YYYY-MM-DDThh:mm:ss.ddd` without `Z`, with as many decimals as it takes to read
 * back the same number and at least `fewest`.
 */
export function formatEpochText(day: number, second: number, fewest = 3): string {
  const whole = Math.floor(second);
  const clock = formatUtc({ day, second: whole }, 0).slice(0, -1);
  const decimals = decimalsOfSecond(second).padEnd(fewest, '0');
  return decimals === '' ? clock : `${clock}.${decimals}`;
}

/** The digits after the point of the shortest decimal number that reads back as `second`; empty for a whole one. */
export function decimalsOfSecond(second: number): string {
  // Below 1e-6 JavaScript writes an exponent; the resolution of a second of day is 1.5e-11.
  const text = second > 0 && second < 1e-6 ? second.toFixed(12).replace(/0+$/, '') : String(second);
  return text.split('.')[1] ?? '';
}
