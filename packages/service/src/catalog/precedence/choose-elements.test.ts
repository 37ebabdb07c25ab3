import { addSeconds, type ElementSet, secondsBetween, type UtcTime } from '@clearway/astro';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementSet, utc } from '../element-set.fixture.ts';
import { summarizeChoice } from './choice-summary.ts';
import { type ChosenElements, chooseElements, segmentAt, windowOf } from './choose-elements.ts';
import type { Precedence } from './precedence.ts';
import type { ElementOrigin, SourcedElements } from './sourced-elements.ts';

const START = utc('2026-03-10T00:00:00');
const WINDOW = windowOf(START, 7 * 86_400);
const HOUR = 3600;

const hour = (hours: number): UtcTime => addSeconds(START, hours * HOUR);

function origin(precedence: Precedence, source: string = precedence, isPrivate = false): ElementOrigin {
  return { source, precedence, terms: { visibility: isPrivate ? 'private' : 'public', attribution: source } };
}

/** A set with its epoch, and by default its arrival, in hours from the start. */
function set(
  from: ElementOrigin,
  epochHours: number,
  arrivedHours: number = -1,
  more: Partial<ElementSet> = {},
): SourcedElements {
  const elements = elementSet({ id: 7, epoch: hour(epochHours), meanAnomalyDeg: (epochHours + 500) % 360, ...more });
  return { elements, origin: from, arrivedAt: hour(arrivedHours) };
}

const GENERAL = origin('general');
const FITTED = origin('supplemental');

function choose(sets: readonly SourcedElements[], settings = {}): ChosenElements {
  return chooseElements(sets, WINDOW, settings).get(7)!;
}

/** The segments in words: source, epoch, from, to in hours. */
function story(chosen: ChosenElements): string[] {
  const inHours = (time: UtcTime): number => Math.round((secondsBetween(START, time) / HOUR) * 1000) / 1000;
  return chosen.segments.map(
    ({ elements, origin: from, from: since, to }) =>
      `${from.source} ${inHours(elements.epoch)}: ${inHours(since)} to ${inHours(to)}`,
  );
}

describe('general elements', () => {
  test('the latest not after the start is used throughout', () => {
    const chosen = choose([-30, -2, 0.1, 5].map((hours) => set(GENERAL, hours)));
    expect(story(chosen)).toEqual(['general -2: 0 to 168']);
    expect(chosen).toMatchObject({ switchTimes: [], epochAfterStart: false, unused: 3 });
    expect(chosen.segments[0]!.ageDays).toBeCloseTo(2 / 24, 12);
  });

  test('of all general sources, whichever has the latest', () => {
    const chosen = choose([set(origin('general', 'one'), -3), set(origin('general', 'two'), -2)]);
    expect(story(chosen)).toEqual(['two -2: 0 to 168']);
  });

  test('where two say the same, the public one is used, whatever the order and the names', () => {
    const own = set(origin('general', 'a-private', true), -2, -1, { name: 'Z', elementSetNumber: 1000 });
    const open = set(origin('general', 'public'), -2, -1, { name: 'A' });
    expect(story(choose([own, open]))).toEqual(['public -2: 0 to 168']);
    expect(story(choose([open, own]))).toEqual(['public -2: 0 to 168']);
  });

  test('if all are after the start the earliest stands in, and it is flagged', () => {
    const chosen = choose([set(GENERAL, 9), set(GENERAL, 4)]);
    expect(story(chosen)).toEqual(['general 4: 0 to 168']);
    expect(chosen.epochAfterStart).toBe(true);
    expect(chosen.segments[0]!.ageDays).toBeLessThan(0);
  });
});

