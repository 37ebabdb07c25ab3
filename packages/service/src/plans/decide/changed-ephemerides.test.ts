import type { PlanEphemerisInput } from '@clearway/contract';
import { describe, expect, it } from 'vitest';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import { changedEphemerides, type EphemerisConcern, ephemerisChanges } from './changed-ephemerides.ts';

const DAY_US = 86_400e6;
const TCA_US = Date.UTC(2026, 2, 12) * 1000;
const NOW_US = TCA_US - 2 * DAY_US;
const [MOVING, AVOIDED, NEAR, FAR] = [1, 2, 3, 4];
const TEAM = 7;

const CONCERN: EphemerisConcern = {
  parties: { moving: MOVING, avoided: AVOIDED },
  tcaUs: TCA_US,
  teamId: TEAM,
  isNear: (id) => id === NEAR,
};
const known = (id: number, ephemerisId: number, until_utc = '2026-03-14T00:00:00Z'): PlanEphemerisInput => ({
  ephemeris_id: ephemerisId,
  object_id: id,
  name: `OBJECT ${id}`,
  until_utc,
});
const flown = (id: number, ephemerisId: number, by: Partial<RunEphemeris> = {}): RunEphemeris => ({
  ephemerisId,
  id,
  name: `OBJECT ${id}`,
  teamId: null,
  whose: 0,
  mode: 'replaces',
  epochUs: NOW_US,
  spans: [{ fromUs: NOW_US, untilUs: TCA_US + 2 * DAY_US }],
  ...by,
});
/** What is said of a plan that goes by `before`, where the current run has `used` and `remaining` of the former are there. */
const said = (
  before: readonly PlanEphemerisInput[],
  used: readonly RunEphemeris[] | null,
  remaining: readonly number[] = before.map(({ ephemeris_id }) => ephemeris_id),
): readonly (readonly [string, string])[] =>
  ephemerisChanges(
    changedEphemerides(before, { used, remaining: new Set(remaining), nowUs: NOW_US }, CONCERN),
    CONCERN.parties,
  ).map(({ code, text }) => [code, text]);

describe('operators’ ephemerides that a plan goes by', () => {
  it('nothing changes where they are those that they were', () => {
    expect(said([known(NEAR, 10)], [flown(NEAR, 10)])).toEqual([]);
    expect(said([known(NEAR, 10)], null)).toEqual([]);
    expect(said([], [])).toEqual([]);
  });

  it.each([
    ['the satellite', MOVING, /^Operators' ephemerides have come .*: of the satellite that moves, OBJECT 1 \(1\)\.$/],
    ['the object avoided', AVOIDED, /: of the object that it avoids, OBJECT 2 \(2\)\.$/],
    ['another', NEAR, /: of others that it was screened against, OBJECT 3 \(3\)\.$/],
  ])('one that came: of %s', (_, id, words) => {
    expect(said([], [flown(id, 11)])).toEqual([['new-ephemeris', expect.stringMatching(words)]]);
  });

  it.each([
    ['the satellite', MOVING, /^Newer operators' ephemerides have come .*: of the satellite that moves, OBJECT 1/],
    ['the object avoided', AVOIDED, /: of the object that it avoids, OBJECT 2/],
    ['another', NEAR, /: of others that it was screened against, OBJECT 3/],
  ])('one that was replaced, whether the older was removed or not: of %s', (_, id, words) => {
    const replaced = [['ephemeris-replaced', expect.stringMatching(words)]];
    expect(said([known(id, 10)], [flown(id, 10, { spans: [] }), flown(id, 11)])).toEqual(replaced);
    expect(said([known(id, 10)], [flown(id, 11)], [])).toEqual(replaced);
  });

  it.each([
    [
      'the satellite',
      MOVING,
      /^Operators' ephemerides that it goes by were removed: of the satellite that moves, OBJECT 1/,
    ],
    ['the object avoided', AVOIDED, /: of the object that it avoids, OBJECT 2/],
    ['another', FAR, /: of others that it was screened against, OBJECT 4/],
  ])('one that was removed, before there is a run without it and after: of %s', (_, id, words) => {
    const gone = [['ephemeris-gone', expect.stringMatching(words)]];
    expect(said([known(id, 10)], null, [])).toEqual(gone);
    expect(said([known(id, 10)], [], [])).toEqual(gone);
    // An older one that holds again is no newer one.
    expect(said([known(id, 10)], [flown(id, 9)], [])).toEqual(gone);
  });

  it('one that has ended goes without a word', () => {
    expect(said([known(NEAR, 10, '2026-03-09T23:00:00Z')], [], [])).toEqual([]);
  });

  it('those that do not concern the plan, say nothing of its days or are not seen are no change', () => {
    expect(said([], [flown(FAR, 11)])).toEqual([]);
    expect(
      said([], [flown(NEAR, 11, { spans: [{ fromUs: TCA_US + 8 * DAY_US, untilUs: TCA_US + 9 * DAY_US }] })]),
    ).toEqual([]);
    expect(said([], [flown(NEAR, 11, { spans: [] })])).toEqual([]);
    expect(said([], [flown(NEAR, 11, { teamId: TEAM + 1 })])).toEqual([]);
    expect(said([], [flown(NEAR, 11, { teamId: TEAM })])).toHaveLength(1);
  });

  it('all are counted, the first named', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map((k) => flown(100 + k, 20 + k));
    const concern = { ...CONCERN, isNear: () => true };
    const changed = changedEphemerides([], { used: many, remaining: new Set(), nowUs: NOW_US }, concern);
    const [change] = ephemerisChanges(changed, concern.parties);
    expect(change!.about!.objects).toMatchObject([{ part: 'other', count: 7, names: { length: 5 } }]);
    expect(change!.text).toMatch(/\(105\) and 2 more\.$/);
  });
});
