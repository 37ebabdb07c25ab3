import { parseUtc, unixMicros } from '@clearway/astro';
import { ensureKernel } from '@clearway/kernels/build';
import { afterEach, expect, test } from 'vitest';
import { synthesizeCatalog } from '../catalog/synthetic/index.ts';
import { uncertaintiesOfRadii } from '../covariance/object-uncertainties.ts';
import { findLives, orbitExtents } from './object-lives.ts';
import { prepareObjects } from './prepare-objects.ts';
import type { WorkerTask } from './screening-worker.ts';
import { startEngine } from './session/session-engine.ts';
import { surveyLiving } from './session/surveyed-objects.ts';
import type { WorkerPool } from './worker-pool.ts';

const START = parseUtc('2026-03-10T00:00:00Z')!;
const startUs = unixMicros(START);
const stopUs = startUs + 86_400e6;
const elements = [...synthesizeCatalog({ objects: 300, seed: 5, epoch: START })];
const request = {
  elements,
  identicalGroups: [],
  uncertainties: uncertaintiesOfRadii(new Float64Array(elements.length).fill(2)),
  startUs,
  stopUs,
  thresholdKm: 20,
  workers: 2,
};
const slice = (number: number): WorkerTask => ({
  kind: 'slice',
  slice: { day: START.day, slice: number, firstStep: number * 80, stopStep: (number + 1) * 80 },
});
/** No slice at all: the worker that is given it throws. */
const deadly = { kind: 'slice', slice: null } as unknown as WorkerTask;

let pool: WorkerPool | null = null;
afterEach(async () => {
  await pool?.close();
});

async function open(over: { readonly lowPriority?: boolean } = {}): Promise<WorkerPool> {
  const wasm = await ensureKernel();
  const prepared = await prepareObjects(wasm, elements, START, 86_400);
  const extents = orbitExtents(elements, START, 86_400);
  const lives = await findLives(prepared, extents, { startUs, stopUs }, null, async () => {});
  const surveyed = await surveyLiving(prepared, lives, { startUs, stopUs }, async () => {});
  const ids = Int32Array.from(elements, ({ id }) => id);
  const epochsUs = Float64Array.from(elements, ({ epoch }) => unixMicros(epoch));
  return startEngine({ ...request, ...over }, wasm, { ids, epochsUs, lives, surveyed }).pool;
}

test('a worker that dies fails the list under way and those after it, and can still be closed', async () => {
  pool = await open();
  const tasks = [slice(0), slice(1), deadly, slice(2), slice(3)];
  await expect(pool.run(tasks, () => {})).rejects.toThrow('A screening worker stopped');
  await expect(pool.run([slice(0)], () => {})).rejects.toThrow('A screening worker stopped');
  await pool.close();
});

test('a list that is given up leaves the workers to the next', async () => {
  pool = await open();
  const whole: number[] = [];
  await pool.run([slice(0), slice(1), slice(2)], (answer, task) => {
    whole[task] = answer.approaches!.length;
  });
  const stop = new AbortController();
  const begun = pool.run(
    Array.from({ length: 18 }, (_, k) => slice(k)),
    () => stop.abort(new Error('given up')),
    stop.signal,
  );
  await expect(begun).rejects.toThrow('given up');
  const again: number[] = [];
  await pool.run([slice(0), slice(1), slice(2)], (answer, task) => {
    again[task] = answer.approaches!.length;
  });
  expect(again).toEqual(whole);
  expect(whole.some((length) => length > 0)).toBe(true);
});

test('an answer that is not taken fails its list', async () => {
  pool = await open();
  const refused = pool.run([slice(0), slice(1)], () => {
    throw new Error('not wanted');
  });
  await expect(refused).rejects.toThrow('not wanted');
});

test('low priority changes nothing that is found', async () => {
  pool = await open({ lowPriority: true });
  let rows = 0;
  await pool.run([slice(0)], (answer) => {
    rows += answer.approaches!.length;
  });
  const other = await open();
  let others = 0;
  await other.run([slice(0)], (answer) => {
    others += answer.approaches!.length;
  });
  await other.close();
  expect(rows).toBe(others);
});