describe('sets fitted forward', () => {
  test('are switched at their epochs, and go before general ones', () => {
    const chosen = choose([...[-8, -2, 4, 10].map((hours) => set(FITTED, hours)), set(GENERAL, -0.5)]);
    expect(story(chosen)).toEqual(['supplemental -2: 0 to 4', 'supplemental 4: 4 to 10', 'supplemental 10: 10 to 168']);
    expect(chosen.switchTimes).toEqual([hour(4), hour(10)]);
    expect(segmentAt(chosen, hour(9.99)).elements.epoch).toEqual(hour(4));
    expect(segmentAt(chosen, hour(10)).elements.epoch).toEqual(hour(10));
  });

  test('that begin inside the window take over there', () => {
    expect(story(choose([set(GENERAL, -2), set(FITTED, 30), set(FITTED, 36)]))).toEqual([
      'general -2: 0 to 30',
      'supplemental 30: 30 to 36',
      'supplemental 36: 36 to 168',
    ]);
  });

  test('with nothing before them stand in for what is missing, without a switch at their own epoch', () => {
    const chosen = choose([set(FITTED, 30), set(FITTED, 36)]);
    expect(story(chosen)).toEqual(['supplemental 30: 0 to 36', 'supplemental 36: 36 to 168']);
    expect(chosen.epochAfterStart).toBe(true);
  });

  test('that are too old give way, unless there is nothing else', () => {
    expect(story(choose([set(FITTED, -73), set(GENERAL, -80)]))).toEqual(['general -80: 0 to 168']);
    expect(story(choose([set(FITTED, -71), set(GENERAL, -1)]))).toEqual(['supplemental -71: 0 to 168']);
    expect(story(choose([set(FITTED, -73), set(GENERAL, -1)], { oldestFitDays: 4 }))).toEqual([
      'supplemental -73: 0 to 168',
    ]);
    const alone = choose([set(FITTED, -73)]);
    expect(story(alone)).toEqual(['supplemental -73: 0 to 168']);
  });

  test('a later fit replaces an earlier one from its first epoch on', () => {
    const earlier = [-8, -2, 4, 10, 16].map((hours) => set(FITTED, hours, -8));
    const laterFit = [-1, 5, 11].map((hours) => set(FITTED, hours, -1));
    expect(story(choose([...laterFit, ...earlier]))).toEqual([
      'supplemental -1: 0 to 5',
      'supplemental 5: 5 to 11',
      'supplemental 11: 11 to 168',
    ]);
  });

  test('an old fit that is filled in later replaces nothing', () => {
    const current = [-8, -2, 4].map((hours) => set(FITTED, hours, -8));
    const filledIn = [-60, -54].map((hours) => set(FITTED, hours, -1));
    expect(story(choose([...filledIn, ...current]))).toEqual(['supplemental -2: 0 to 4', 'supplemental 4: 4 to 168']);
  });

  test('what had not arrived by the time asked for does not count', () => {
    const sets = [set(FITTED, -8, -8), set(FITTED, -2, -1), set(FITTED, 4, -8)];
    expect(story(choose(sets, { knownAt: hour(-2) }))).toEqual(['supplemental -8: 0 to 4', 'supplemental 4: 4 to 168']);
    expect(story(choose(sets))).toEqual(['supplemental -2: 0 to 168']);
    expect(chooseElements(sets, WINDOW, { knownAt: hour(-9) }).size).toBe(0);
  });

  test('several centres are not mixed: the one with the latest set at the start is followed', () => {
    const centre = (name: string, hours: number[]): SourcedElements[] =>
      hours.map((each) => set(FITTED, each, -10, { name: `LAGEOS 1 [${name}]` }));
    expect(story(choose([...centre('HTS', [-9, 3]), ...centre('SGF', [-6, 1, 6])]))).toEqual([
      'supplemental -6: 0 to 1',
      'supplemental 1: 1 to 6',
      'supplemental 6: 6 to 168',
    ]);
  });

  test('segments named after their number are one series', () => {
    const sets = [-6, 0, 6].map((hours, at) => set(FITTED, hours, -6, { name: `ISS [Segment ${at}]` }));
    expect(choose(sets).switchTimes).toEqual([hour(6)]);
  });

  test("an operator's own go before all", () => {
    const sets = [set(GENERAL, -1), set(FITTED, -1), set(FITTED, 6), set(origin('operator', 'ours'), 3)];
    expect(story(choose(sets))).toEqual(['supplemental -1: 0 to 3', 'ours 3: 3 to 168']);
  });
});

