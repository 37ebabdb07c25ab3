import { expect, test } from 'vitest';
import { fleetsFromNames, kindFromName } from './rank-object-kind.ts';

test('the kind is read from the name', () => {
  expect(kindFromName('FENGYUN 1C DEB')).toBe('debris');
  expect(kindFromName('DEB 1234 (RE-DATED 2022)')).toBe('debris');
  expect(kindFromName('SL-16 R/B')).toBe('rocket body');
  expect(kindFromName('ARIANE 5 R/B(1)')).toBe('rocket body');
  expect(kindFromName('OBJECT A')).toBe('unknown');
  expect(kindFromName('UNKNOWN')).toBe('unknown');
  expect(kindFromName('SENTINEL-3A')).toBe('payload');
  expect(kindFromName('DEBUT (ORIZURU)')).toBe('payload');
});

test('a fleet needs twenty payloads of one stem; COSMOS and debris are none', () => {
  const many = (name: (i: number) => string): string[] => Array.from({ length: 25 }, (_, i) => name(i));
  expect(new Set(fleetsFromNames(many((i) => `STARLINK-${i + 1000} [DTC]`)))).toEqual(new Set(['STARLINK']));
  expect(new Set(fleetsFromNames(many((i) => `ICEYE-X${i}`)))).toEqual(new Set(['ICEYE']));
  expect(new Set(fleetsFromNames(many((i) => `COSMOS ${i + 2000}`)))).toEqual(new Set([null]));
  expect(new Set(fleetsFromNames(many((i) => `IRIDIUM ${i} DEB`)))).toEqual(new Set([null]));
  expect(new Set(fleetsFromNames(['NOAA 15', 'NOAA 18']))).toEqual(new Set([null]));
});
