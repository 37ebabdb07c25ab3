import { DEEP_SPACE_PERIOD_MINUTES, type ElementSet, initializeSgp4 } from '@clearway/astro';
import { createKernel, createSatelliteBatch, type SatelliteBatch } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import type { BenchItem } from '../bench-item.ts';
import { digits, type Figure } from '../figure.ts';
import { judgeTimesFaster } from '../goal.ts';
import type { SatelliteJsSpeeds } from '../peers/satellite-js.ts';
import { spreadOf } from '../statistics.ts';

/** As satellite.js is measured: up to 1,000 objects, taken evenly, 100 times over seven days from each epoch. */
const OBJECTS = 1000;
const TIMES = 100;
const WINDOW_SECONDS = 7 * 86_400;
const RUNS = 10;

type Kind = 'nearEarth' | 'deepSpace';

/** Position, velocity and the check for failure, on one core. */
export const kernelSpeed: BenchItem = {
  name: 'kernel',
  measure: async (run) => {
    const elements = await run.catalogs.elements(await run.catalogs.real('full-density'));
    const near = await prepareRate(elements, 'nearEarth', run.quick ? 1 : RUNS);
    const deep = await prepareRate(elements, 'deepSpace', run.quick ? 1 : RUNS);
    const rates: Record<Kind, number[]> = { nearEarth: [], deepSpace: [] };
    const peers: SatelliteJsSpeeds[] = [];
    for (let k = 0; k < run.repetitions; k++) {
      run.signal.throwIfAborted();
      peers.push(await run.measurePeer());
      rates.nearEarth.push(near());
      rates.deepSpace.push(deep());
      run.say(`kernel, ${k + 1} of ${run.repetitions}`);
    }
    return [
      rateFigure('SIMD SGP4, near Earth, one core', 'nearEarth', rates.nearEarth, peers, 3.5, 4.5),
      rateFigure('SIMD SGP4, deep space, one core', 'deepSpace', rates.deepSpace, peers, 1, 1),
    ];
  },
};

function rateFigure(
  what: string,
  kind: Kind,
  rates: readonly number[],
  peers: readonly SatelliteJsSpeeds[],
  must: number,
  aim: number,
): Figure {
  const bulk = spreadOf(peers.map((peer) => peer.bulk[kind])).median;
  const loop = spreadOf(peers.map((peer) => peer.loop[kind])).median;
  const times = spreadOf(rates).median / bulk;
  return {
    what,
    unit: 'million/s',
    values: rates.map((rate) => rate / 1e6),
    beside: `bulk WASM ${digits(bulk / 1e6)}, sgp4() ${digits(loop / 1e6)} million/s: ${digits(times)}× bulk`,
    goal: judgeTimesFaster(must, aim, times),
    notes: 'position and velocity with the check for failure; constants and resonance tables made beforehand',
  };
}

/** Lays out the objects and warms the code; the function it gives measures propagations per second once. */
async function prepareRate(elements: readonly ElementSet[], kind: Kind, runs: number): Promise<() => number> {
  const isDeep = (element: ElementSet): boolean => 1440 / element.meanMotionRevPerDay >= DEEP_SPACE_PERIOD_MINUTES;
  const all = elements.filter((element) => isDeep(element) === (kind === 'deepSpace'));
  const count = Math.min(OBJECTS, all.length);
  const satellites = Array.from({ length: count }, (_, k) =>
    initializeSgp4(all[Math.floor((k * all.length) / count)]!),
  );
  const kernel = await createKernel(await ensureKernel());
  const batch = createSatelliteBatch(kernel, satellites, new Float64Array(count), 0, WINDOW_SECONDS);
  const times = kernel.allocate(TIMES * 8);
  const out = kernel.allocate(TIMES * 6 * 8);
  kernel.floats64(times, TIMES).set(Array.from({ length: TIMES }, (_, k) => (k * WINDOW_SECONDS) / TIMES));
  propagateAll(batch, times, out);
  return () => {
    const started = performance.now();
    for (let k = 0; k < runs; k++) propagateAll(batch, times, out);
    return (runs * count * TIMES * 1000) / (performance.now() - started);
  };
}

function propagateAll(batch: SatelliteBatch, times: number, out: number): void {
  for (let index = 0; index < batch.count; index++) batch.propagate(index, times, TIMES, out, TIMES * 8);
}
