import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearway, type Ended, startClearway } from './clearway-process.ts';

const MOST_SECONDS = 10;
const MOST_MEMORY_KIB = 2 * 1024 ** 2;

let folder = '';
let header = '';
let row = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-bad-'));
  await mkdir(join(folder, 'out'));
  const { stdout } = await clearway(['synthesize', '--objects', '300']);
  [header, row] = stdout.split('\n') as [string, string];
  await writeFile(join(folder, 'good.csv'), stdout);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const good = (): Promise<Buffer> => readFile(join(folder, 'good.csv'));

/** What the clock of the processor counts in a second (Linux). */
const TICKS = 100;

/** Runs it in the folder and watches its memory and its time of the processor, where the system tells (Linux). */
async function watched(
  argv: readonly string[],
): Promise<Ended & { readonly memoryKib: number; readonly cpuSeconds: number }> {
  const { child, ended } = startClearway(argv, { cwd: folder });
  let memoryKib = 0;
  let cpuSeconds = 0;
  const timer = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      if (peak) memoryKib = Math.max(memoryKib, Number(peak[1]));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      cpuSeconds = Math.max(cpuSeconds, (Number(fields[11]) + Number(fields[12])) / TICKS);
    } catch {
      // Another system, or gone already.
    }
  }, 20);
  const end = await ended;
  clearInterval(timer);
  return { ...end, memoryKib, cpuSeconds };
}

const MEGABYTES_10 = 10_000_000;

const files: Record<string, [() => Promise<string | Uint8Array> | string | Uint8Array, RegExp]> = {
  'empty.csv': [() => '', /the file is empty/],
  'header.csv': [() => `${header}\n`, /holds no record/],
  'noise.csv': [() => randomBytes(3_000_000), /not a catalogue of element sets/],
  'zeros.csv': [() => new Uint8Array(MEGABYTES_10), /it is not text/],
  'cut.csv.gz': [async () => gzipSync(await good()).subarray(0, 9000), /the gzip file is cut off/],
  'long-line.csv': [async () => `${await good()}${'x'.repeat(MEGABYTES_10)}\n`, /line 302: a line of more than/],
  'one-line.csv': [() => 'x'.repeat(MEGABYTES_10), /not a catalogue of element sets: it starts with "xxx/],
  'one-line.json': [() => `[{"OBJECT_NAME":"${'x'.repeat(MEGABYTES_10)}"}]`, /line 1: a record of more than/],
  'not-numbers.csv': [
    () => `${header}\n${`A,B,2026-03-10T00:00:00,${'NaN,'.repeat(6)}0,U,5,1,1,NaN,NaN,NaN\n`.repeat(50)}`,
    /none of its 50 records can be used \(line 2: malformed MEAN_MOTION "NaN"\)/,
  ],
  'bomb.csv.gz': [
    async () => gzipSync(Buffer.concat([await good(), Buffer.alloc(400_000_000, `${row}\n`)])),
    /unpacks to more than 100 times its size/,
  ],
  'blanks.csv': [async () => Buffer.concat([await good(), Buffer.alloc(200_000_000, ' \n')]), /blank lines in a row/],
  'headers.csv': [() => Buffer.alloc(200_000_000, `${header}\n`), /line 1001: more than 1000 headers in a row/],
  'half-utf-16.csv': [async () => Buffer.from((await good()).toString(), 'utf16le'), /it is not text/],
  'archive.zip': [() => 'PK\u0003\u0004 and so on', /a ZIP archive, which is not read/],
  'page.html': [() => '<!DOCTYPE html><title>Log in</title>', /it is a web page/],
};

describe('a file that is no catalogue is refused in one line that names it, soon, and leaves nothing:', () => {
  for (const [name, [content, expected]] of Object.entries(files)) {
    test(name, async () => {
      await writeFile(join(folder, name), await content());
      const window = ['--start', '2026-03-10', '--days', '1'];
      const outputs = ['--output', 'out/x.csv', '--report', 'out/x.json'];
      const ended = await watched(['screen', '--catalog', 'good.csv', name, ...window, ...outputs]);
      expect(ended.stderr).toMatch(expected);
      expect(ended.stderr).toMatch(/^clearway: [^\n]{1,390}\n$/);
      expect(ended.stderr).toContain(name);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.cpuSeconds).toBeLessThan(MOST_SECONDS);
      expect(ended.memoryKib).toBeLessThan(MOST_MEMORY_KIB);
      expect(await readdir(join(folder, 'out'))).toEqual([]);
      await rm(join(folder, name));
    }, 240_000);
  }

  test('up refuses it before it announces a page', async () => {
    await writeFile(join(folder, 'rubbish.csv'), 'rubbish');
    const ended = await watched(['up', '--port', '0', '--catalog', 'rubbish.csv']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^clearway: rubbish\.csv: not a catalogue[^\n]*\n$/);
  });
});

