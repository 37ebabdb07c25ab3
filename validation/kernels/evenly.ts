import fc from 'fast-check';

const STEPS = 2 ** 31 - 1;

/**
 * Numbers spread evenly from `min` to `max`. fast-check's own `double` and `float` spread over bit patterns: nearly all of
 * their numbers between −1 and 1 are next to nothing, so that directions made of them lie on the axes.
 */
export function evenly(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: STEPS }).map((step) => min + ((max - min) * step) / STEPS);
}
