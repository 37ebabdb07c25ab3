import { expect, test } from 'vitest';
import { coverageOf } from './satcat-coverage.ts';
import { readSatcatText, type SatcatObject } from './satcat-object.ts';

const CSV = [
  'OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE',
  'ISS (ZARYA),1998-067A,25544,PAY,+,ISS,1998-11-20,TYMSC,,92.9,51.63,423,415,399.0524,,EA,ORB',
  'SPUTNIK 1,1957-001B,2,PAY,D,CIS,1957-10-04,TYMSC,1958-01-03,96.2,65.1,945,227,,,EA,IMP',
  'NAUKA,2021-066A,49044,PAY,+,CIS,2021-07-21,TYMSC,,92.9,51.63,423,415,,,EA,DOC',
  'VOYAGER 1,1977-084A,10321,PAY,+,US,1977-09-05,AFETR,,,,,,,NCE,SS,ORB',
  'COSMOS 2251 DEB,1993-036E,33759,DEB,,CIS,1993-06-16,PKMTR,,100,74,900,700,0.01,NCE,EA,ORB',
  '"SL-16, R/B",1985-097B,16182,R/B,,CIS,1985-10-22,TYMSC,,101,71,850,830,10.5,,EA,ORB',
  '',
].join('\r\n');

test("what CelesTrak's SATCAT says of an object", async () => {
  const satcat = await readSatcatText(CSV, 'satcat.csv');
  expect(satcat.get(25_544)).toEqual({
    id: 25_544,
    name: 'ISS (ZARYA)',
    internationalDesignator: '1998-067A',
    kind: 'payload',
    owner: 'ISS',
    status: 'operational',
    launchDate: '1998-11-20',
    decayDate: null,
    inOrbit: true,
    hasElements: true,
    radarCrossSectionM2: 399.0524,
    sizeClass: 'large',
  });
  expect(satcat.get(2)).toMatchObject({ status: 'decayed', decayDate: '1958-01-03', inOrbit: false, sizeClass: null });
  expect([...satcat.values()].filter(({ inOrbit }) => inOrbit).map(({ id }) => id)).toEqual([25_544, 33_759, 16_182]);
  expect(satcat.get(33_759)).toMatchObject({ kind: 'debris', sizeClass: 'small', hasElements: false, status: null });
  expect(satcat.get(16_182)).toMatchObject({ name: 'SL-16 R/B', kind: 'rocket body' });
});

test("what Space-Track's says", async () => {
  const record = {
    NORAD_CAT_ID: '5',
    OBJECT_TYPE: 'PAYLOAD',
    SATNAME: 'VANGUARD 1',
    INTLDES: '1958-002B',
    COUNTRY: 'US',
  };
  const text = JSON.stringify([{ ...record, LAUNCH: '1958-03-17', DECAY: null, RCS_SIZE: 'MEDIUM' }]);
  expect((await readSatcatText(text, 'satcat')).get(5)).toMatchObject({
    name: 'VANGUARD 1',
    internationalDesignator: '1958-002B',
    kind: 'payload',
    owner: 'US',
    launchDate: '1958-03-17',
    inOrbit: true,
    hasElements: null,
    radarCrossSectionM2: null,
    sizeClass: 'medium',
  });
});

test('quotes and commas within a name, an owner not yet known, and no type', async () => {
  const text = [
    'OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER',
    '"ENVISAT, ""THE"" BIG ONE",2002-009A,27386,PAY,-,ESA',
    'OBJECT A,2026-001A,99999,UNK,,TBD',
  ].join('\n');
  const satcat = await readSatcatText(text, 'satcat.csv');
  expect(satcat.get(27_386)).toMatchObject({ owner: 'ESA', kind: 'payload', status: 'not operational' });
  expect(satcat.get(99_999)).toMatchObject({ owner: null, kind: 'unknown', status: null });
});

test('pairs of owner and type say nothing else', async () => {
  expect((await readSatcatText('{"5":["US","PAY"]}', 'pairs.json')).get(5)).toMatchObject({
    name: null,
    owner: 'US',
    kind: 'payload',
    status: null,
    inOrbit: null,
  });
});

