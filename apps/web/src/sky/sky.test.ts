import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedCatalog } from '../search/named-catalog.fixture.ts';
import { WINDS, windOf } from './compass.ts';
import { chooseSky } from './sky-choice.ts';

test('azimuths have the nearest wind', () => {
  const degrees = (azimuth: number): string => windOf((azimuth * Math.PI) / 180);
  expect([0, 22, 23, 90, 180, 225, 337, 338, 359.9].map(degrees)).toEqual([
    'N',
    'N',
    'NE',
    'E',
    'S',
    'SW',
    'NW',
    'N',
    'N',
  ]);
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (azimuth) => {
      const middle = (WINDS.indexOf(windOf(azimuth)) * Math.PI) / 4;
      expect(Math.cos(azimuth - middle)).toBeGreaterThanOrEqual(Math.cos(Math.PI / 8) - 1e-9);
    }),
  );
});

test('the eye sees what is lit, large and near while it is dark; watched objects are always shown', () => {
  const catalog = namedCatalog([
    { id: 1, name: 'LIT' },
    { id: 2, name: 'DARK' },
    { id: 3, name: 'DEB', kind: 'debris' },
    { id: 4, name: 'FAR' },
    { id: 5, name: 'STAGE', kind: 'rocket-body' },
  ]);
  const sky = (sunElevation: number) => ({
    timeMs: 0,
    objectIds: Float64Array.of(1, 2, 3, 4, 5, 99),
    azimuths: new Float64Array(6),
    elevations: new Float64Array(6).fill(1),
    rangesKm: Float64Array.of(600, 600, 600, 30_000, 900, 600),
    sunlit: Uint8Array.of(1, 0, 1, 1, 1, 1),
    byEphemeris: new Uint8Array(6),
    sunElevation,
  });
  const ids = (choice: Parameters<typeof chooseSky>[2], sun: number, watched: readonly number[] = []): number[] => {
    const seen = sky(sun);
    return chooseSky(seen, catalog, choice, new Set(watched)).map((row) => seen.objectIds[row]!);
  };
  expect(ids('visible', -0.3)).toEqual([1, 5]);
  expect(ids('visible', -0.05)).toEqual([]);
  expect(ids('visible', 0.5, [2])).toEqual([2]);
  expect(ids('large', 0.5)).toEqual([1, 2, 4, 5]);
  expect(ids('all', 0.5)).toEqual([1, 2, 3, 4, 5]);
});
