import type { OperatorEphemeris } from '@clearway/messages';
import { describe, expect, test } from 'vitest';
import { madeUpObject } from '../runs/screening-run.fixture.ts';
import { matchEphemeris } from './match-ephemeris.ts';

const elements = [
  madeUpObject(25_544, 'ISS (ZARYA)', { internationalDesignator: '1998-067A' }),
  madeUpObject(44_713, 'STARLINK-1007', { internationalDesignator: '2019-074A' }),
  madeUpObject(50_001, 'CUBE', { internationalDesignator: '2021-001AB' }),
  madeUpObject(50_002, 'CUBE', { internationalDesignator: '2021-001AC' }),
];

const named = (over: Partial<OperatorEphemeris>): OperatorEphemeris => ({
  source: 'OEM',
  objectName: null,
  objectId: null,
  catalogNumber: null,
  originator: null,
  created: null,
  origin: { day: 9565, second: 0 },
  segments: [],
  maneuvers: [],
  ...over,
});

describe('the object of an ephemeris', () => {
  test.each([
    ['a number that is given', named({ objectId: '1998-067A' }), 44_713, 44_713],
    ['the catalogue number in the message', named({ catalogNumber: 44_713, objectName: 'ISS (ZARYA)' }), null, 44_713],
    ['its international designator', named({ objectId: '1998-067A', objectName: 'SOMETHING' }), null, 25_544],
    ['as NASA writes it', named({ objectId: '1998-067-A', objectName: 'ISS' }), null, 25_544],
    ['as TLEs have it', named({ objectId: '98067A' }), null, 25_544],
    ['a piece of two letters', named({ objectId: '2021-001AC', objectName: 'CUBE' }), null, 50_002],
    ['a name that one object has', named({ objectId: 'unknown', objectName: 'starlink-1007 ' }), null, 44_713],
  ] as const)('is told by %s', (_, ephemeris, id, expected) => {
    expect(matchEphemeris(ephemeris, id, elements, 'a.oem').id).toBe(expected);
  });

  test('need not be in the catalogue where its number is known', () => {
    expect(matchEphemeris(named({ objectName: 'NEW' }), 799_000_001, elements, 'a.oem')).toEqual({
      id: 799_000_001,
      name: 'NEW',
    });
  });

  test.each([
    ['a name of two', named({ objectName: 'CUBE' }), /2 objects of the catalogue are called CUBE/],
    ['a designator of nobody', named({ objectId: '1957-001A' }), /no object of the catalogue is called 1957-001A/],
    ['nothing', named({}), /anything that the file says/],
  ] as const)('is not guessed from %s', (_, ephemeris, message) => {
    expect(() => matchEphemeris(ephemeris, null, elements, 'a.oem')).toThrow(message);
  });
});
