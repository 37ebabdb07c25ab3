import { propagateSgp4 } from '@clearway/astro';
import { describe, expect, test } from 'vitest';
import { indexElementSets } from './element-sets.ts';
import { EPOCH_MS, FALLING, fewColumns, fewSets, STATION, WITHOUT_ELEMENTS } from './few-objects.fixture.ts';
import { minutesSince } from './object-motion.ts';

const HOUR_MS = 3_600_000;

/** One object with three sets, in force in [0, 2 h), [2 h, 4 h) and [6 h, ∞), counted from the epoch; in mixed order. */
function threeSets() {
  const one = <Value>(value: Value): Value[] => [value, value, value];
  const us = (hours: number): number => (EPOCH_MS + hours * HOUR_MS) * 1000;
  return indexElementSets({
    objects: { object_id: [7] },
    element_sets: {
      object: one(0),
      epoch_us: [us(5), us(-1), us(1)],
      from_us: [us(6), us(0), us(2)],
      to_us: [null, us(2), us(4)],
      mean_motion_rev_per_day: [15, 15.1, 15.2],
      eccentricity: one(0.001),
      inclination_deg: one(50),
      raan_deg: one(0),
      argument_of_pericenter_deg: one(0),
      mean_anomaly_deg: one(0),
      bstar_per_earth_radius: one(0),
    },
  });
}

describe('the element set in force', () => {
  test.each([
    [-5, 15.1],
    [0, 15.1],
    [1.999, 15.1],
    [2, 15.2],
    [3.999, 15.2],
    [4, 15.2],
    [4.9, 15.2],
    [5.1, 15],
    [6, 15],
    [1000, 15],
  ])('%f h after the epoch is the one whose interval holds the time, or the nearest', (hours, meanMotion) => {
    const set = threeSets().setInForce(7, EPOCH_MS + hours * HOUR_MS);
    expect(set?.meanMotionRevPerDay).toBe(meanMotion);
  });

  test('is none for an object without elements and for one that is not there', () => {
    const sets = fewSets();
    expect(sets.setInForce(WITHOUT_ELEMENTS, EPOCH_MS)).toBeNull();
    expect(sets.setInForce(999, EPOCH_MS)).toBeNull();
    expect(sets.setIndexAt(sets.indexOf(WITHOUT_ELEMENTS), EPOCH_MS)).toBe(-1);
  });

  test('of all objects comes in their order', () => {
    const sets = fewSets();
    const inForce = sets.allInForce(EPOCH_MS);
    expect([...inForce].map((set) => (set < 0 ? null : sets.elementSet(set).id))).toEqual(
      sets.objectIds.map((id) => (id === WITHOUT_ELEMENTS ? null : id)),
    );
    expect(sets.elementSet(inForce[sets.indexOf(FALLING)]!).bstar).toBe(0.002);
  });
});

describe('initialised constants', () => {
  test('are kept while they are used and made anew, the same, when they were forgotten', () => {
    const columns = fewColumns();
    const copies = 20_000;
    const repeat = <Value>(values: readonly Value[]): Value[] => Array.from({ length: copies }, () => values[0]!);
    const sets = columns.element_sets;
    const many = indexElementSets({
      objects: { object_id: [STATION] },
      element_sets: {
        object: repeat([0]),
        epoch_us: repeat(sets.epoch_us),
        from_us: repeat(sets.from_us),
        to_us: repeat(sets.to_us),
        mean_motion_rev_per_day: repeat(sets.mean_motion_rev_per_day),
        eccentricity: repeat(sets.eccentricity),
        inclination_deg: repeat(sets.inclination_deg),
        raan_deg: repeat(sets.raan_deg),
        argument_of_pericenter_deg: repeat(sets.argument_of_pericenter_deg),
        mean_anomaly_deg: repeat(sets.mean_anomaly_deg),
        bstar_per_earth_radius: repeat(sets.bstar_per_earth_radius),
      },
    });
    const first = many.constantsOf(0);
    expect(many.constantsOf(0)).toBe(first);
    // Used in every generation, it stays; another, not used again, goes.
    const left = many.constantsOf(1);
    for (let set = 2; set < copies; set++) {
      many.constantsOf(set);
      if (set % 1000 === 0) many.constantsOf(0);
    }
    expect(many.constantsOf(0)).toBe(first);
    const again = many.constantsOf(1);
    expect(again).not.toBe(left);
    const [a, b] = [new Float64Array(6), new Float64Array(6)];
    propagateSgp4(left, 100, a);
    propagateSgp4(again, 100, b);
    expect(b).toEqual(a);
  });
});

test('minutes since an epoch keep a third of a microsecond', () => {
  const epochUs = 1_773_075_477_785_184;
  expect(minutesSince(epochUs, epochUs / 1000)).toBeCloseTo(0, 8);
  expect(minutesSince(epochUs, (epochUs + 90e6) / 1000)).toBeCloseTo(1.5, 8);
});
