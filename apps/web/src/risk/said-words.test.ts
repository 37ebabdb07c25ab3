import { readFileSync } from 'node:fs';
import { exampleAssessment, exampleConjunction } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { createTranslate, ENGLISH_MESSAGES } from '../language/messages.ts';
import { createQuantities } from '../language/quantities.ts';
import { courseSaid, flagSaid, trustSaid } from './said-words.ts';

const t = createTranslate(ENGLISH_MESSAGES, 'en');
const quantities = createQuantities('en', 'utc');
const german = (() => {
  const url = new URL('../language/messages/de/risk.json', import.meta.url);
  const file = JSON.parse(readFileSync(url, 'utf8')) as Record<string, string>;
  return createTranslate(new Map(Object.entries(file).map(([key, text]) => [`risk.${key}`, text])), 'de');
})();
const inGerman = createQuantities('de', 'utc');

const broken = {
  ...exampleAssessment,
  method: 'Nc3D',
  reasons: [
    { code: 'no-basis-for-a-manoeuvre', method: null },
    { code: 'does-not-hold', method: 'Pc2D' },
    { code: 'conditions-hold', method: 'Nc3D' },
  ],
  flags: [
    { method: 'Pc2D', code: 'extended', text: 'too long', values: { value: 0.123, limit: 0.02 } },
    { method: 'Pc2D', code: 'inaccurate', text: 'off', values: { value: 0.61, limit: 0.02 } },
    { method: null, code: 'diluted', text: 'diluted', values: { whose: 'secondary' } },
  ],
};

describe('what the service says', () => {
  test('of trust is said in the language of the map, with what speaks against each method', () => {
    expect(trustSaid(broken, t, quantities)).toEqual({
      isEnglish: false,
      text: 'Screening only: positions from public element sets are uncertain by kilometres, so this is no basis for a manoeuvre. Pc2D (Foster 1992) does not hold: the encounter lasts 12 % of a revolution, more than 2 %; its value differs by 61 % from that of 2D-Nc, which follows the curved orbits; 2 % are allowed. 3D-Nc (Hall 2021) is recommended: its conditions hold.'.replaceAll(
        / %/g,
        '\u202f%',
      ),
    });
    expect(trustSaid(broken, german, inGerman).text).toMatch(
      /^Nur Vorsortierung: .* gilt nicht: die Begegnung dauert 12/,
    );
  });

  test('is given in English as it stands where the map has no words for it', () => {
    const unknown = { ...broken, reasons: [{ code: 'tea-leaves', method: null }] };
    expect(trustSaid(unknown, german, inGerman)).toEqual({ text: exampleAssessment.sentence, isEnglish: true });
    expect(trustSaid({ ...broken, reasons: undefined }, german, inGerman).isEnglish).toBe(true);
    const flag = { method: null, code: 'tea-leaves', text: 'They say no.' };
    expect(flagSaid(flag, german, inGerman)).toEqual({ text: 'They say no.', isEnglish: true });
    // Kept by a Clearway that did not keep the values.
    const older = { method: 'Pc2D', code: 'extended', text: 'too long' };
    expect(flagSaid(older, german, inGerman)).toEqual({ text: 'too long', isEnglish: true });
  });

  test('of a course tells the same as the service', () => {
    expect(courseSaid(exampleConjunction, t, quantities)).toMatch(
      /^The probability rose from 3\.1.*to 2\.1.* over 2 messages, and is not below .*: act\.$/,
    );
    const none = { ...exampleConjunction, points: [{ ...exampleConjunction.points[0]!, probability: null }] };
    expect(courseSaid(none, t, quantities)).toBe('The latest message gives no probability of collision.');
  });
});
