import { expect, test } from 'vitest';
import { readBegunDesignator, readDesignator } from './designator.ts';

test('designators are read in all the ways they are written', () => {
  const station = { launch: '1998067', piece: 'A' };
  for (const text of ['1998-067A', '1998067A', '98067A', '98-067a', ' 1998 067A ']) {
    expect(readDesignator(text), text).toEqual(station);
  }
  expect(readDesignator('26031AB')).toEqual({ launch: '2026031', piece: 'AB' });
  expect(readDesignator('1998-067')).toEqual({ launch: '1998067', piece: '' });
});

test('other texts are none', () => {
  for (const text of ['', 'ISS', '25544A1', '1776-001A', '1998-067ABCD', 'A1998-067']) {
    expect(readDesignator(text), text).toBeNull();
  }
  expect(readBegunDesignator('1998-0')).toBe('19980');
  expect(readBegunDesignator('STARLINK-1')).toBeNull();
});
