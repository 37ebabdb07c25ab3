import { writeFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  elementJson,
  elementTable,
  type TestClock,
  testClock,
} from '../../../../../../validation/sources/source-server.ts';
import { type ElementBatch, NEVER_ASKED, type SourceMemory, type SourceOutcome } from '../catalog-source.ts';
import { readUpload } from './read-upload.ts';
import { type WatchedFolderOptions, watchedFolderSource } from './watched-folder.ts';

let folder = '';
let clock: TestClock;
let memory: SourceMemory;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-watched-'));
  clock = testClock();
  memory = NEVER_ASKED;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Looks into the folder so many seconds after the last look. */
async function look(seconds = 0, over: Partial<WatchedFolderOptions> = {}): Promise<SourceOutcome<ElementBatch>> {
  clock.forward(seconds / 3600);
  const outcome = await watchedFolderSource({ folder, now: clock.now, ...over }).fetch(memory);
  memory = JSON.parse(JSON.stringify(outcome.memory)) as SourceMemory;
  return outcome;
}

const ids = (outcome: SourceOutcome<ElementBatch>): number[] | null =>
  outcome.status === 'new' ? outcome.data.elements.map(({ id }) => id) : null;

const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content);

test('a file is read once its size and time have stayed the same for two seconds, and only once', async () => {
  await put('a.csv', elementTable(2));
  const first = await look();
  expect(first).toMatchObject({ status: 'too-soon', warnings: [] });
  expect(first.askAgainAt.getTime() - clock.now().getTime()).toBe(2000);
  expect((await look(1)).status).toBe('too-soon');
  expect(ids(await look(1))).toEqual([1, 2]);
  expect((await look(2)).status).toBe('unchanged');
});

test('a copy under way is not read, however long it takes', async () => {
  const table = elementTable(40);
  await put('a.csv', '');
  for (let at = 0; at < table.length; at += 1000) {
    await appendFile(join(folder, 'a.csv'), table.slice(at, at + 1000));
    expect((await look(1.9)).status).toBe('too-soon');
  }
  expect(ids(await look(2))).toHaveLength(40);
});

test('a copy that fills a file of full size from the start is known by its time', async () => {
  for (let second = 0; second < 5; second++) {
    await put('a.csv', elementTable(3));
    await utimes(join(folder, 'a.csv'), new Date(), new Date(1e12 + second * 1000));
    expect((await look(3)).status).toBe('too-soon');
  }
  expect(ids(await look(3))).toHaveLength(3);
});

test('a copy that keeps the time of the original is known by its size', async () => {
  const table = elementTable(40);
  for (let at = 0; at < table.length; at += 1500) {
    await put('a.csv', table.slice(0, at + 1500));
    await utimes(join(folder, 'a.csv'), new Date(1e12), new Date(1e12));
    expect((await look(3)).status).toBe('too-soon');
  }
  expect(ids(await look(3))).toHaveLength(40);
});

test('a file that changes while it is read is not taken', async () => {
  await put('a.csv', elementTable(2));
  await look();
  let asked = 0;
  const outcome = await look(3, {
    now: () => {
      // Between looking at the file and reading it.
      if (++asked === 2) writeFileSync(join(folder, 'a.csv'), elementTable(3));
      return clock.now();
    },
  });
  expect(asked).toBeGreaterThan(1);
  expect(outcome).toMatchObject({ status: 'too-soon', warnings: [] });
  await look(3);
  expect(ids(await look(3))).toEqual([1, 2, 3]);
});

test('a copy that stalled is refused as cut off, and read when it goes on', async () => {
  await put('a.json', elementJson(30).slice(0, 4000));
  await look();
  expect(await look(3)).toMatchObject({ status: 'failed', warnings: [{ code: 'cut-off' }] });
  expect(memory.warnings).toHaveLength(1);
  const quiet = await look(3);
  expect(quiet).toMatchObject({ status: 'unchanged', warnings: [] });
  expect(quiet.memory.warnings).toHaveLength(1);
  await put('a.json', elementJson(30));
  await look(3);
  expect(ids(await look(3))).toHaveLength(30);
  expect(memory.warnings).toEqual([]);
});

test('a changed file is read again; a renamed one is new; one that goes away changes nothing', async () => {
  await put('a.csv', elementTable(2));
  await look();
  expect(ids(await look(3))).toEqual([1, 2]);
  await put('a.csv', elementTable(3));
  expect((await look(3)).status).toBe('too-soon');
  expect(ids(await look(3))).toEqual([1, 2, 3]);
  await rename(join(folder, 'a.csv'), join(folder, 'b.csv'));
  expect((await look(3)).status).toBe('too-soon');
  expect(ids(await look(3))).toEqual([1, 2, 3]);
  await rm(join(folder, 'b.csv'));
  expect(await look(3)).toMatchObject({ status: 'unchanged', warnings: [] });
});

