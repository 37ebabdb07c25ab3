import { completeAlertRule, exampleAlertFacts, type NewAlertRule } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { MOST_ATTEMPTS, retrySeconds } from './retry-times.ts';
import { hasWorsened, isMatch, levelOf, type RuledEvent } from './rule-conditions.ts';

const HOUR_US = 3600e6;
const NOW = 1_773_100_800_000_000;
const event: RuledEvent = {
  facts: { ...exampleAlertFacts, miss_distance_km: 0.5, max_probability: 1e-4, probability: 1e-5, alarm: 'watch' },
  tcaUs: NOW + 24 * HOUR_US,
  objectIds: [25_544, 38_222, 49_044],
};

function speaksOf(rule: Omit<NewAlertRule, 'name'>, objects: readonly number[] | null = null): boolean {
  const definition = completeAlertRule({ name: 'a rule', ...rule });
  return isMatch({ definition, objectIds: objects && new Set(objects) }, event, NOW);
}

describe('a rule', () => {
  test('without conditions speaks of everything', () => expect(speaksOf({})).toBe(true));

  test.each([
    [{ miss_below_km: 0.51 }, true],
    [{ miss_below_km: 0.5 }, false],
    [{ probability_from: 1e-5 }, true],
    [{ probability_from: 1.01e-5 }, false],
    [{ max_probability_from: 1e-4 }, true],
    [{ max_probability_from: 2e-4 }, false],
    [{ alarm_from: 'watch' }, true],
    [{ alarm_from: 'act' }, false],
    [{ lead_below_hours: 24.01 }, true],
    [{ lead_below_hours: 24 }, false],
    [{ miss_below_km: 1, probability_from: 1e-3 }, false],
  ] as const)('%o: %s', (rule, expected) => expect(speaksOf(rule)).toBe(expected));

  test('is about either object, or one that flies together with it', () => {
    expect(speaksOf({}, [38_222])).toBe(true);
    expect(speaksOf({}, [49_044])).toBe(true);
    expect(speaksOf({}, [1])).toBe(false);
    expect(speaksOf({}, [])).toBe(false);
  });

  test('a probability that is not known fulfils no condition', () => {
    const facts = { ...event.facts, probability: null, max_probability: null };
    const rule = (given: Partial<NewAlertRule>) => completeAlertRule({ name: 'x', ...given });
    for (const given of [{ probability_from: 1e-30 }, { max_probability_from: 1e-30 }]) {
      expect(isMatch({ definition: rule(given), objectIds: null }, { ...event, facts }, NOW)).toBe(false);
    }
  });

  test('gets to the highest level by an operator’s message alone', () => {
    expect(levelOf('act', 'message')).toBe('act');
    expect(levelOf('act', 'elements')).toBe('watch');
    expect(levelOf('notice', 'message')).toBe('notice');
  });
});

describe('worse', () => {
  const before = { miss_distance_km: 1, max_probability: 1e-4, probability: 1e-6, basis: 'elements' } as const;
  const rule = { probability_factor: 3, miss_percent: 40 };
  test.each([
    [{ miss_distance_km: 0.6 }, true],
    [{ miss_distance_km: 0.61 }, false],
    [{ max_probability: 3.01e-4 }, true],
    [{ max_probability: 2.9e-4 }, false],
    [{ probability: 3.01e-6 }, true],
    [{ probability: 3e-6, basis: 'message' }, false],
    [{ probability: null, max_probability: null }, false],
    [{ miss_distance_km: 2, probability: 1e-9 }, false],
  ] as const)('%o: %s', (now, expected) => expect(hasWorsened(before, { ...before, ...now }, rule)).toBe(expected));

  test('growth of what is as good as nothing is no news', () => {
    const none = { ...before, max_probability: 0, probability: 1e-40 };
    expect(hasWorsened(none, { ...none, max_probability: 1e-10, probability: 1e-12 }, rule)).toBe(false);
    expect(hasWorsened(none, { ...none, max_probability: 3.01e-10 }, rule)).toBe(true);
  });

  test('one criterion alone is the only one; none are those of the map', () => {
    expect(hasWorsened(before, { ...before, miss_distance_km: 0.1 }, { probability_factor: 2 })).toBe(false);
    expect(hasWorsened(before, { ...before, miss_distance_km: 0.7 }, {})).toBe(true);
    expect(hasWorsened(before, { ...before, max_probability: 2e-4 }, {})).toBe(true);
  });
});

describe('retries', () => {
  test('wait twice as long each time, by chance up to half less, an hour at most', () => {
    const longest = Array.from({ length: MOST_ATTEMPTS }, (_, k) => retrySeconds(k + 1, null, () => 0));
    expect(longest).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
    expect(retrySeconds(3, null, () => 1)).toBe(10);
    expect(longest.slice(0, -1).reduce((sum, each) => sum + each, 0) / 3600).toBeGreaterThan(2);
  });

  test('wait at least for as long as the receiver asks', () => {
    expect(retrySeconds(1, 120, () => 0)).toBe(120);
    expect(retrySeconds(8, 120, () => 0)).toBe(640);
  });
});
