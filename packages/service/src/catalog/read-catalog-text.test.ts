import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { UserError } from '@clearway/astro';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogText } from './read-catalog-text.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clearway-text-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function textOf(file: string, stdin?: Readable): Promise<string> {
  let text = '';
  for await (const piece of readCatalogText(file, stdin ? { stdin } : {})) text += piece;
  return text;
}

async function faultOf(file: string): Promise<UserError> {
  const outcome = await textOf(file).catch((error: unknown) => error);
  if (!(outcome instanceof UserError)) throw new Error(`no UserError, but ${String(outcome).slice(0, 200)}`);
  return outcome;
}

const LONG = 'Ä small line of a catalogue, † and 🛰\n'.repeat(40_000);

describe('what is read', () => {
  test('UTF-8 with characters across the borders of pieces, plain and as gzip under any name', async () => {
    expect(await textOf(written('long.txt', LONG))).toBe(LONG);
    expect(await textOf(written('long.csv', gzipSync(LONG)))).toBe(LONG);
  });

  test('byte order marks, of UTF-16 too, as some shells write it', async () => {
    expect(await textOf(written('bom', '\ufeffA'))).toBe('A');
    expect(await textOf(written('utf16le', Buffer.from('\ufeffAé', 'utf16le')))).toBe('Aé');
    expect(await textOf(written('utf16be', Buffer.from('\ufeffAé', 'utf16le').swap16()))).toBe('Aé');
  });

  test('gzip files joined together', async () => {
    expect(await textOf(written('two', Buffer.concat([gzipSync('A\n'), gzipSync('B\n')])))).toBe('A\nB\n');
  });

  test('standard input, byte by byte, gzip or not', async () => {
    const bytes = (data: Uint8Array): Readable => Readable.from([...data].map((byte) => Uint8Array.of(byte)));
    expect(await textOf('-', bytes(Buffer.from('Aé\n')))).toBe('Aé\n');
    expect(await textOf('-', bytes(gzipSync('Aé\n')))).toBe('Aé\n');
  });

  test('nothing at all', async () => {
    expect(await textOf(written('empty', ''))).toBe('');
    expect(await textOf(written('empty.gz', gzipSync('')))).toBe('');
  });
});

describe('what is refused', () => {
  test('files that are not there, and folders', async () => {
    expect(await faultOf(join(folder, 'none.csv'))).toMatchObject({ code: 'file-not-found' });
    expect((await faultOf(join(folder, 'none.csv'))).message).toMatch(/none\.csv: no such file$/);
    expect(await faultOf(folder)).toMatchObject({ code: 'file-unreadable' });
    expect(await faultOf('a\0b')).toMatchObject({ code: 'file-not-found', message: 'a?b: no such file' });
  });

  test('gzip that is cut off anywhere', async () => {
    const whole = gzipSync(LONG);
    for (const length of [10, 20, whole.length >> 1, whole.length - 1]) {
      expect((await faultOf(written('cut.gz', whole.subarray(0, length)))).message).toMatch(
        /cut\.gz: the gzip file is cut off$/,
      );
    }
  });

  test('gzip that is damaged', async () => {
    const damaged = gzipSync(LONG);
    damaged[damaged.length - 6] = damaged[damaged.length - 6]! ^ 0xff;
    expect((await faultOf(written('damaged.gz', damaged))).message).toMatch(/the gzip file is damaged \(incorrect/);
    expect((await faultOf(written('no.gz', Uint8Array.of(0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))).code).toBe(
      'format-malformed',
    );
  });

  test('other archives', async () => {
    for (const [kind, magic] of [
      ['ZIP', 'PK\u0003\u0004....'],
      ['bzip2', 'BZh91AY&SY'],
    ]) {
      expect((await faultOf(written('archive', magic!))).message).toMatch(`a ${kind} archive, which is not read`);
    }
    expect((await faultOf(written('a.xz', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)))).message).toMatch('a xz');
  });

  test('a bomb: 256 MiB of blanks in a quarter of a MiB, before a third of it is unpacked', async () => {
    const bomb = written('bomb.gz', gzipSync(new Uint8Array(256 * 1024 ** 2).fill(32)));
    let unpacked = 0;
    const read = async (): Promise<void> => {
      for await (const piece of readCatalogText(bomb)) unpacked += piece.length;
    };
    await expect(read()).rejects.toThrow(/bomb\.gz: unpacks to more than 100 times its size/);
    expect(unpacked).toBeLessThan(90 * 1024 ** 2);
  });

  test('long names are shortened, so that messages stay one short line', async () => {
    const { message } = await faultOf(`${'x'.repeat(3000)}\n/none.csv`);
    expect(message.length).toBeLessThan(400);
    expect(message).toMatch(/\?\/none\.csv: /);
  });
});

test('a signal stops the reading, and a reader that leaves closes the file', async () => {
  const controller = new AbortController();
  const file = written('stop.txt', LONG.repeat(3));
  const read = async (): Promise<void> => {
    for await (const _ of readCatalogText(file, { signal: controller.signal })) controller.abort(new Error('stopped'));
  };
  await expect(read()).rejects.toThrow('stopped');
  for await (const piece of readCatalogText(written('leave.gz', gzipSync(LONG)))) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
});