test('UTF-16 with a byte order mark is read as it is', async () => {
  await writeFile(join(folder, 'utf-16.csv'), Buffer.from(`\ufeff${await good()}`, 'utf16le'));
  const argv = ['--start', '2026-03-10', '--hours', '1', '--json'];
  const { code, stdout } = await clearway(['screen', '--catalog', join(folder, 'utf-16.csv'), ...argv]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).objects).toMatchObject({ read: 300, rejected: [] });
});

test('some bad records among good ones: done, counted in one line, listed in the report', async () => {
  const text = `${await good()}NaN,NaN\n${row.replace(/,U,\d+,/, ',U,5,').replace(/,0\.\d+,/, ',1.5,')}\n`;
  await writeFile(join(folder, 'mixed.csv'), text);
  const argv = ['screen', '--catalog', 'mixed.csv', '--start', '2026-03-10', '--hours', '1', '--report', 'mixed.json'];
  const { code, stderr } = await clearway(argv, { cwd: folder });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^clearway: 2 of 302 records rejected; first mixed\.csv, line 302: [^\n]*\n/);
  const { rejected } = JSON.parse(await readFile(join(folder, 'mixed.json'), 'utf8')).objects;
  expect(rejected).toMatchObject([
    { id: null, file: 'mixed.csv', line: 302 },
    { id: 5, file: 'mixed.csv', line: 303, reason: expect.stringContaining('eccentricity 1.5') },
  ]);
});

test('- as output is standard output, and no file of that name appears', async () => {
  const argv = ['synthesize', '--objects', '50', '--seed', '3'];
  const plain = await clearway(argv, { cwd: folder });
  expect(plain.stdout.split('\n')).toHaveLength(52);
  expect((await clearway([...argv, '--output', '-'], { cwd: folder })).stdout).toBe(plain.stdout);
  expect(await readdir(folder)).not.toContain('-');
});

test('a relative path is relative to where the command is run', async () => {
  const argv = ['synthesize', '--objects', '50', '--seed', '3', '--output'];
  expect((await clearway([...argv, 'x.csv'], { cwd: join(folder, 'out') })).code).toBe(0);
  expect((await clearway([...argv, join('out', '..', 'out', 'y.CSV.GZ')], { cwd: folder })).code).toBe(0);
  expect((await readdir(join(folder, 'out'))).sort()).toEqual(['x.csv', 'y.CSV.GZ']);
  for (const name of ['x.csv', 'y.CSV.GZ']) await rm(join(folder, 'out', name));
});

test.runIf(process.platform === 'linux')('a full disk is said as such, for files and standard output', async () => {
  const ended = await clearway(['synthesize', '--objects', '50', '--output', '/dev/full']);
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/^clearway: \/dev\/full: no space left;/) });
});

test('a reader that has read enough is no fault', async () => {
  const { child, ended } = startClearway(['screen', '--help']);
  child.stdout!.destroy();
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});
