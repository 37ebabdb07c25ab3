import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSatcat } from './satcat.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clearway-satcat-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const CSV = [
  'OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE',
  'ISS (ZARYA),1998-067A,25544,PAY,+,ISS,1998-11-20',
  '"ENVISAT, ""THE"" BIG ONE",2002-009A,27386,PAY,-,ESA,2002-03-01',
  'SL-16 R/B,1985-097B,16182,R/B,,CIS,1985-10-22',
  'OBJECT A,2026-001A,99999,UNK,,TBD,2026-01-01',
  '',
].join('\r\n');

test('CSV as CelesTrak has it', async () => {
  const satcat = await readSatcat(written('satcat.csv', CSV));
  expect([...satcat]).toEqual([
    [25_544, { owner: 'ISS', kind: 'payload', active: null }],
    [27_386, { owner: 'ESA', kind: 'payload', active: false }],
    [16_182, { owner: 'CIS', kind: 'rocket body', active: null }],
    [99_999, { owner: null, kind: 'unknown', active: null }],
  ]);
});

test('JSON: a list of records, or an object of pairs, gzip or not', async () => {
  const list = [{ NORAD_CAT_ID: '5', OBJECT_TYPE: 'PAYLOAD', COUNTRY: 'US' }];
  const us = { owner: 'US', kind: 'payload', active: null };
  expect((await readSatcat(written('list.json', JSON.stringify(list)))).get(5)).toEqual(us);
  expect((await readSatcat(written('pairs.gz', gzipSync('{"5":["US","PAY"]}')))).get(5)).toEqual(us);
});

test.each([
  ['', /holds no object|the header lacks/],
  ['{"a":', /not JSON/],
  ['[]', /holds no object with a NORAD_CAT_ID/],
  ['A,B\n1,2\n', /line 1: the header lacks NORAD_CAT_ID and OWNER/],
])('what is no satellite catalogue is refused: %j', async (text, message) => {
  await expect(readSatcat(written('wrong', text))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(message),
  });
});
