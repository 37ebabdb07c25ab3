import { parseUtc } from '@clearway/astro';
import { expect, test } from 'vitest';
import { type Approach, bruteForce } from './brute-force/brute-force.ts';
import { differences } from './compare-rows.ts';
import { rowsOf, screenWithEngine } from './engine-rows.ts';
import type { Encounter } from './planted/plant-encounter.ts';
import { plantedCatalog } from './planted/planted-catalog.ts';
import { randomStream } from './random.ts';

/**
 * Pairs as fast as the speed that divides the search for fast pairs from that for slow ones, 50 m/s: their speed changes by
 * half a metre a second within a step, so each step length sends others to either search. The rows are the same bits,
 * each once.
 */
const START = parseUtc('2026-03-10T22:00:00Z')!;
const DURATION = 4 * 3600;
const SPEED_KM_S = 0.05;

test('pairs between slow and fast have the same rows by either search', { timeout: 240_000 }, async () => {
  const random = randomStream('slow and fast');
  const between = (from: number, to: number): number => from + random.next() * (to - from);
  const encounters = Array.from({ length: 120 }, (_, k): Encounter => {
    const radiusKm = 6800 + 12 * k;
    const speed = SPEED_KM_S * between(0.99, 1.01);
    const turn = (speed / Math.sqrt(398_600.8 / radiusKm)) * (180 / Math.PI);
    const azimuthDeg = between(30, 150);
    return {
      title: `pair ${k}`,
      declinationDeg: between(-50, 50),
      rightAscensionDeg: between(-180, 180),
      radiusKm,
      first: { azimuthDeg },
      // Across, where the speed is greatest at the crossing, and up, where it grows on one side of it.
      second: k % 3 === 0 ? { azimuthDeg: azimuthDeg + turn } : { azimuthDeg, climbDeg: k % 3 === 1 ? turn : -turn },
      missDistanceKm: between(0.5, 4.9),
      missAngleDeg: between(0, 360),
      tca: between(600, DURATION - 600),
    };
  });
  const { elements } = plantedCatalog(encounters, START);
  const search = { elements, start: START, durationSeconds: DURATION, thresholdKm: 5 };
  const usual = await screenWithEngine(search);
  const rows = rowsOf(usual);
  const near = rows.filter((r) => Math.abs(r.relativeSpeedKmS / SPEED_KM_S - 1) < 0.01);
  expect(near.filter((r) => r.relativeSpeedKmS > SPEED_KM_S).length).toBeGreaterThan(20);
  expect(near.filter((r) => r.relativeSpeedKmS < SPEED_KM_S).length).toBeGreaterThan(20);
  const limits = { thresholdKm: 5, from: 0, to: DURATION };
  expect(differences(bruteForce(search), [...rows], limits)).toEqual([]);
  for (const stepSeconds of [10, 15, 20, 40]) {
    const stepped = await screenWithEngine({ ...search, tuning: { stepSeconds } });
    expect(stepped.approaches).toEqual(usual.approaches);
  }
  const primaryIds = elements
    .filter((_, k) => k % 2 === 0)
    .map((e) => e.id)
    .slice(0, 90);
  const wanted = new Set(primaryIds);
  const oneByOne = rowsOf(await screenWithEngine({ ...search, primaryIds }));
  const isTheirs = (r: Approach): boolean => wanted.has(r.first) || wanted.has(r.second);
  const swept = rowsOf(await screenWithEngine({ ...search, primaryIds, tuning: {} }));
  expect(oneByOne).toEqual(swept);
  expect(oneByOne.length).toBe(rows.filter(isTheirs).length);
});
