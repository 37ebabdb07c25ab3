import { parseUtc, unixMicros } from '@clearway/astro';
import { createKernel, placeSatellites } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import { expect, test } from 'vitest';
import { synthesizeCatalog } from '../../catalog/synthetic/index.ts';
import { findLives, orbitExtents } from '../object-lives.ts';
import { prepareObjects } from '../prepare-objects.ts';
import { surveyInPortions } from './survey-in-portions.ts';
import { type SurveyedObjects, surveyLiving } from './surveyed-objects.ts';

const startUs = Date.UTC(2026, 2, 10) * 1000;
const window = { startUs, stopUs: startUs + 86_400e6 };
const pause = async (): Promise<void> => undefined;

/** All that propagation in a kernel gives of every object at two moments, to the last bit. */
async function statesOf(wasm: Uint8Array<ArrayBuffer>, { satellites }: SurveyedObjects): Promise<Float64Array[]> {
  const kernel = await createKernel(wasm);
  const batch = placeSatellites(kernel, satellites);
  const [times, out] = [kernel.allocate(16), kernel.allocate(96)];
  return Array.from({ length: batch.count }, (_, k) => {
    batch.anchorOne(k, 9565);
    kernel.floats64(times, 2).set([100, 80_000]);
    batch.propagate(k, times, 2, out, 16);
    return kernel.floats64(out, 12).slice();
  });
}

test('a catalogue prepared in portions, as it comes, is that prepared whole, to the last bit', async () => {
  const made = [...synthesizeCatalog({ objects: 400, seed: 3, epoch: parseUtc('2026-03-09T12:00:00Z')! })];
  // One fails at once and one within the day, so that what is there has gaps.
  const elements = made.map((each, k) =>
    k === 150 ? { ...each, eccentricity: 0.99 } : k === 290 ? { ...each, meanMotionRevPerDay: 16.9, bstar: 0.5 } : each,
  );
  const start = parseUtc('2026-03-10T00:00:00Z')!;
  const wasm = await ensureKernel();
  const whole = await prepareObjects(wasm, elements, start, 86_400);
  const lives = await findLives(whole, orbitExtents(elements, start, 86_400), window, null, pause);
  const { satellites, ...surveyed } = await surveyLiving(whole, lives, window, pause);
  async function* pages() {
    for (let at = 0; at < elements.length; at += 33) yield elements.slice(at, at + 33);
  }
  const portions = await surveyInPortions(wasm, pages(), elements.length, window, null, pause, 97);
  const { satellites: parts, ...joined } = portions.surveyed;
  expect(parts).toHaveLength(5);
  expect(parts.reduce((sum, { count }) => sum + count, 0)).toBeLessThan(elements.length);
  expect(portions.lives).toEqual(lives);
  expect(joined).toEqual(surveyed);
  expect(await statesOf(wasm, { ...joined, satellites: parts })).toEqual(
    await statesOf(wasm, { ...surveyed, satellites }),
  );
  expect([...portions.ids]).toEqual(elements.map(({ id }) => id));
  expect([...portions.epochsUs]).toEqual(elements.map(({ epoch }) => unixMicros(epoch)));
  await expect(surveyInPortions(wasm, pages(), 401, window, null, pause, 97)).rejects.toThrow('400 of 401');
  await expect(surveyInPortions(wasm, pages(), 399, window, null, pause, 97)).rejects.toThrow('more than 399');
});
