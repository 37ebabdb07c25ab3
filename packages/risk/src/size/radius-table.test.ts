import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCatastrophic } from './catastrophic.ts';
import { combinedRadius } from './combined-radius.ts';
import { hardBodyRadius } from './hard-body-radius.ts';
import { parseRadiusTable } from './radius-table.ts';

const rows = (text: string): object => Object.fromEntries(parseRadiusTable(text, 'radii').table);
const entry = (radiusM: number, more: object = {}): object => ({
  radiusM,
  sigmaM: 0,
  massKg: null,
  origin: null,
  ...more,
});

test('a table of the user is CSV with or without a header, or JSON', () => {
  const expected = { 25544: entry(66.1), 20580: entry(8.4) };
  expect(rows('id,radius_m\n25544,66.1\n20580,8.4\n')).toEqual(expected);
  expect(rows('25544,66.1\r\n20580,8.4')).toEqual(expected);
  expect(rows('\uFEFF# ours\nNORAD_CAT_ID, hbr\n"25544", 66.1\n\n20580,8.4')).toEqual(expected);
  expect(rows('{"25544": 66.1, "20580": {"radius_m": 8.4}}')).toEqual(expected);
  expect(rows('[{"id": 25544, "radius_m": 66.1}, {"norad_cat_id": "20580", "hard_body_radius_m": 8.4}]')).toEqual(
    expected,
  );
  expect(rows('mass_kg,id,sigma_m,radius_m\n419725,25544,1.5,66.1')).toEqual({
    25544: entry(66.1, { sigmaM: 1.5, massKg: 419_725 }),
  });
});

test('the table of NASA CARA is known by its columns, and its blank rows are passed over', () => {
  const text = `ObjectID,HBR,HBRSigma,HBRSource,Mass,MassSigma,MassSource
1,,0,DISCOS DB,,0,DISCOS DB
51,0.964231173853356,1.13290042146033,SFK RCS Estimate,68.5679843290701,228.986867543411,SFK RCS Estimate
25544,66.1,0,CARA Protected Primary,419725,0,CARA Protected Primary
`;
  const { kind, table, blank } = parseRadiusTable(text, 'hbr.csv');
  expect({ kind, blank }).toEqual({ kind: 'cara', blank: 1 });
  expect(table.get(25_544)).toEqual(entry(66.1, { massKg: 419_725, origin: 'CARA Protected Primary' }));
  expect(table.get(51)!.sigmaM).toBeCloseTo(1.1329, 4);
  expect(table.has(1)).toBe(false);
});

test.each([
  ['', 'radii: holds no radii'],
  ['id,radius_m\n25544,66.1\nISS,3', 'radii: line 3: "ISS" is no catalogue number'],
  ['id,radius_m\n\n25544,big', 'radii: line 3: "big" is no radius'],
  ['id,radius_m\n25544,', 'radii: line 2: object 25544 has no radius'],
  ['25544,0', 'radii: line 1: the radius of object 25544 is 0 m'],
  ['25544,66100', 'radii: line 1: the radius of object 25544 is 66100 m'],
  ['25544,1\n25544,2', 'radii: line 2: object 25544 stands there twice'],
  ['name,radius_m\nISS,66', 'radii: line 1: the header lacks a column id'],
  ['id,size\n25544,66', 'radii: line 1: the header lacks a column radius_m'],
  ['id,radius_m,sigma_m\n25544,66,-1', 'radii: line 2: the uncertainty of object 25544 is -1 m'],
  ['{"25544": ', 'radii: not JSON'],
  ['[{"id": 25544}]', 'radii: record 1: object 25544 has no radius'],
  ['{"25544": null}', 'radii: "25544": neither'],
  ['[]', 'radii: holds no radius'],
])('%j is refused with its place', (text, message) => {
  expect(() => parseRadiusTable(text, 'radii')).toThrow(message);
});

test('whatever the text, it is read or refused as bad input', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `id,radius_m\n${text}`),
        fc.json(),
      ),
      (text) => {
        try {
          parseRadiusTable(text, 'radii');
        } catch (error) {
          expect((error as Error).name).toBe('UserError');
        }
      },
    ),
  );
});

test('a radius is taken from the best source that has one, and the source is named', () => {
  const { table } = parseRadiusTable('25544,60', 'mine');
  const caraTable = parseRadiusTable(
    'ObjectID,HBR,HBRSigma,HBRSource,Mass\n25544,66.1,0,X,419725\n20580,8.4,0,X,12000',
    'cara',
  ).table;
  const all = { optionM: 1, messageM: 2, userTable: table, caraTable };
  expect(hardBodyRadius(25_544, 'payload', all)).toMatchObject({ radiusM: 1, source: 'option', massKg: 419_725 });
  expect(hardBodyRadius(25_544, 'payload', { ...all, optionM: null })).toMatchObject({ radiusM: 2, source: 'message' });
  expect(hardBodyRadius(25_544, 'payload', { userTable: table, caraTable })).toMatchObject({
    radiusM: 60,
    source: 'user-table',
  });
  expect(hardBodyRadius(20_580, 'payload', { userTable: table, caraTable })).toMatchObject({
    radiusM: 8.4,
    source: 'cara-table',
  });
  expect(hardBodyRadius(5, 'debris', { userTable: table, caraTable })).toMatchObject({ radiusM: 0.3, source: 'type' });
  expect(hardBodyRadius(null, 'payload', { optionM: 0 })).toMatchObject({ source: 'type', massKg: null });
});

test('an uncertain radius counts for more than its middle', () => {
  const combined = combinedRadius({ radiusM: 3, sigmaM: 3 }, { radiusM: 1, sigmaM: 4 });
  expect(combined).toEqual({ radiusM: 4, sigmaM: 5, effectiveRadiusM: Math.sqrt(41) });
});

test('a collision is catastrophic from 40 J/g of the heavier body', () => {
  // 1 kg at 10 km/s: 50 MJ, which shatters 1,250 kg.
  expect(isCatastrophic(1249, 1, 10)).toBe(true);
  expect(isCatastrophic(1, 1251, 10)).toBe(false);
  expect(isCatastrophic(null, 1, 10)).toBeNull();
});