test.each([
  ['', /line 1: the header lacks NORAD_CAT_ID and OWNER/],
  ['{"a":', /not JSON/],
  ['[]', /holds no object with a NORAD_CAT_ID/],
  ['A,B\n1,2\n', /line 1: the header lacks NORAD_CAT_ID and OWNER/],
])('what is no satellite catalogue is refused: %j', async (text, message) => {
  await expect(readSatcatText(text, 'wrong')).rejects.toMatchObject({
    name: 'UserError',
    code: 'format-malformed',
    message: expect.stringMatching(message),
  });
});

test('a list as JSON is read record by record: braces in names, records in records, no end', async () => {
  const records = [
    { NORAD_CAT_ID: 1, OBJECT_NAME: 'A "} ]{ \\ B', OWNER: 'US' },
    { NORAD_CAT_ID: '2', OBJECT_NAME: 'C', OWNER: 'PRC', MORE: { deep: [{}] } },
  ];
  for (const text of [JSON.stringify(records), JSON.stringify(records, null, 2)]) {
    const objects = await readSatcatText(` ${text}\n`, 'satcat.json');
    expect([...objects.values()].map(({ name, owner }) => [name, owner])).toEqual([
      ['A "} ]{ \\ B', 'US'],
      ['C', 'PRC'],
    ]);
    await expect(readSatcatText(text.slice(0, -2), 'satcat.json')).rejects.toThrow(/no end/);
  }
  await expect(readSatcatText('[{"NORAD_CAT_ID":1,}]', 'satcat.json')).rejects.toThrow(/not JSON/);
});

/** So many objects in orbit, all of them debris but the first. */
function inOrbit(count: number, more: Partial<SatcatObject> = {}): Map<number, SatcatObject> {
  return new Map(
    Array.from({ length: count }, (_, at): [number, SatcatObject] => [
      at + 1,
      { id: at + 1, kind: at === 0 ? 'payload' : 'debris', inOrbit: true, hasElements: true, ...more } as SatcatObject,
    ]),
  );
}
const first = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

test('the word full stands only from 95 % on, and shares are never rounded up', () => {
  const almost = coverageOf(first(9499), inOrbit(10_000));
  expect(almost.full).toBe(false);
  expect(almost.sentence).toBe(
    'Screened 9,499 of the 10,000 objects in orbit (94 %: payloads 100 %, debris 94 %); approaches to the others are not seen.',
  );
  expect(almost.sentence).not.toMatch(/full/i);
  const full = coverageOf(first(9500), inOrbit(10_000));
  expect(full).toMatchObject({ full: true, share: 0.95, inOrbit: 10_000, screened: 9500, others: 0 });
  expect(full.sentence).toMatch(/^Full coverage: screened 9,500 of the 10,000 objects in orbit \(95 %/);
});

test('by kind; objects that are not in orbit, or not in the catalogue, do not count', async () => {
  const coverage = coverageOf([25_544, 2, 49_044, 16_182, 900_001], await readSatcatText(CSV, 'satcat.csv'));
  expect(coverage).toMatchObject({
    inOrbit: 3,
    screened: 2,
    others: 3,
    withoutElements: 1,
    byKind: {
      payload: { inOrbit: 1, screened: 1, share: 1 },
      'rocket body': { inOrbit: 1, screened: 1, share: 1 },
      debris: { inOrbit: 1, screened: 0, share: 0 },
      unknown: { inOrbit: 0, screened: 0, share: null },
    },
  });
});

test('a catalogue that does not say what is in orbit, or none, gives no share', () => {
  for (const satcat of [inOrbit(10, { inOrbit: null, hasElements: null }), new Map<number, SatcatObject>()]) {
    const coverage = coverageOf(first(10), satcat);
    expect(coverage).toMatchObject({ full: false, share: null, inOrbit: null, withoutElements: null });
    expect(coverage.sentence).toMatch(/Screened 10 objects; how many are in orbit is not known/);
  }
});
