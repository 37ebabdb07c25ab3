import {
  type ElementSet,
  initializeSgp4,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
  type Vector3,
} from '@clearway/astro';
import { buildCorridor, type CorridorRequest, createCorridorScreen, screenInFull } from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { oracleObject } from '../screening/brute-force/oracle.ts';
import { fitElements } from '../screening/planted/fit-elements.ts';
import { randomStream } from '../screening/random.ts';
import { type CheckedCatalog, checkedCatalog } from '../screening/regime-check.ts';
import {
  burnTime,
  CASES,
  CATALOG,
  COMPANIONS,
  checkCorridor,
  copied,
  requestOf,
  requestWithCompanions,
} from './corridor-check.ts';

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

  test.each(COMPANIONS)('answers as the engine does, with objects alongside: $title', async (each) => {
    const random = randomStream(`a corridor with companions, ${each.title}`);
    const request = requestWithCompanions(catalog, wasm, each);
    const { passages } = await buildCorridor(request);
    expect(passages.cell.filter((cell) => cell >= 0).length).toBeGreaterThan(50);
    expect(await checkCorridor(request, time, 4, random)).toBeGreaterThan(20);
  });

  test('answers as brute force by satellite.js does, with objects alongside', async () => {
    const station = catalog.elements.find((set) => set.id === 25_544)!;
    // Ahead and behind, higher and lower, in other planes: kilometres each.
    const random = randomStream('a corridor with planted companions');
    const between = (most: number): number => most * (2 * random.next() - 1);
    const elements = Array.from({ length: 8 }, (_, k) => ({
      ...station,
      id: 900_001 + k,
      bstar: 0,
      meanAnomalyDeg: station.meanAnomalyDeg + between(0.1),
      eccentricity: station.eccentricity + between(4e-4),
      inclinationDeg: station.inclinationDeg + between(0.02),
      meanMotionRevPerDay: station.meanMotionRevPerDay * (1 + between(2e-6)),
    }));
    const { start } = catalog;
    const whole = { wasm, elements, own: { ...station, bstar: 0 }, start, durationSeconds: DAY, thresholdKm: 25 };
    const { found, expected } = await byBoth(whole, time, [2e-7, 4e-7, -5e-6]);
    expect(expected.length).toBeGreaterThan(80);
    // Minima of slow pairs that a rise of less than a metre separates are one; whoever is near that is left out.
    const unclear = new Set(expected.filter(({ rise }) => Math.abs(rise - 0.001) < 2e-4).map(({ id }) => id));
    expect(unclear.size).toBeLessThan(4);
    // Rows at the edges of the window or at the threshold may fall on either side.
    const isClear = ({ tca, missKm }: Row): boolean => missKm < 24.9 && tca > 60 && tca < 0.9 * DAY - 60;
    const byObject = (rows: readonly Row[]): Row[] =>
      rows.filter((row) => !unclear.has(row.id) && isClear(row)).toSorted((a, b) => a.id - b.id || a.tca - b.tca);
    const own = byObject(found);
    const theirs = withoutShallow(byObject(expected));
    expect(own.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
    own.forEach((row, k) => {
      expect(Math.abs(row.missKm - theirs[k]!.missKm)).toBeLessThan(0.02);
      expect(Math.abs(row.tca - theirs[k]!.tca)).toBeLessThan(20);
    });
  });

  test('answers as brute force by satellite.js does', async () => {
    const random = randomStream('a corridor against brute force');
    const base = requestOf(catalog, wasm, { ...CASES[0]!, objects: 500, thresholdKm: 60 }, random);
    // Fitted elements have no drag.
    const request = { ...base, own: { ...base.own, bstar: 0 }, durationSeconds: DAY };
    const { found, expected } = await byBoth(request, time, [2e-6, 3e-5, -1e-5]);
    expect(expected.length).toBeGreaterThan(8);
    expect(found.length).toBe(expected.length);
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

interface Row {
  readonly id: number;
  /** s from the burn. */
  readonly tca: number;
  readonly missKm: number;
  /** How far the distance rises between the minimum before and this one, from the higher of them, km. */
  readonly rise: number;
}

/** Of minima with a smaller rise between them than a metre the lowest. */
function withoutShallow(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (const row of rows) {
    const last = kept.at(-1);
    if (last === undefined || last.id !== row.id || row.rise >= 0.001) kept.push(row);
    else if (row.missKm < last.missKm) kept[kept.length - 1] = row;
  }
  return kept;
}

/** Rows of 0.9 days after a burn by the corridor and by brute force, by time. */
async function byBoth(
  request: CorridorRequest,
  time: UtcTime,
  rtn: Vector3,
): Promise<{ readonly found: Row[]; readonly expected: Row[] }> {
  const corridor = await buildCorridor(request);
  const burns = createCorridorScreen(corridor).burnsAt(time);
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
  const found = Array.from({ length: rows.count }, (_, k) => ({
    id: corridor.ids[rows.object[k]!]!,
    tca: rows.tca[k]! - secondsBetween({ day: corridor.passages.day, second: 0 }, time),
    missKm: rows.missKm[k]!,
    rise: Number.POSITIVE_INFINITY,
  })).sort((a, b) => a.tca - b.tca);
  return { found, expected: byBruteForce(burnt, request.elements, time, 0.9 * DAY, request.thresholdKm!) };
}

/** Minima of distance in [0, length) from `time` on, by stepping through time. */
function byBruteForce(
  own: ElementSet,
  elements: readonly ElementSet[],
  time: UtcTime,
  length: number,
  thresholdKm: number,
): Row[] {
  const primary = oracleObject(own, time);
  const step = 20;
  const samples = Math.ceil(length / step) + 3;
  const path = new Float64Array(6 * samples);
  for (let k = 0; k < samples; k++) primary.stateAt((k - 1) * step, path, 6 * k);
  const [one, other] = [new Float64Array(6), new Float64Array(6)];
  const rows: Row[] = [];
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
    let [lastMiss, peak] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
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
        if (missKm <= thresholdKm && tca >= 0 && tca < length) {
          rows.push({ id: set.id, tca, missKm, rise: peak - Math.max(missKm, lastMiss) });
          [lastMiss, peak] = [missKm, 0];
        }
      }
      peak = Math.max(peak, here);
      [before, here] = [here, after];
    }
  }
  return rows.sort((x, y) => x.tca - y.tca);
}
