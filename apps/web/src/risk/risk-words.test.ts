import { exampleAssessment } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { createTranslate, ENGLISH_MESSAGES } from '../language/messages.ts';
import { createQuantities } from '../language/quantities.ts';
import { chanceText, methodRows, methodText, radiusSourceText, sourceText } from './risk-words.ts';

const t = createTranslate(ENGLISH_MESSAGES, 'en');
const quantities = createQuantities('en', 'utc');

describe('words of risk', () => {
  test('a probability is one in so many', () => {
    expect(chanceText(2.13e-4, t, quantities)).toBe('1 in 4,700');
    expect(chanceText(1e-4, t, quantities)).toBe('1 in 10,000');
    expect(chanceText(3e-12, t, quantities)).toBe('less than 1 in 1,000,000,000');
    expect(chanceText(0, t, quantities)).toBe('less than 1 in 1,000,000,000');
    expect(chanceText(null, t, quantities)).toBe('no method applies');
  });

  test('names that nobody knows stay as they are', () => {
    expect(sourceText('regime-table', t)).toContain('table');
    expect(sourceText('tea-leaves', t)).toBe('tea-leaves');
    expect(methodText('Pc2D', t)).toContain('Foster');
    expect(methodText('Nobody2031', t)).toBe('Nobody2031');
  });
});

describe('the table of methods', () => {
  test('has the recommended one first and those without a value last, with the reason', () => {
    const rows = methodRows({
      ...exampleAssessment,
      method: 'Nc2D',
      flags: [
        { method: 'Nc3D', code: 'position-only', text: 'no velocities' },
        { method: null, code: 'diluted', text: 'of the whole' },
      ],
    });
    expect(rows.map(({ method }) => method)).toEqual(['Nc2D', 'Pc2D', 'Laas2015', 'Alfriend1999', 'Nc3D']);
    expect(rows.map(({ isRecommended }) => isRecommended)).toEqual([true, false, false, false, false]);
    expect(rows.at(-1)).toMatchObject({
      probability: null,
      remarks: [{ code: 'position-only', text: 'no velocities' }],
    });
    expect(rows.find(({ method }) => method === 'Laas2015')?.interval).toMatchObject({ confidence: 1 });
  });
});

test('where the radius comes from is said in words, of both objects where they differ', () => {
  expect(radiusSourceText('cara-table/type', t)).toBe('NASA CARA’s table / typical of its type');
  expect(radiusSourceText('message (COMMENT HBR)', t)).toBe('given by the message (COMMENT HBR)');
  expect(radiusSourceText('message: COMMENT HBR', t)).toBe('given by the message (COMMENT HBR)');
  expect(radiusSourceText('of-tomorrow', t)).toBe('of-tomorrow');
});
