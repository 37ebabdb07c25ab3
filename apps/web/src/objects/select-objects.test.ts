import { describe, expect, test } from 'vitest';
import { createQuantities } from '../language/quantities.ts';
import { namedCatalog } from '../search/named-catalog.fixture.ts';
import { searchIndexOf } from '../search/search-index.ts';
import { ALL_OBJECTS, type ObjectChoice } from '../view/view.ts';
import { altitudeRange } from './altitude-range.ts';
import { fleetName } from './fleet-names.ts';
import { nameOfOwner } from './owner-names.ts';
import { conditionCount, selectObjects } from './select-objects.ts';

const catalog = namedCatalog([
  {
    id: 30,
    name: 'BRAVO 2',
    cospar: '2020-001A',
    owner: 'US',
    revolutionsPerDay: 14,
    inclinationDeg: 98,
    epochMs: 3000,
  },
  {
    id: 10,
    name: 'ALPHA',
    cospar: '2021-005C',
    owner: 'FR',
    revolutionsPerDay: 1,
    inclinationDeg: 0,
    epochMs: 1000,
    regime: 'GEO',
  },
  { id: 20, name: 'BRAVO 1 DEB', kind: 'debris', owner: 'US', fleet: 'BRAVO', epochMs: null },
]);
const ids = (choice: Partial<ObjectChoice>, watched: readonly number[] = []): number[] =>
  Array.from(
    selectObjects(searchIndexOf(catalog), { ...ALL_OBJECTS, ...choice }, new Set(watched)),
    (slot) => catalog.ids[slot]!,
  );

describe('the table of objects', () => {
  test.each([
    [{}, [10, 20, 30]],
    [{ descending: true }, [30, 20, 10]],
    [{ sort: 'name' }, [10, 20, 30]],
    [{ sort: 'altitude' }, [30, 10, 20]],
    [{ sort: 'altitude', descending: true }, [10, 30, 20]],
    [{ sort: 'inclination' }, [10, 30, 20]],
    [{ sort: 'age' }, [30, 10, 20]],
  ] as const)('in order %o; what has no elements is last where they decide', (choice, expected) => {
    expect(ids(choice)).toEqual(expected);
  });

  test.each([
    [{ text: 'bravo' }, [20, 30]],
    [{ text: '1 brav' }, [20]],
    [{ text: '2021' }, [10]],
    [{ text: '005c' }, [10]],
    [{ kind: 'debris' }, [20]],
    [{ regime: 'GEO' }, [10]],
    [{ owner: 'US' }, [20, 30]],
    [{ fleet: 'BRAVO' }, [20]],
    [{ watched: true }, [30]],
    [{ owner: 'US', watched: true, text: 'zzz' }, []],
  ] as const)('only those that fit %o', (choice, expected) => {
    expect(ids(choice, [30])).toEqual(expected);
  });

  test('conditions are counted without text and order', () => {
    expect(conditionCount({ ...ALL_OBJECTS, text: 'x', sort: 'age', kind: 'debris', watched: true })).toBe(2);
  });
});

test('owners have names in each language; operators and organisations their own', () => {
  expect(nameOfOwner('PRC', 'en')).toBe('China');
  expect(nameOfOwner('GER', 'fr')).toBe('Allemagne');
  expect(nameOfOwner('LUXE', 'lb')).toBe('Lëtzebuerg');
  expect(nameOfOwner('FGER', 'de')).toBe('Frankreich / Deutschland');
  expect(nameOfOwner('EUME', 'de')).toBe('EUMETSAT');
  expect(nameOfOwner('SpaceX', 'de')).toBe('SpaceX');
  expect(nameOfOwner('CIS', 'en')).toBeNull();
});

test('fleets are written as people write them', () => {
  expect(['STARLINK', 'ONEWEB', 'HULIANWANG DIGUI', 'ORBCOMM FM'].map(fleetName)).toEqual([
    'Starlink',
    'OneWeb',
    'Hulianwang Digui',
    'ORBCOMM FM',
  ]);
});

test('a range of altitudes is one number where both round to the same', () => {
  const quantities = createQuantities('en-GB', 'utc');
  expect(altitudeRange(415.5, 426.4, quantities)).toBe('416–426\u202fkm');
  expect(altitudeRange(550.1, 550.4, quantities)).toBe('550\u202fkm');
  expect(altitudeRange(35_780, 35_794, quantities)).toBe('35,780–35,790\u202fkm');
  expect(altitudeRange(87.4, 1203, quantities)).toBe('87–1,203\u202fkm');
});
