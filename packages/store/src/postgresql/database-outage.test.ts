import { expect, test } from 'vitest';
import { outageOf } from './database-outage.ts';

const coded = (message: string, code: string): Error => Object.assign(new Error(message), { code });

test('a full disk is one in every language of the server', () => {
  const english = 'could not extend file "base/5/1": No space left on device';
  expect(outageOf(coded(english, '53100'))).toBe(english);
  const german = 'konnte Datei »base/5/1« nicht erweitern: Auf dem Gerät ist kein Speicherplatz mehr verfügbar';
  expect(outageOf(coded(german, '53100'))).toBe(`disk full: ${german}`);
});

test('what the statement itself is to blame for is none', () => {
  expect(outageOf(coded('duplicate key', '23505'))).toBeNull();
  expect(outageOf(coded('the database system is starting up', '57P03'))).toBe('the database system is starting up');
});
