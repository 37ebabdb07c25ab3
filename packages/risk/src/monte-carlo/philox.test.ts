import { expect, test } from 'vitest';
import { normalDraws } from './normal-draws.ts';
import { philox4x32 } from './philox.ts';

/** Known answers that the authors published with their library Random123 (philox 4x32, ten rounds). */
const KNOWN = [
  { counter: [0, 0, 0, 0], key: [0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  { counter: [-1, -1, -1, -1], key: [-1, -1], words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

test.each(KNOWN)('philox of counter $counter', ({ counter, key, words }) => {
  const out = new Uint32Array(4);
  philox4x32(Uint32Array.from(counter), Uint32Array.from(key), out);
  expect([...out]).toEqual(words);
});

test('draws have mean 0, variance 1, kurtosis 3 and no correlation between places, trials or streams', () => {
  const trials = 20_000;
  const sums = { one: 0, two: 0, four: 0, places: 0, trials: 0, streams: 0 };
  const [mine, other] = [normalDraws(7, 0), normalDraws(7, 1)];
  const now = new Float64Array(12);
  const before = new Float64Array(12);
  const beside = new Float64Array(12);
  for (let trial = 0; trial < trials; trial++) {
    mine.ofTrial(trial, now);
    other.ofTrial(trial, beside);
    for (let k = 0; k < 12; k++) {
      const x = now[k]!;
      sums.one += x;
      sums.two += x * x;
      sums.four += x ** 4;
      sums.places += x * now[(k + 1) % 12]!;
      sums.trials += x * before[k]!;
      sums.streams += x * beside[k]!;
    }
    before.set(now);
  }
  const count = 12 * trials;
  // Five standard deviations of each mean.
  const error = 5 / Math.sqrt(count);
  expect(Math.abs(sums.one / count)).toBeLessThan(error);
  expect(Math.abs(sums.two / count - 1)).toBeLessThan(error * Math.SQRT2);
  expect(Math.abs(sums.four / count - 3)).toBeLessThan(error * Math.sqrt(96));
  for (const sum of [sums.places, sums.trials, sums.streams]) expect(Math.abs(sum / count)).toBeLessThan(error);
});

test('large seeds, trials and streams have numbers of their own', () => {
  const of = (seed: number, stream: number, trial: number): string => {
    const out = new Float64Array(2);
    normalDraws(seed, stream).ofTrial(trial, out);
    return out.join();
  };
  const seen = [of(1, 0, 0), of(1 + 2 ** 32, 0, 0), of(1, 2 ** 32 - 1, 0), of(1, 0, 2 ** 32), of(1, 0, 1)];
  expect(new Set(seen).size).toBe(seen.length);
  expect(of(1, 0, 2 ** 32)).toBe(seen[3]);
});
