import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAlpha5, encodeAlpha5 } from './alpha5.ts';

test('the examples of Space-Track', () => {
  expect(decodeAlpha5('A0000')).toBe(100_000);
  expect(decodeAlpha5('E8493')).toBe(148_493);
  expect(decodeAlpha5('J2931')).toBe(182_931);
  expect(decodeAlpha5('P4018')).toBe(234_018);
  expect(decodeAlpha5('W1928')).toBe(301_928);
  expect(decodeAlpha5('Z9999')).toBe(339_999);
});

test('plain numbers, with blanks in front', () => {
  expect(decodeAlpha5('25544')).toBe(25_544);
  expect(decodeAlpha5('    5')).toBe(5);
  expect(encodeAlpha5(5)).toBe('00005');
});

test('every number up to 339999 comes back, in five characters', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 339_999 }), (id) => {
      const text = encodeAlpha5(id)!;
      expect(text).toHaveLength(5);
      expect(decodeAlpha5(text)).toBe(id);
    }),
  );
});

test('what does not fit', () => {
  for (const text of ['I0000', 'O0000', 'a0000', 'AA000', 'A000', 'A 000', '1 234', '123456', '', '     ', '-1234']) {
    expect(decodeAlpha5(text)).toBeNull();
  }
  for (const id of [340_000, -1, 1.5, Number.NaN]) expect(encodeAlpha5(id)).toBeNull();
});
