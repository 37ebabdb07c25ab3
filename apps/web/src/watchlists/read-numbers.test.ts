import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumbers } from './read-numbers.ts';

test('numbers with commas, lines and signs, each once', () => {
  expect(readNumbers('25544, 41335;43437\n#25544\t5 0')).toEqual([25_544, 41_335, 43_437, 5]);
});

test('designators and names are no numbers', () => {
  expect(readNumbers('1998-067A STARLINK-1008 ISS 25544')).toEqual([25_544]);
});

test('TLEs, also those beyond 99999', () => {
  const tle = `ISS (ZARYA)
1 25544U 98067A   26068.70691881  .00007889  00000-0  15510-3 0  9990
2 25544  51.6323  72.2710 0008020 174.6781 185.4294 15.48547200556123
1 T0001U 98067A   26068.70691881  .00007889  00000-0  15510-3 0  9990
2 T0001  51.6323  72.2710 0008020 174.6781 185.4294 15.48547200556123`;
  expect(readNumbers(tle)).toEqual([25_544, 270_001]);
});

test('a table is read by its column', () => {
  expect(readNumbers('OBJECT_NAME,NORAD_CAT_ID,EPOCH\nISS,25544,2026\n"A",41335,2026\n,,\n')).toEqual([25_544, 41_335]);
  expect(readNumbers('name;norad_id\r\nx;7\r\n')).toEqual([7]);
});

test('what was written as a list is read again', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(numbers, fc.constantFrom(', ', '\n', ' ', ';\n'), (list, separator) => {
      expect(readNumbers(list.join(separator))).toEqual(list);
    }),
  );
});