test('any format, packed or not; a bad file does not stop the good ones beside it', async () => {
  await put('a.csv', elementTable(2));
  await put('b', gzipSync(elementJson(2, 11)));
  await put('c.html', '<!DOCTYPE html><html><title>Not found</title></html>');
  await put('d.gz', gzipSync(elementTable(500)).subarray(0, 300));
  await put('e.txt', '');
  await put('f.bin', new Uint8Array(5000));
  await look();
  const outcome = await look(3);
  expect(ids(outcome)).toEqual([1, 2, 11, 12]);
  expect(outcome.warnings.map(({ code, message }) => `${code} ${message.split(':')[0]}`)).toEqual([
    'web-page c.html',
    'cut-off d.gz',
    'empty e.txt',
    'format-unknown f.bin',
  ]);
  for (const { message, hint } of outcome.warnings) expect(`${message}${hint}`).not.toMatch(/[\r\n]|standard input/);
});

test('names of what is not complete, hidden files and folders are passed over', async () => {
  for (const name of ['.hidden', 'a.csv.part', 'b.tmp', 'c.crdownload', 'd~']) await put(name, elementTable(2));
  await mkdir(join(folder, 'inner'));
  await look();
  expect((await look(3)).status).toBe('unchanged');
});

test('a file that shrank by half is refused, another name is not', async () => {
  await put('a.csv', elementTable(100));
  await look();
  await look(3);
  await put('a.csv', elementTable(49));
  await look(3);
  const outcome = await look(3);
  expect(outcome).toMatchObject({ status: 'failed', warnings: [{ code: 'shrank' }] });
  expect(outcome.warnings[0]).toMatchObject({
    message: 'a.csv: 49 records instead of 100',
    hint: 'if the file is right, give it another name',
  });
  await rename(join(folder, 'a.csv'), join(folder, 'b.csv'));
  await look(3);
  expect(ids(await look(3))).toHaveLength(49);
});

test('a folder that is not there, or a file too large, gives a warning', async () => {
  expect(await look(0, { folder: join(folder, 'none') })).toMatchObject({
    status: 'failed',
    warnings: [{ code: 'file-unreadable' }],
  });
  await put('a.csv', elementTable(100));
  await look(0, { maximumBytes: 1000 });
  expect((await look(3, { maximumBytes: 1000 })).warnings[0]!.code).toBe('too-large');
});

test('what the files hold is private unless said otherwise', () => {
  expect(watchedFolderSource({ folder })).toMatchObject({ precedence: 'general', terms: { visibility: 'private' } });
});

describe('an upload', () => {
  test('gives the elements, with single bad records rejected', async () => {
    const text = `${elementTable(2)}1,2,3\r\n`;
    const outcome = await readUpload({ name: 'mine.csv', bytes: Buffer.from(text) });
    expect(outcome).toMatchObject({
      batch: { elements: [{ id: 1 }, { id: 2 }], rejected: [{ file: 'mine.csv', line: 4 }] },
    });
  });

  test('without a line end at the end of a table is whole; in the middle of a record it is not', async () => {
    const whole = elementTable(9).trimEnd();
    expect(await readUpload({ name: 'a', bytes: Buffer.from(whole) })).toMatchObject({ batch: { rejected: [] } });
    const cut = whole.slice(0, whole.lastIndexOf('2026-') + 8);
    expect(await readUpload({ name: 'a', bytes: Buffer.from(cut) })).toMatchObject({ warning: { code: 'cut-off' } });
  });

  test('as JSON: one object, one a line, or a list with its end', async () => {
    const list = JSON.parse(elementJson(3)) as object[];
    const lines = list.map((each) => JSON.stringify(each));
    for (const text of [`\ufeff ${elementJson(3)}\n`, lines[0]!, lines.join('\n'), `${lines.join('\n')}\n`]) {
      expect(await readUpload({ name: 'a', bytes: Buffer.from(text) })).toMatchObject({ batch: { rejected: [] } });
    }
    for (const text of [
      elementJson(3).slice(0, -1),
      `${elementJson(3).slice(0, -1)},`,
      lines.join('\n').slice(0, -1),
    ]) {
      expect(await readUpload({ name: 'a', bytes: Buffer.from(text) })).toMatchObject({ warning: { code: 'cut-off' } });
    }
  });

  test('of half an element set is cut off, as is one without its second line', async () => {
    const tle = [
      '1 00005U 58002B   23230.80643200  .00000051  00000+0  62145-4 0  9990',
      '2 00005  34.2442 262.2777 1845847 161.4568 206.3458 10.85081473331065',
    ];
    const file = (end: string): Buffer => Buffer.from([...tle, ...tle, ...tle, end].join('\n'));
    expect(await readUpload({ name: 'a', bytes: file('') })).toMatchObject({ batch: { rejected: [] } });
    for (const end of [tle[0]!, `${tle[0]}\n${tle[1]!.slice(0, 40)}`, tle[0]!.slice(0, 30)]) {
      expect(await readUpload({ name: 'a', bytes: file(end) })).toMatchObject({ warning: { code: 'cut-off' } });
    }
  });

  test('is never changed by being read', async () => {
    const bytes = Buffer.from(elementTable(3));
    const copy = Buffer.from(bytes);
    await readUpload({ name: 'a', bytes });
    expect(bytes.equals(copy)).toBe(true);
  });
});
