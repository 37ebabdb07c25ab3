import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Encounter } from './encounter.ts';
import { matchEncounters } from './match-encounters.ts';

const PERIOD = 5700;

function encounter(seconds: number, changes: Partial<Encounter> = {}): Encounter {
  return {
    primaryId: 25544,
    secondaryId: 40000,
    tcaMicros: 1.7e15 + Math.round(seconds * 1e6),
    missDistanceKm: 2,
    relativeSpeedKmS: 10,
    coLocated: false,
    periodSeconds: PERIOD,
    ...changes,
  };
}

test('the same encounter a few seconds later is continued, whoever is named first', () => {
  const later = encounter(104, { primaryId: 40000, secondaryId: 25544, missDistanceKm: 4, relativeSpeedKmS: 10.01 });
  expect(matchEncounters([encounter(100)], [later])).toEqual({ continued: [[0, 0]], appeared: [], missing: [] });
});

test('the encounter half a revolution later is another one', () => {
  const next = encounter(100 + PERIOD / 2);
  expect(matchEncounters([encounter(100)], [next])).toEqual({ continued: [], appeared: [0], missing: [0] });
});

test('an approach with another geometry at the same time is another one', () => {
  const turned = encounter(101, { relativeSpeedKmS: 11 });
  expect(matchEncounters([encounter(100)], [turned]).continued).toEqual([]);
});

test('of two at hand the nearest in time is taken, and each once', () => {
  const found = [encounter(130), encounter(102), encounter(90)];
  expect(matchEncounters([encounter(100)], found)).toEqual({ continued: [[0, 1]], appeared: [0, 2], missing: [] });
});

test('a slow pair may move by a quarter of a revolution', () => {
  const slow = { relativeSpeedKmS: 0.02 };
  expect(matchEncounters([encounter(0, slow)], [encounter(1300, slow)]).continued).toEqual([[0, 0]]);
  expect(matchEncounters([encounter(0, slow)], [encounter(1500, slow)]).continued).toEqual([]);
});

test('a pair that stays together is one encounter, whenever its closest moment is', () => {
  const together = { coLocated: true, relativeSpeedKmS: 0.001 };
  const matches = matchEncounters([encounter(0, together)], [encounter(400_000, together)]);
  expect(matches.continued).toEqual([[0, 0]]);
});

test('every encounter stands in one list, and matching a list with itself continues all', () => {
  const some = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 8 }), fc.integer({ min: 0, max: 20_000 }))
      .map(([primaryId, secondaryId, seconds]) => encounter(seconds, { primaryId, secondaryId })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(some, some, (known, found) => {
      const { continued, appeared, missing } = matchEncounters(known, found);
      expect(continued.length + appeared.length).toBe(found.length);
      expect(continued.length + missing.length).toBe(known.length);
      expect(new Set(continued.map(([k]) => k)).size).toBe(continued.length);
      expect(new Set(continued.map(([, f]) => f)).size).toBe(continued.length);
      expect(matchEncounters(known, known).missing).toEqual([]);
    }),
  );
});
