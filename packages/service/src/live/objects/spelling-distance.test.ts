import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBits, lettersOf, spellingDistance } from './spelling-distance.ts';

const FAR = 10;

test('letters put in, taken out, replaced and swapped count one each', () => {
  expect(spellingDistance('STRLINK', 'STARLINK', FAR)).toBe(1);
  expect(spellingDistance('COSMSOS', 'COSMOS', FAR)).toBe(1);
  expect(spellingDistance('ENVIZAT', 'ENVISAT', FAR)).toBe(1);
  expect(spellingDistance('HUBBEL', 'HUBBLE', FAR)).toBe(1);
  expect(spellingDistance('KITTEN', 'SITTING', FAR)).toBe(3);
});

test('as a beginning, the rest of the word is free', () => {
  expect(spellingDistance('STRLI', 'STARLINK', FAR, true)).toBe(1);
  expect(spellingDistance('STRLI', 'STARLINK', FAR)).toBe(3);
});

const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), minLength: 1, maxLength: 8 });

test('is the distance by the textbook recursion, up to the bound', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 4 }), (typed, other, most) => {
      const exact = byRecursion(typed, other);
      expect(spellingDistance(typed, other, most)).toBe(Math.min(exact, most + 1));
      const begun = Math.min(
        ...Array.from({ length: other.length + 1 }, (_, n) => byRecursion(typed, other.slice(0, n))),
      );
      expect(spellingDistance(typed, other, most, true)).toBe(Math.min(begun, most + 1));
    }),
  );
});

test('no word is nearer than the letters that it lacks', () => {
  fc.assert(
    fc.property(word, word, (typed, other) => {
      const missing = countBits(lettersOf(typed) & ~lettersOf(other));
      expect(byRecursion(typed, other)).toBeGreaterThanOrEqual(missing);
    }),
  );
});

/** Optimal string alignment as it is defined. */
function byRecursion(a: string, b: string): number {
  const known = new Map<number, number>();
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = i * 100 + j;
    let least = known.get(key);
    if (least === undefined) {
      least = Math.min(
        distance(i - 1, j) + 1,
        distance(i, j - 1) + 1,
        distance(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, distance(i - 2, j - 2) + 1);
      }
      known.set(key, least);
    }
    return least;
  };
  return distance(a.length, b.length);
}
