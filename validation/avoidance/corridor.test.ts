import {
  type ElementSet,
  initializeSgp4,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
  type Vector3,
} from '@clearway/astro';
import { buildCorridor, createCorridorScreen, screenInFull } from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { oracleObject } from '../screening/brute-force/oracle.ts';
import { fitElements } from '../screening/planted/fit-elements.ts';
import { randomStream } from '../screening/random.ts';
import { type CheckedCatalog, checkedCatalog } from '../screening/regime-check.ts';
import { burnTime, CASES, CATALOG, checkCorridor, copied, requestOf } from './corridor-check.ts';

/**
 * The corridor's answer to a burn is that of the engine's own screening of the burnt path, row by row; and that of brute force, for
 * which satellite.js propagates everything, the burnt satellite by elements that were fitted to it by other code.
 */
const DAY = 86_400;

describeWithReferenceData('a corridor', [CATALOG], () => {
  let catalog: CheckedCatalog;
  let wasm: Uint8Array<ArrayBuffer>;
  let time: UtcTime;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    wasm = await ensureKernel();
    time = burnTime(catalog);
  });

  test.each(CASES)('answers as the engine does: $title', async (each) => {
    const random = randomStream(`a corridor, ${each.title}`);
    const rows = await checkCorridor(requestOf(catalog, wasm, each, random), time, 3, random);
    expect(rows).toBeGreaterThan(10);
  });

  test('answers as brute force by satellite.js does', async () => {
    const random = randomStream('a corridor against brute force');
    const base = requestOf(catalog, wasm, { ...CASES[0]!, objects: 500, thresholdKm: 60 }, random);
    // Fitted elements have no drag.
    const request = { ...base, own: { ...base.own, bstar: 0 }, durationSeconds: DAY };
    const corridor = await buildCorridor(request);
    const burns = createCorridorScreen(corridor).burnsAt(time);
    const rtn: Vector3 = [2e-6, 3e-5, -1e-5];
    const rows = copied(burns.burnt(rtn)!);
    // Velocities as the derivatives of positions: SGP4's own are off by tenths of a millimetre a second, 50 m a day later.
    const constants = initializeSgp4(request.own);
    const state = new Float64Array(6);
    const positionAt = (seconds: number): Float64Array => {
      propagateSgp4(constants, (secondsBetween(request.own.epoch, time) + seconds) / 60, state);
      return state.slice(0, 3);
    };
    const [near, far] = [0.5, 1].map((s) => [positionAt(s), positionAt(-s)] as const);
    const rates = [0, 1, 2].map((k) => (4 / 3) * (near![0][k]! - near![1][k]!) - (far![0][k]! - far![1][k]!) / 6);
    positionAt(0);
    const { rtn: turn } = burns.family;
    const velocity = [0, 1, 2].map(
      (k) => rates[k]! + turn[k]! * rtn[0] + turn[3 + k]! * rtn[1] + turn[6 + k]! * rtn[2],
    ) as unknown as Vector3;
    const burnt = fitElements(request.own.id, request.own.epoch, time, {
      position: [state[0]!, state[1]!, state[2]!],
      velocity,
    });
    const expected = byBruteForce(burnt, request.elements, time, 0.9 * DAY, request.thresholdKm!);
    expect(expected.length).toBeGreaterThan(8);
    expect(rows.count).toBe(expected.length);
    const found = Array.from({ length: rows.count }, (_, k) => ({
      id: corridor.ids[rows.object[k]!]!,
      tca: rows.tca[k]! - secondsBetween({ day: corridor.passages.day, second: 0 }, time),
      missKm: rows.missKm[k]!,
    })).sort((a, b) => a.tca - b.tca);
    found.forEach((row, k) => {
      expect(row.id).toBe(expected[k]!.id);
      expect(Math.abs(row.missKm - expected[k]!.missKm)).toBeLessThan(0.02);
      expect(Math.abs(row.tca - expected[k]!.tca)).toBeLessThan(0.01);
    });
  });

  test('a path that leaves it is detected', async () => {
    const random = randomStream('leaving a corridor');
    const request = requestOf(catalog, wasm, { ...CASES[0]!, objects: 300, thresholdKm: 60 }, random);
    const corridor = await buildCorridor(request);
    const burns = createCorridorScreen(corridor).burnsAt(time);
    // Along the track by more than 200 km in 2.9 days; up by more than 10 km; across by more than 10 km.
    for (const rtn of [
      [0, 4e-4, 0],
      [6e-3, 0, 0],
      [0, 0, 1.2e-2],
    ]) {
      expect(burns.burnt(rtn)).toBeNull();
      expect((await screenInFull(request, corridor, time, burns.family.difference(rtn)!)).rows.count).toBeGreaterThan(
        0,
      );
    }
    expect(burns.burnt([0, 2e-4, 0])).not.toBeNull();
    expect(burns.burnt([0, 30, 0])).toBeNull();
  });

  test('is plain data that crosses to another thread', async () => {
    const request = requestOf(
      catalog,
      wasm,
      { ...CASES[0]!, objects: 200, thresholdKm: 60 },
      randomStream('a corridor that travels'),
    );
    const corridor = await buildCorridor(request);
    const [here, there] = [corridor, structuredClone(corridor)].map((one) =>
      copied(createCorridorScreen(one).burnsAt(time).burnt([0, 2e-5, 0])!),
    );
    expect(there!.count).toBeGreaterThan(0);
    expect(there!.tca.slice(0, there!.count)).toEqual(here!.tca.slice(0, here!.count));
  });
});

/** Minima of distance in [0, length) from `time` on, by stepping through time. */
function byBruteForce(
  own: ElementSet,
  elements: readonly ElementSet[],
  time: UtcTime,
  length: number,
  thresholdKm: number,
): { readonly id: number; readonly tca: number; readonly missKm: number }[] {
  const primary = oracleObject(own, time);
  const step = 20;
  const samples = Math.ceil(length / step) + 3;
  const path = new Float64Array(6 * samples);
  for (let k = 0; k < samples; k++) primary.stateAt((k - 1) * step, path, 6 * k);
  const [one, other] = [new Float64Array(6), new Float64Array(6)];
  const rows: { id: number; tca: number; missKm: number }[] = [];
  for (const set of elements) {
    const secondary = oracleObject(set, time);
    const sampled = (k: number): number => {
      secondary.stateAt((k - 1) * step, other, 0);
      return Math.hypot(other[0]! - path[6 * k]!, other[1]! - path[6 * k + 1]!, other[2]! - path[6 * k + 2]!);
    };
    const distance = (t: number): number => {
      primary.stateAt(t, one, 0);
      secondary.stateAt(t, other, 0);
      return Math.hypot(other[0]! - one[0]!, other[1]! - one[1]!, other[2]! - one[2]!);
    };
    let [before, here] = [sampled(0), sampled(1)];
    for (let k = 1; k < samples - 1; k++) {
      const after = sampled(k + 1);
      if (here <= before && here < after && here < thresholdKm + 16 * step) {
        let [a, b] = [(k - 2) * step, k * step];
        while (b - a > 1e-5) {
          const [p, q] = [a + 0.382 * (b - a), b - 0.382 * (b - a)];
          if (distance(p) < distance(q)) b = q;
          else a = p;
        }
        const tca = (a + b) / 2;
        const missKm = distance(tca);
        if (missKm <= thresholdKm && tca >= 0 && tca < length) rows.push({ id: set.id, tca, missKm });
      }
      [before, here] = [here, after];
    }
  }
  return rows.sort((x, y) => x.tca - y.tca);
}
