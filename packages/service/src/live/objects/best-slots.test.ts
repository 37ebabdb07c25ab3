import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRankedSlots } from './best-slots.ts';

test('keeps the best below a limit, the best first, and counts all', () => {
  const ranks = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 60 });
  fc.assert(
    fc.property(ranks, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 201 }), (given, most, below) => {
      const best = createRankedSlots(most, below);
      given.forEach((rank, slot) => {
        best.offer(slot, rank);
      });
      const expected = given.filter((rank) => rank < below).toSorted((a, b) => b - a);
      const { slots, ranks: kept } = best.take();
      expect(kept).toEqual(expected.slice(0, most));
      expect(slots.map((slot) => given[slot])).toEqual(kept);
      expect(best.offered()).toBe(given.length);
    }),
  );
});
