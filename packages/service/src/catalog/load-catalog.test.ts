import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { formatUtc, UserError } from '@clearway/astro';
import { formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementSet, utc } from './element-set.fixture.ts';
import { loadCatalog } from './load-catalog.ts';

const start = utc('2026-03-10T00:00:00');
const csv = (...ids: readonly number[]): string =>
  [formatOmmCsvHeader(), ...ids.map((id) => formatOmmCsvRow(elementSet({ id })))].join('\n');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clearway-load-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const TLE = [
  '1 00005U 58002B   23230.80643200  .00000051  00000+0  62145-4 0  9990',
  '2 00005  34.2442 262.2777 1845847 161.4568 206.3458 10.85081473331065',
].join('\n');

test('files of several formats, packed or not, and standard input become one catalogue', async () => {
  const first = written('first.csv', csv(3, 1));
  const second = written('second', gzipSync(`VANGUARD 1\n${TLE}\nremark\n`));
  const catalog = await loadCatalog([first, second, '-'], { start, stdin: Readable.from([Buffer.from(csv(2, 3))]) });
  expect(catalog.elements.map((e) => e.id)).toEqual([1, 2, 3, 5]);
  expect(catalog.read).toBe(6);
  expect(catalog.duplicates).toMatchObject([{ id: 3, file: 'standard input', line: 3, reason: 'superseded' }]);
  expect(catalog.rejected).toEqual([
    { file: second, line: 4, id: null, reason: 'not an element set, nor the name of one: "remark"' },
  ]);
  expect(catalog.stale).toMatchObject([{ id: 5, leftOut: false }]);
  expect(catalog.files).toEqual([
    { file: first, format: 'OMM CSV', accepted: 2, rejected: 0 },
    { file: second, format: 'TLE', accepted: 1, rejected: 1 },
    { file: 'standard input', format: 'OMM CSV', accepted: 2, rejected: 0 },
  ]);
});

test('the start may be chosen once everything is read, also from standard input', async () => {
  const rows = [elementSet({ id: 7 }), elementSet({ id: 7, epoch: utc('2026-03-11T00:00:00') })].map(formatOmmCsvRow);
  const text = [formatOmmCsvHeader(), ...rows].join('\n');
  const chosen = (choice: string): Promise<string[]> =>
    loadCatalog(['-'], {
      start(epochs) {
        expect(epochs).toEqual([utc('2026-03-09T12:00:00'), utc('2026-03-11T00:00:00')]);
        return utc(choice);
      },
      stdin: Readable.from([Buffer.from(text)]),
    }).then(({ elements }) => elements.map((e) => formatUtc(e.epoch, 0)));
  expect(await chosen('2026-03-10T00:00:00')).toEqual(['2026-03-09T12:00:00Z']);
  expect(await chosen('2026-03-12T00:00:00')).toEqual(['2026-03-11T00:00:00Z']);
});

test('objects beyond the age limit are left out', async () => {
  const file = written('old.tle', `${TLE}\n`);
  const { elements, stale } = await loadCatalog([file, written('new.csv', csv(1))], { start, maxAgeDays: 100 });
  expect(elements.map((e) => e.id)).toEqual([1]);
  expect(stale).toMatchObject([{ id: 5, leftOut: true }]);
});

test.each([
  ['an empty file', '', 'file-empty'],
  ['an empty gzip file', gzipSync(''), 'file-empty'],
  ['binary noise', Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919 * (at >> 3)) & 0xff), 'format-unknown'],
  ['zeros', new Uint8Array(1_000_000), 'format-unknown'],
  ['a line of 10 MB', 'x'.repeat(10_000_000), 'format-unknown'],
  ['a line of 10 MB in a CSV', `${csv(1)}\n${'x'.repeat(10_000_000)}`, 'format-malformed'],
  ['a cut-off gzip file', gzipSync(csv(1, 2, 3)).subarray(0, 100), 'format-malformed'],
  ['a CSV of bad records only', `${formatOmmCsvHeader()}\nNaN,NaN\n`, 'format-malformed'],
  ['a header only', `${formatOmmCsvHeader()}\n`, 'file-empty'],
  ['another file', '{"name":"clearway","version":"0.1.0"}', 'format-malformed'],
] as const)('%s is refused in one line with the place and a hint', async (name, bytes, code) => {
  const file = written(`${name.replaceAll(' ', '-')}`, bytes);
  const before = process.cpuUsage();
  const fault = await loadCatalog([file], { start }).catch((error: unknown) => error);
  // Of the processor, which others use too.
  expect(process.cpuUsage(before).user).toBeLessThan(5e6);
  expect(fault).toBeInstanceOf(UserError);
  const { message, hint, code: actual } = fault as UserError;
  expect(actual).toBe(code);
  expect(message).toContain(name.replaceAll(' ', '-'));
  expect(`${message} ${hint}`.length).toBeLessThanOrEqual(400);
  expect(`${message}${hint}`).not.toMatch(/[\r\n]/);
  expect(hint).not.toBe('');
});

test('one bad file refuses the catalogue, good files beside it or not', async () => {
  const good = written('good.csv', csv(1));
  await expect(loadCatalog([good, written('empty.csv', '')], { start })).rejects.toThrow(
    /empty\.csv: the file is empty/,
  );
});

test('options that make no sense', async () => {
  const good = written('good.csv', csv(1));
  await expect(loadCatalog([], { start })).rejects.toMatchObject({ code: 'option-missing' });
  await expect(loadCatalog(['-', good, '-'], { start })).rejects.toMatchObject({ code: 'option-invalid' });
  for (const maxAgeDays of [-1, Number.NaN]) {
    await expect(loadCatalog([good], { start, maxAgeDays })).rejects.toMatchObject({ code: 'option-invalid' });
  }
});
