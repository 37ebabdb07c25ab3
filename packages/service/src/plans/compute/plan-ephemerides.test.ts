import { type ElementSet, parseUtc, unixMicros } from '@clearway/astro';
import { expect, test } from 'vitest';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { ephemeridesAround, leftOutWords, restedOn } from './plan-ephemerides.ts';

const TIME = parseUtc('2026-03-10T00:00:00Z')!;
const TCA_US = unixMicros(TIME) + 86_400e6;
const [MOVING, AVOIDED, HIGH, UNKNOWN] = [1, 2, 90, 99];
const parties = { moving: MOVING, avoided: AVOIDED };

const orbit = (id: number, by: Partial<ElementSet>): ElementSet => ({
  id,
  name: `OBJECT ${id}`,
  internationalDesignator: '',
  classification: 'U',
  epoch: TIME,
  meanMotionRevPerDay: 15,
  eccentricity: 0.0001,
  inclinationDeg: 53,
  raanDeg: 10,
  argumentOfPericenterDeg: 0,
  meanAnomalyDeg: 0,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
  ephemerisType: 0,
  elementSetNumber: 0,
  revolutionAtEpoch: 0,
  ...by,
});
const flown = (id: number, by: Partial<RunEphemeris> = {}): RunEphemeris => ({
  ephemerisId: 1000 + id,
  id,
  name: `OBJECT ${id}`,
  teamId: null,
  whose: 0,
  mode: 'replaces',
  epochUs: unixMicros(TIME),
  spans: [{ fromUs: unixMicros(TIME), untilUs: TCA_US + 86_400e6 }],
  ...by,
});

/** Others in planes of their own, the higher their number the farther from the satellite's height; one that is never near; one without elements. */
const OTHERS = [10, 11, 12, 13, 14];
const elements = [
  orbit(MOVING, {}),
  orbit(AVOIDED, { raanDeg: 150 }),
  ...OTHERS.map((id, k) => orbit(id, { raanDeg: 60 + 30 * k, meanMotionRevPerDay: 15 - 0.035 * k })),
  orbit(HIGH, { meanMotionRevPerDay: 2 }),
];
const material = {
  snapshot: { rows: elements.map(({ id }) => ({ object_id: id, element_set_id: 500 + id })), elements },
  ephemerides: [...OTHERS, HIGH, UNKNOWN, AVOIDED, MOVING].map((id) => flown(id)),
} as unknown as RunMaterial;
const idsOf = (of: readonly RunEphemeris[]): number[] => of.map(({ id }) => id);

test('all in the shell are taken where there is room, both objects of the encounter first', () => {
  const { chosen, leftOut } = ephemeridesAround(material, parties, TCA_US, null);
  expect(idsOf(chosen)).toEqual([AVOIDED, MOVING, ...OTHERS, UNKNOWN]);
  expect(leftOut).toEqual([]);
  expect(leftOutWords(leftOut)).toEqual([]);
});

test('of too many those of the nearest orbits, and which were left out is said', () => {
  const { chosen, leftOut } = ephemeridesAround(material, parties, TCA_US, null, 3);
  // Who has no elements may be anywhere.
  expect(new Set(idsOf(chosen))).toEqual(new Set([AVOIDED, MOVING, UNKNOWN, 10, 11]));
  expect(idsOf(leftOut)).toEqual([12, 13, 14]);
  const [words] = leftOutWords(leftOut);
  expect(words).toMatch(
    /^Operators' ephemerides of 3 other objects .* were left out, .*: OBJECT 12 \(12\), OBJECT 13 \(13\), OBJECT 14 \(14\)\.$/,
  );
  const many = Array.from({ length: 50 }, (_, k) => ({ id: k + 1, name: '' }));
  expect(leftOutWords(many)[0]).toMatch(/of 50 other objects .* 20 and 30 more\.$/);
});

test('a plan rests on those that were chosen, and on both objects’ where nothing is screened', () => {
  const { chosen } = ephemeridesAround(material, parties, TCA_US, null, 3);
  const rested = restedOn(material, parties, TCA_US, null, chosen);
  expect(new Set(rested.map(({ object_id: id }) => id))).toEqual(new Set(idsOf(chosen)));
  expect(restedOn(material, parties, TCA_US, null, [])).toEqual([
    { ephemeris_id: 1002, object_id: AVOIDED, name: 'OBJECT 2', until_utc: '2026-03-12T00:00:00.000Z' },
    { ephemeris_id: 1001, object_id: MOVING, name: 'OBJECT 1', until_utc: '2026-03-12T00:00:00.000Z' },
  ]);
});
