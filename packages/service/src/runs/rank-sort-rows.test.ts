import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascendingKeys, descendingFloatKeys, descendingKeys, placesByNumber, rowsByKey } from './rank-sort-rows.ts';

const lengths = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 ** 31 - 1 })));
const probabilities = fc.array(
  fc.oneof(fc.constant(Number.NaN), fc.constant(0), fc.float({ min: 0, max: 1, noNaN: true })),
);

test('rows are sorted by their values, those of equal ones in their own order', () => {
  fc.assert(
    fc.property(lengths, (given) => {
      const values = Int32Array.from(given);
      const rows = [...values.keys()];
      expect([...rowsByKey(ascendingKeys(values))]).toEqual(rows.toSorted((a, b) => values[a]! - values[b]! || a - b));
      expect([...rowsByKey(descendingKeys(values))]).toEqual(rows.toSorted((a, b) => values[b]! - values[a]! || a - b));
    }),
  );
});

test('the most probable come first, those without a probability last', () => {
  fc.assert(
    fc.property(probabilities, (given) => {
      const values = Float32Array.from(given);
      const value = (row: number): number => (Number.isNaN(values[row]!) ? -1 : values[row]!);
      expect([...rowsByKey(descendingFloatKeys(values))]).toEqual(
        [...values.keys()].toSorted((a, b) => value(b) - value(a) || a - b),
      );
    }),
  );
});

test('any numbers are sorted, equal ones in their own order', () => {
  const number = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }), fc.constantFrom(0, -0));
  fc.assert(
    fc.property(fc.array(number), (given) => {
      const values = Float64Array.from(given);
      expect([...placesByNumber(values)]).toEqual(
        [...values.keys()].toSorted((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b)),
      );
    }),
  );
});
