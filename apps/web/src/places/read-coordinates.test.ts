import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCoordinates } from './read-coordinates.ts';

describe('coordinates as people write them', () => {
  it.each([
    ['49.6, 6.1', 49.6, 6.1],
    ['49.6 6.1', 49.6, 6.1],
    ['49.6,6.1', 49.6, 6.1],
    ['  -33.9 , 151.2 ', -33.9, 151.2],
    ['−33.9, 151.2', -33.9, 151.2],
    ['+49.6 +6.1', 49.6, 6.1],
    ['49°36′N 6°8′E', 49.6, 6 + 8 / 60],
    [`49°36'N, 6°8'E`, 49.6, 6 + 8 / 60],
    [`49° 36' 40" N 6° 7' 55" E`, 49.611111, 6.131944],
    [`49°36'40.5"N6°7'55"E`, 49.61125, 6.131944],
    ['49.6N 6.1E', 49.6, 6.1],
    ['49.6n6.1e', 49.6, 6.1],
    ['6.1E 49.6N', 49.6, 6.1],
    ['S 33.9 E 151.2', -33.9, 151.2],
    ['S33.9, W58.4', -33.9, -58.4],
    ['N 49°36′, E 6°8′', 49.6, 6 + 8 / 60],
    ['49,6; 6,1', 49.6, 6.1],
    ['49,6 6,1', 49.6, 6.1],
    ['49,61°N 6,13°E', 49.61, 6.13],
    ['0 0', 0, 0],
    ['90 180', 90, 180],
    ['0 -180', 0, 180],
  ])('%s', (text, latitude, longitude) => {
    const read = readCoordinates(text);
    expect(read?.latitude).toBeCloseTo(latitude, 5);
    expect(read?.longitude).toBeCloseTo(longitude, 5);
  });

  it.each([
    '',
    '49.6',
    '25544',
    'Luxembourg',
    '91 0',
    '0 181',
    '49.6N 6.1N',
    '49.6E 6.1W',
    '-49.6N 6.1E',
    '49°61′N 6°8′E',
    '49.6, 6.1, 7',
    '49.6 6.1 km',
    '1998-067A',
    '49..6 6.1',
    'N E',
    '12 34 56',
  ])('nothing in "%s"', (text) => {
    expect(readCoordinates(text)).toBeUndefined();
  });

  it('what is written with signs is read back', () => {
    const degrees = (most: number) => fc.integer({ min: -most * 1e4, max: most * 1e4 }).map((value) => value / 1e4);
    fc.assert(
      fc.property(degrees(90), degrees(179.9999), (latitude, longitude) => {
        expect(readCoordinates(`${latitude}, ${longitude}`)).toEqual({
          latitude: expect.closeTo(latitude, 9),
          longitude: expect.closeTo(longitude, 9),
        });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => void readCoordinates(text)));
  });
});
