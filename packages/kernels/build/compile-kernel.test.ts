import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileKernel, ensureKernel } from './compile-kernel.mjs';
import { type CacheFolder, readFromCaches, writeToFirstCache } from './wasm-cache.mjs';

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

describe('the kernel compiler', () => {
  it('compiles without a warning, to what the cache gives', async () => {
    const { wasm, messages } = await compileKernel();
    expect(messages).not.toMatch(/WARNING|PEDANTIC|ERROR/);
    expect(Buffer.compare(wasm, await ensureKernel())).toBe(0);
    expect(WebAssembly.validate(wasm)).toBe(true);
  }, 240_000);
});

describe('the kernel cache', () => {
  let folder = '';
  const own = (name: string): CacheFolder => ({ path: path.join(folder, name), shared: false });
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clearway-cache-test-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives back what was stored, whole, and leaves no temporary file', async () => {
    const place = { path: path.join(folder, 'beside'), shared: true };
    expect(await readFromCaches('k', [place])).toBeUndefined();
    const writers = Array.from({ length: 8 }, () => writeToFirstCache('k', emptyModule, [place]));
    expect(await Promise.all(writers)).toEqual(Array(8).fill(true));
    expect(await readFromCaches('k', [place])).toEqual(emptyModule);
    expect(await readdir(place.path)).toEqual(['k.wasm']);
  });

  it('passes on to the next folder when one cannot be written', async () => {
    const file = path.join(folder, 'a-file-not-a-folder');
    await writeFile(file, '');
    const blocked = { path: path.join(file, 'cache'), shared: true };
    expect(await writeToFirstCache('k', emptyModule, [blocked])).toBe(false);
    expect(await writeToFirstCache('k', emptyModule, [blocked, own('second')])).toBe(true);
    expect(await readFromCaches('k', [blocked, own('second')])).toEqual(emptyModule);
  });

  it('takes a damaged file for an absent one', async () => {
    await writeToFirstCache('damaged', emptyModule.subarray(0, 5), [own('damaged')]);
    expect(await readFromCaches('damaged', [own('damaged')])).toBeUndefined();
  });

  it.runIf(process.platform !== 'win32')('distrusts a personal folder that others can write, or a link', async () => {
    await mkdir(own('open').path, { mode: 0o700 });
    await writeToFirstCache('k', emptyModule, [own('open')]);
    expect(await readFromCaches('k', [own('open')])).toEqual(emptyModule);
    await chmod(own('open').path, 0o777);
    expect(await readFromCaches('k', [own('open')])).toBeUndefined();
    expect(await writeToFirstCache('k', emptyModule, [own('open')])).toBe(false);
    await symlink(own('second').path, own('link').path);
    expect(await readFromCaches('k', [own('second')])).toEqual(emptyModule);
    expect(await readFromCaches('k', [own('link')])).toBeUndefined();
  });
});
