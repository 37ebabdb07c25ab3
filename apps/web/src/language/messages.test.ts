import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LANGUAGE_CODES } from './languages.ts';

const FOLDER = new URL('./messages/', import.meta.url);

function areasOf(language: string): string[] {
  return readdirSync(new URL(`${language}/`, FOLDER)).filter((name) => name.endsWith('.json'));
}

function messagesOf(language: string, area: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${language}/${area}`, FOLDER), 'utf8'));
}

/** Names of the placeholders in a message, with what kind each is. */
function placeholdersOf(text: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, value: name } = value as { type?: number; value?: unknown };
    if (typeof type === 'number' && type >= 1 && type <= 6 && typeof name === 'string') found.add(`${name}:${type}`);
    Object.values(value).forEach(visit);
  };
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe('messages', () => {
  const areas = areasOf('en');

  test('there are some', () => {
    expect(areas.length).toBeGreaterThan(0);
  });

  for (const language of LANGUAGE_CODES.filter((code) => code !== 'en')) {
    test(`${language} has every area, key and placeholder of English, and no other`, () => {
      expect(areasOf(language)).toEqual(areas);
      for (const area of areas) {
        const english = messagesOf('en', area);
        const other = messagesOf(language, area);
        expect(Object.keys(other).toSorted(), area).toEqual(Object.keys(english).toSorted());
        for (const [key, text] of Object.entries(english)) {
          expect(placeholdersOf(other[key]!), `${area}.${key}`).toEqual(placeholdersOf(text));
          expect(other[key]!.trim(), `${area}.${key}`).not.toBe('');
        }
      }
    });
  }
});
