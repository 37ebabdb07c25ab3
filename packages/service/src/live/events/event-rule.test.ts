import { expect, test } from 'vitest';
import { madeUpObject, madeUpRun } from '../../runs/screening-run.fixture.ts';
import { buildRunModel } from '../approaches/build-run-model.ts';
import { modelInput } from '../approaches/run-model.fixture.ts';
import type { BuiltRunModel } from '../approaches/run-model-input.ts';
import { eventRows, eventsLeftOut, isEvent, type RuledEncounter } from './event-rule.ts';

const far: RuledEncounter = { class: 'ranked', missDistanceKm: 3, maxProbability: 1e-6, isWatched: false };

test('what people should look at first is an event when it is close or probable', () => {
  expect(isEvent(far)).toBe(false);
  expect(isEvent({ ...far, missDistanceKm: 1 })).toBe(true);
  expect(isEvent({ ...far, missDistanceKm: 1.001 })).toBe(false);
  expect(isEvent({ ...far, maxProbability: 1e-4 })).toBe(true);
  expect(isEvent({ ...far, maxProbability: Number.NaN })).toBe(false);
  expect(isEvent(far, { missKm: 5, maxProbability: 1 })).toBe(true);
});

test('of other classes only what is watched is, and never what stands elsewhere already', () => {
  const close = { ...far, missDistanceKm: 0.1 };
  for (const rowClass of ['fleet', 'stale'] as const) {
    expect(isEvent({ ...close, class: rowClass })).toBe(false);
    expect(isEvent({ ...far, class: rowClass, isWatched: true })).toBe(true);
  }
  for (const rowClass of ['repeated', 'co-located'] as const) {
    expect(isEvent({ ...close, class: rowClass, isWatched: true })).toBe(false);
  }
});

/** A docked pair (1, 2), a pair that stays together (3, 4), and passers-by. */
function modelOfPairs(): BuiltRunModel {
  const objects = [1, 2, 3, 4, 5, 6].map((id) => madeUpObject(id, `OBJECT ${id}`, id <= 2 ? { raanDeg: 10 } : {}));
  return buildRunModel(
    modelInput(
      madeUpRun(objects, [
        { primary: 1, secondary: 5, tca: 10, missDistanceKm: 4 },
        { primary: 2, secondary: 5, tca: 11, missDistanceKm: 4.1 },
        { primary: 3, secondary: 4, tca: 20, missDistanceKm: 0.4, coLocated: true },
        { primary: 3, secondary: 4, tca: 30, missDistanceKm: 0.3, coLocated: true },
        { primary: 5, secondary: 6, tca: 40, missDistanceKm: 0.8 },
        { primary: 5, secondary: 6, tca: 9000, missDistanceKm: 2 },
      ]),
      new Float64Array(6),
    ),
  );
}

test('where there are too many the most probable are followed, then the closest, and all that is watched', () => {
  const objects = [1, 2, 3, 4, 5, 6].map((id) => madeUpObject(id, `OBJECT ${id}`));
  const rows = [0.9, 0.5, 0.7, 0.2].map((missDistanceKm, k) => ({
    primary: 1 + k,
    secondary: 2 + k,
    tca: 100 * k,
    missDistanceKm,
  }));
  const built = buildRunModel(modelInput(madeUpRun(objects, rows), Float64Array.of(1e-6, 1e-6, 1e-5, Number.NaN)));
  expect([...eventRows(built, [])]).toEqual([0, 1, 2, 3]);
  expect([...eventRows(built, [], { most: 3 })]).toEqual([0, 1, 2]);
  expect([...eventRows(built, [], { most: 2 })]).toEqual([1, 2]);
  expect([...eventRows(built, [], { most: 1 })]).toEqual([2]);
  expect([...eventRows(built, [5], { most: 1 })]).toEqual([2, 3]);
  expect(eventsLeftOut(built, [])).toBe(0);
});

test('the rows of a run that are events', () => {
  const built = modelOfPairs();
  expect([...eventRows(built, [])]).toEqual([4]);
  // Whoever watches one of a docked pair sees the encounter once, under the number that is closest.
  expect([...eventRows(built, [2])]).toEqual([0, 4]);
  expect([...eventRows(built, [6])]).toEqual([4, 5]);
  // A pair that stays together is one event, its closest row, and only when it is watched.
  expect([...eventRows(built, [3])]).toEqual([3, 4]);
  expect([...eventRows(built, [99])]).toEqual([4]);
});
