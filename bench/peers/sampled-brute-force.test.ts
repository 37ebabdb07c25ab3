import { parseUtc } from '@clearway/astro';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { expect, test } from 'vitest';
import { bruteForce } from '../../validation/screening/brute-force/brute-force.ts';
import { sampledBruteForce, sampledObjects } from './sampled-brute-force.ts';

const start = parseUtc('2026-03-10T00:00:00Z')!;
const elements = [...synthesizeCatalog({ objects: 600, seed: 2, epoch: parseUtc('2026-03-09T12:00:00Z')! })];
const search = {
  elements,
  start,
  durationSeconds: 3600,
  thresholdKm: 60,
  objects: 250,
  windows: [
    { from: 300, to: 900 },
    { from: 2000, to: 2600 },
  ],
  signal: new AbortController().signal,
};

test('what is found whole passes, and a row that is missing, doubled or moved does not', () => {
  const all = bruteForce({ elements, start, durationSeconds: 3600, thresholdKm: 60 });
  const { approaches, wrong } = sampledBruteForce(search, all);
  expect(wrong).toEqual([]);
  const ids = new Set(sampledObjects(search).map(({ id }) => id));
  const seen = all.filter(
    ({ first, second, tca }) =>
      (ids.has(first) || ids.has(second)) && search.windows.some(({ from, to }) => tca >= from && tca < to),
  );
  expect(approaches).toBe(seen.length);
  expect(approaches).toBeGreaterThan(5);
  const [one] = seen;
  const others = all.filter((row) => row !== one);
  expect(sampledBruteForce(search, others).wrong).toEqual([expect.stringContaining('missed')]);
  expect(sampledBruteForce(search, [...all, one!]).wrong).toEqual([expect.stringContaining('not there')]);
  const moved = { ...one!, missDistanceKm: one!.missDistanceKm + 0.001 };
  expect(sampledBruteForce(search, [...others, moved]).wrong).toEqual([expect.stringContaining('missDistanceKm')]);
});
