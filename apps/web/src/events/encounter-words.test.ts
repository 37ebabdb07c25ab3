import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGE_CODES } from '../language/languages.ts';
import { createTranslate, loadMessages } from '../language/messages.ts';
import { createQuantities } from '../language/quantities.ts';
import { encounterSentence, type SpokenEncounter } from './encounter-sentence.tsx';
import { approachBySpeed, approachOf, estimateText, nameOf, roundedEstimateKm } from './encounter-words.ts';
import { madeUpCatalog } from './event-table.fixture.ts';

const english = createQuantities('en-GB', 'utc');
const encounter: SpokenEncounter = {
  primaryName: 'Sentinel-3A',
  secondaryName: 'Cosmos 2251 debris',
  tcaMs: Date.UTC(2026, 2, 12, 14, 4, 31),
  missKm: 0.3124,
  coLocated: false,
  past: false,
};

describe('how objects approach', () => {
  test('by the angle between their velocities', () => {
    expect(approachOf(Math.PI, 15)).toBe('head-on');
    expect(approachOf(Math.PI / 2, 10.7)).toBe('crossing');
    expect(approachOf(0.2, 1.5)).toBe('overtaking');
    expect(approachOf(0, 0.003)).toBe('drifting');
  });

  test('by relative speed alone, as far as it tells', () => {
    // Iridium 33 and Cosmos 2251 crossed at 11.647 km/s: two orbits at 7.47 km/s, almost at right angles.
    const catalog = madeUpCatalog([{ id: 24_946 }]);
    expect(approachBySpeed(catalog, 24_946, 11.647)).toBe('crossing');
    expect(approachBySpeed(catalog, 24_946, 15.1)).toBe('head-on');
    expect(approachBySpeed(catalog, 24_946, 1)).toBe('overtaking');
    expect(approachBySpeed(catalog, 1, 11)).toBeNull();
    expect(approachBySpeed(null, 1, 0.001)).toBe('drifting');
  });
});

describe('estimates', () => {
  test('claim no more than can be known', () => {
    expect([0.02, 0.3124, 0.949, 0.96, 1.3, 4.9, 9.8, 23.4].map(roundedEstimateKm)).toEqual([
      0.1, 0.3, 0.9, 1, 1.5, 5, 10, 23,
    ]);
    expect(estimateText(0.3124, english)).toBe('0.3\u202fkm');
  });

  test('grow with what they round and stay near it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (km, more) => {
          expect(roundedEstimateKm(km + more)).toBeGreaterThanOrEqual(roundedEstimateKm(km));
          expect(Math.abs(roundedEstimateKm(km) - km)).toBeLessThanOrEqual(0.51);
        },
      ),
    );
  });
});

describe('the sentence of an encounter', () => {
  test('in English', async () => {
    const t = createTranslate(await loadMessages('en'), 'en-GB');
    expect(encounterSentence(encounter, t, english).replaceAll('\u202f', ' ')).toMatch(
      /^On Thu,? 12 Mar at 14:04 UTC, Cosmos 2251 debris is predicted to pass within about 0\.3 km of Sentinel-3A, uncertain by kilometres; ask the operator or wait for a CDM\.$/,
    );
    expect(encounterSentence(encounter, t, english, false)).toMatch(/uncertain by kilometres\.$/);
    expect(encounterSentence({ ...encounter, past: true }, t, english)).not.toContain('CDM');
  });

  test('in every language says both names, when, and about how near', async () => {
    for (const language of LANGUAGE_CODES) {
      const t = createTranslate(await loadMessages(language), language);
      for (const change of [{}, { past: true }, { coLocated: true }]) {
        const said = encounterSentence({ ...encounter, ...change }, t, english);
        expect(said).toContain('Sentinel-3A');
        expect(said).toContain('Cosmos 2251 debris');
        expect(said).toContain('0.3\u202fkm');
        expect(said).toContain('14:04');
      }
    }
  });
});

test('an object without a name is called by its number', () => {
  expect(nameOf(madeUpCatalog([{ id: 7 }]), 7)).toBe('OBJECT 7');
  expect(nameOf(null, 7)).toBe('#7');
});