const anySet = fc
  .record({
    precedence: fc.constantFrom<Precedence>('general', 'supplemental', 'operator'),
    hours: fc.integer({ min: -100, max: 200 }),
  })
  .map(({ precedence, hours }) => set(origin(precedence), hours, -1));

describe('any candidates', () => {
  test('against a plain statement of the rule at single times', () => {
    const times = fc.integer({ min: 0, max: 167 });
    fc.assert(
      fc.property(fc.array(anySet, { minLength: 1, maxLength: 12 }), times, (sets, at) => {
        // Sets of one precedence here arrived together from one source, so that only epochs decide.
        const epochOf = (each: SourcedElements): number => secondsBetween(START, each.elements.epoch) / HOUR;
        const inForce = (precedence: Precedence, time: number): number | null => {
          const limit = precedence === 'general' ? 0 : time;
          const epochs = sets
            .filter((each) => each.origin.precedence === precedence)
            .map(epochOf)
            .filter((epoch) => epoch <= limit);
          if (epochs.length === 0) return null;
          const latest = Math.max(...epochs);
          return precedence !== 'general' && latest < -72 ? null : latest;
        };
        const expected = inForce('operator', at) ?? inForce('supplemental', at) ?? inForce('general', at);
        const chosen = choose(sets);
        const actual = epochOf({ ...sets[0]!, elements: segmentAt(chosen, hour(at)).elements });
        if (expected !== null) expect(actual).toBe(expected);
        else expect(chosen.segments[0]!.elements.epoch).toEqual(segmentAt(chosen, hour(at)).elements.epoch);
      }),
      { numRuns: 1000 },
    );
  });

  test('the segments cover the window without gap or overlap, in any order of the candidates', () => {
    fc.assert(
      fc.property(fc.array(anySet, { minLength: 1, maxLength: 12 }), fc.integer(), (sets, seed) => {
        const chosen = choose(sets);
        expect(chosen.segments[0]!.from).toEqual(START);
        expect(chosen.segments.at(-1)!.to).toEqual(WINDOW.stop);
        chosen.segments.forEach((segment, at) => {
          expect(secondsBetween(segment.from, segment.to)).toBeGreaterThan(0);
          if (at > 0) expect(segment.from).toEqual(chosen.segments[at - 1]!.to);
        });
        const shuffled = sets
          .map((each, at) => ({ each, key: Math.imul(at + 1, seed | 1) }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(story(choose(shuffled))).toEqual(story(chosen));
      }),
      { numRuns: 500 },
    );
  });
});

test('the summary counts what the objects start with, and is private as soon as one set is', () => {
  const other = (id: number, each: SourcedElements): SourcedElements => ({
    ...each,
    elements: { ...each.elements, id },
  });
  const sets = [
    set(GENERAL, -2),
    other(8, set(FITTED, -6)),
    other(8, set(FITTED, 6)),
    other(9, set(origin('general', 'mine', true), 5)),
  ];
  expect(summarizeChoice(chooseElements(sets, WINDOW).values())).toMatchObject({
    objects: 3,
    byPrecedence: { operator: 0, supplemental: 1, general: 2 },
    switching: { objects: 1, switches: 1 },
    epochAfterStart: 1,
    terms: { visibility: 'private', derived: true, attributions: ['general', 'mine', 'supplemental'] },
  });
  const open = summarizeChoice(chooseElements(sets.slice(0, 3), WINDOW).values());
  expect(open.terms.visibility).toBe('public');
  expect(open.bySource).toEqual([
    { source: 'general', objects: 1 },
    { source: 'supplemental', objects: 1 },
  ]);
  expect(summarizeChoice([]).ageDays).toBeNull();
});
