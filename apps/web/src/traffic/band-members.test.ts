import { expect, test } from 'vitest';
import { altitudesOf } from '../catalog/catalog.ts';
import { madeUpCatalog } from '../events/event-table.fixture.ts';
import { bandMembers } from './band-members.ts';
import { madeUpTraffic } from './traffic.fixture.ts';

// 15.5 revolutions a day with an eccentricity of 0.001, each: some 410 to 424 km, inclined 51.6°.
const catalog = madeUpCatalog([{ id: 1 }, { id: 2 }, { id: 3 }]);
const { perigeeKm, apogeeKm } = altitudesOf(catalog, 0);

test('who reaches into a band, the longest first, as much of a shell as lies in the band', () => {
  const answer = madeUpTraffic([
    { column: 1, parts: [[0, 0.5]] },
    {
      column: 1,
      parts: [
        [0, 0.5],
        [1, 0.5],
      ],
    },
    { column: 1, parts: [] },
  ]);
  const band = { fromKm: perigeeKm - 1, toKm: 530 };
  expect(bandMembers(catalog, answer, band)).toEqual([
    { slot: 1, part: 0.75 },
    { slot: 0, part: 0.5 },
    { slot: 2, part: 0 },
  ]);
});

test('nobody above apogee, below perigee, or of another inclination', () => {
  expect(bandMembers(catalog, null, { fromKm: apogeeKm + 0.1, toKm: apogeeKm + 20 })).toEqual([]);
  expect(bandMembers(catalog, null, { fromKm: perigeeKm - 20, toKm: perigeeKm - 0.1 })).toEqual([]);
  expect(bandMembers(catalog, null, { fromKm: 400, toKm: 440, fromDeg: 52, toDeg: 54 })).toEqual([]);
  expect(bandMembers(catalog, null, { fromKm: 400, toKm: 440, fromDeg: 50, toDeg: 52 })).toHaveLength(3);
});
