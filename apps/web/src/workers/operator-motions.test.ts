import type { CatalogDocument, EphemerisStatesDocument } from '@clearway/contract';
import { exampleCatalog } from '@clearway/contract';
import { createKernel } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import { describe, expect, test } from 'vitest';
import { createKnotMaker } from './motion/knot-maker.ts';
import { operatorMotions } from './operator-motions.ts';
import { indexElementSets } from './questions/element-sets.ts';
import { answerEncounter } from './questions/encounter.ts';
import { EPOCH_MS, EQUATORIAL, fewColumns, STATION } from './questions/few-objects.fixture.ts';
import { answerStates } from './questions/states.ts';

const MU_KM3_S2 = 398_600.4418;
const RADIUS = 6900;
const RATE = Math.sqrt(MU_KM3_S2 / RADIUS ** 3);
const DAY = (EPOCH_MS - Date.UTC(2000, 0, 1)) / 86_400_000;
const HOUR_MS = 3_600_000;

/** A circle over the poles, which no element set here flies; seconds from the epoch. */
function circle(seconds: number): number[] {
  const [c, s] = [Math.cos(RATE * seconds), Math.sin(RATE * seconds)];
  return [RADIUS * c, 0, RADIUS * s, -RADIUS * RATE * s, 0, RADIUS * RATE * c];
}

/** It holds from one hour after the epoch to three. */
function circling(object_id: number): EphemerisStatesDocument {
  const times_s = Array.from({ length: 61 }, (_, k) => 240 * k);
  const from_us = (EPOCH_MS + HOUR_MS) * 1000;
  const span = { from_us, until_us: from_us + 2 * HOUR_MS * 1000, day: DAY, times_s, states: times_s.flatMap(circle) };
  return { ephemerides: [{ ephemeris_id: 1, object_id, mode: 'replaces', spans: [span] }] };
}

describe("an object that has an operator's ephemeris", () => {
  const operators = operatorMotions(circling(STATION));
  const sets = indexElementSets(fewColumns(), operators);
  const bare = indexElementSets(fewColumns());
  const positionAt = (from: typeof sets, id: number, timeMs: number): number[] => [
    ...answerStates(from, { kind: 'states', objectIds: [id], timeMs }).states.subarray(0, 3),
  ];
  const apart = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
    Math.hypot(one[0]! - other[0]!, one[1]! - other[1]!, one[2]! - other[2]!);

  test('is where that says, between its states too, and before and after it where its elements say', () => {
    for (const seconds of [3600, 5000.5, 7211, 10_799.9]) {
      expect(apart(positionAt(sets, STATION, EPOCH_MS + seconds * 1000), circle(seconds))).toBeLessThan(1e-3);
    }
    for (const seconds of [0, 3599.9, 10_800]) {
      const timeMs = EPOCH_MS + seconds * 1000;
      expect(positionAt(sets, STATION, timeMs)).toEqual(positionAt(bare, STATION, timeMs));
    }
    const timeMs = EPOCH_MS + 2 * HOUR_MS;
    expect(positionAt(sets, EQUATORIAL, timeMs)).toEqual(positionAt(bare, EQUATORIAL, timeMs));
  });

  test('is drawn where that says from the first whole pair of knots in it', async () => {
    const columns = fewColumns();
    const ids = columns.objects.object_id;
    const catalog = { ...exampleCatalog, ...columns, objects: { ...exampleCatalog.objects, object_id: ids } };
    const kernel = await createKernel(await ensureKernel());
    const maker = createKnotMaker(kernel, catalog as CatalogDocument, EPOCH_MS, operators);
    const plain = createKnotMaker(await createKernel(await ensureKernel()), catalog as CatalogDocument, EPOCH_MS);
    const slot = ids.indexOf(STATION);
    const at = EPOCH_MS + 2 * HOUR_MS;
    const flown = maker.make(at, at + 60_000);
    const byElements = plain.make(at, at + 60_000);
    for (const [knot, states] of flown.entries()) {
      // Single precision: half a metre.
      expect(apart(states.subarray(6 * slot), circle(7200 + 60 * knot))).toBeLessThan(1e-3);
      const others = (all: Float32Array): number[] => [...all].filter((_, k) => Math.floor(k / 6) !== slot);
      expect(others(states)).toEqual(others(byElements[knot]!));
    }
    const edge = EPOCH_MS + HOUR_MS - 60_000;
    expect(maker.make(edge, edge + 120_000)).toEqual(plain.make(edge, edge + 120_000));
  });

  test('meets others by it, unless the encounter was found by its elements', () => {
    const tcaMs = EPOCH_MS + 2 * HOUR_MS;
    const question = {
      kind: 'encounter',
      primaryId: STATION,
      secondaryId: EQUATORIAL,
      tcaMs,
      spanSeconds: 600,
    } as const;
    const found = answerEncounter(sets, question);
    if (found.status !== 'ok') throw new Error(found.status);
    expect(found.primary.byEphemeris).toBe(true);
    expect(found.secondary.byEphemeris).toBe(false);
    expect(apart(found.primary.state, circle((found.tcaMs - EPOCH_MS) / 1000))).toBeLessThan(1e-3);
    const { seconds } = found;
    expect([seconds[0], seconds.at(-1)]).toEqual([-600, 600]);
    expect(answerEncounter(sets, { ...question, byElements: [STATION] })).toEqual(answerEncounter(bare, question));
    // Its path ends with the ephemeris: elements are kilometres away.
    const late = answerEncounter(sets, { ...question, tcaMs: EPOCH_MS + 3 * HOUR_MS - 100_000, spanSeconds: 3600 });
    if (late.status !== 'ok') throw new Error(late.status);
    expect(late.tcaMs + late.seconds.at(-1)! * 1000).toBeLessThan(EPOCH_MS + 3 * HOUR_MS);
  });

  test('of several the one that stands for the elements speaks, and the parts of a window are apart', () => {
    const [
      {
        ephemerides: [first],
      },
    ] = [circling(STATION)];
    const hour = (k: number): number => (EPOCH_MS + k * HOUR_MS) * 1000;
    const span = { ...first!.spans[0]!, from_us: hour(0.5), until_us: hour(4) };
    // The same circle a degree behind.
    const behind = { ...span, states: span.times_s.flatMap((seconds) => circle(seconds - Math.PI / 180 / RATE)) };
    const joining = { ...first!, ephemeris_id: 2, mode: 'joins', spans: [behind] } as const;
    const both = operatorMotions({ ephemerides: [joining, first!] });
    const parts = both.stretchesIn(STATION, EPOCH_MS, EPOCH_MS + 5 * HOUR_MS);
    expect(parts.map(({ fromMs, untilMs }) => [fromMs, untilMs].map((ms) => (ms - EPOCH_MS) / HOUR_MS))).toEqual([
      [0.5, 1],
      [1, 3],
      [3, 4],
    ]);
    const state = new Float64Array(6);
    for (const [k, seconds] of [2700, 7200, 12_600].entries()) {
      parts[k]!.stateAt(EPOCH_MS + seconds * 1000, state);
      expect(apart(state, circle(k === 1 ? seconds : seconds - Math.PI / 180 / RATE))).toBeLessThan(1e-3);
    }
    expect(both.stretchesIn(EQUATORIAL, EPOCH_MS, EPOCH_MS + HOUR_MS)).toEqual([]);
  });
});
