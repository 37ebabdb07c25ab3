import { exampleEvent } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { remarksOn, stayWithin } from './encounter-remarks.ts';
import { madeUpEncounter, SPAN } from './made-up-encounter.fixture.ts';
import { pairMotion } from './relative-motion.ts';

const encounter = madeUpEncounter();
const motion = pairMotion(encounter);
const event = { ...exampleEvent, tca_utc: new Date(encounter.tcaMs).toISOString(), miss_distance_km: 0.3 };
const kinds = (...of: Parameters<typeof remarksOn>): string[] => remarksOn(...of).map(({ kind }) => kind);

describe('what is said of an encounter first', () => {
  test('nothing of an ordinary one', () => {
    expect(kinds(encounter, event, motion)).toEqual([]);
    expect(kinds(encounter, null, motion)).toEqual([]);
  });

  test('that elements have changed, where time or distance is another', () => {
    const later = new Date(encounter.tcaMs + 2000).toISOString();
    expect(kinds(encounter, { ...event, tca_utc: later }, motion)).toEqual(['changed']);
    expect(kinds(encounter, { ...event, miss_distance_km: 0.4 }, motion)).toEqual(['changed']);
    expect(kinds(encounter, { ...event, miss_distance_km: 0.34 }, motion)).toEqual([]);
  });

  test('that it was cleared, has no minimum, or rests on old elements', () => {
    expect(kinds(encounter, { ...event, state: 'cleared' }, motion)).toEqual(['cleared']);
    expect(kinds({ ...encounter, isMinimum: false }, null, motion)).toEqual(['no-minimum']);
    const old = { ...encounter.secondary, epochMs: encounter.tcaMs - 9 * 86_400_000 };
    expect(remarksOn({ ...encounter, secondary: old }, null, motion)).toEqual([{ kind: 'old-elements', days: 9 }]);
    // What an operator's ephemeris places does not rest on them.
    const flown = { ...old, byEphemeris: true };
    expect(remarksOn({ ...encounter, secondary: flown }, null, motion)).toEqual([]);
  });

  test('that it is slow, and for how long they are near', () => {
    const still = { ...motion, separation: () => [0.1, 0.2, 0] as const };
    expect(remarksOn({ ...encounter, relativeSpeedKmS: 0.002 }, null, still)).toEqual([
      { kind: 'slow', withinKm: 1, seconds: 2 * SPAN, isWhole: true },
    ]);
    const passing = { ...motion, separation: (seconds: number) => [0, seconds / 100, 0] as const };
    const stay = stayWithin(passing, 5);
    expect(stay.isWhole).toBe(false);
    expect(stay.seconds).toBeGreaterThan(985);
    expect(stay.seconds).toBeLessThanOrEqual(1000);
  });
});
