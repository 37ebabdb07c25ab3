import { parseUtc } from '@clearway/astro';
import { ensureKernel } from '@clearway/kernels/build';
import { expect, test } from 'vitest';
import { synthesizeCatalog } from '../../catalog/synthetic/index.ts';
import { findLives, orbitExtents } from '../object-lives.ts';
import { prepareObjects } from '../prepare-objects.ts';
import { surveyInPortions } from './survey-in-portions.ts';
import { sharedMemory, surveyLiving } from './surveyed-objects.ts';

const startUs = Date.UTC(2026, 2, 10) * 1000;
const window = { startUs, stopUs: startUs + 86_400e6 };
const pause = async (): Promise<void> => undefined;

test('a catalogue prepared in portions is that prepared whole, to the last bit', async () => {
  const made = [...synthesizeCatalog({ objects: 400, seed: 3, epoch: parseUtc('2026-03-09T12:00:00Z')! })];
  // One fails at once and one within the day, so that what is there has gaps.
  const elements = made.map((each, k) =>
    k === 150 ? { ...each, eccentricity: 0.99 } : k === 290 ? { ...each, meanMotionRevPerDay: 16.9, bstar: 0.5 } : each,
  );
  const start = parseUtc('2026-03-10T00:00:00Z')!;
  const wasm = await ensureKernel();
  const whole = await prepareObjects(wasm, elements, start, 86_400);
  const lives = await findLives(whole, orbitExtents(elements, start, 86_400), window, null, pause);
  const surveyed = await surveyLiving(whole, lives, window, pause, sharedMemory);
  expect(surveyed.satellites.count).toBeLessThan(elements.length);
  const portions = await surveyInPortions(wasm, elements, window, null, pause, 97);
  expect(portions.lives).toEqual(lives);
  expect(portions.surveyed).toEqual(surveyed);
});
