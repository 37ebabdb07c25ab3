import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkWritable, writeFileAtomically } from './atomic-file.ts';
import { writeText } from './byte-sink.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a file appears only when it is whole', async () => {
  const path = join(folder, 'out.csv');
  await writeFile(path, 'old');
  await writeFileAtomically(path, async (sink) => {
    await writeText(sink, 'new ');
    expect(await readFile(path, 'utf8')).toBe('old');
    await writeText(sink, 'content');
  });
  expect(await readFile(path, 'utf8')).toBe('new content');
  expect(await readdir(folder)).toEqual(['out.csv']);
});

test('a failure in the middle leaves what was there before, and nothing else', async () => {
  const path = join(folder, 'out.csv.gz');
  await expect(
    writeFileAtomically(path, async (sink) => {
      await writeText(sink, 'half');
      throw new Error('interrupted');
    }),
  ).rejects.toThrow('interrupted');
  expect(await readdir(folder)).toEqual([]);
});

test('an abort between two chunks removes the temporary file', async () => {
  const abort = new AbortController();
  const writing = writeFileAtomically(
    join(folder, 'out.csv'),
    async (sink) => {
      await writeText(sink, 'half');
      abort.abort();
      await writeText(sink, 'other half');
    },
    abort.signal,
  );
  await expect(writing).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});

test('a name ending in .gz is one gzip stream of everything written', async () => {
  const path = join(folder, 'out.csv.gz');
  const line = 'a line that repeats\n';
  await writeFileAtomically(path, async (sink) => {
    for (let i = 0; i < 50; i++) await writeText(sink, line.repeat(1000));
  });
  expect(gunzipSync(await readFile(path)).toString()).toBe(line.repeat(50_000));
});

test('so is one ending in .GZ, and a name as long as the file system takes is no trouble', async () => {
  const path = join(folder, `${'é'.repeat(124)}.CSV.GZ`);
  await checkWritable(path);
  await writeFileAtomically(path, (sink) => writeText(sink, 'text'));
  expect(gunzipSync(await readFile(path)).toString()).toBe('text');
});

test('a link keeps pointing at the file, and a device is written in place', async () => {
  const real = join(folder, 'real.csv');
  const link = join(folder, 'link.csv');
  await writeFile(real, 'old');
  await symlink(real, link);
  await writeFileAtomically(link, (sink) => writeText(sink, 'new'));
  expect(await readFile(real, 'utf8')).toBe('new');
  await writeFileAtomically('/dev/null', (sink) => writeText(sink, 'lost'));
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
});

test('a pipe behind a link is written in place', async () => {
  const script = `import { writeFileAtomically } from ${JSON.stringify(new URL('./atomic-file.ts', import.meta.url).href)};
    await writeFileAtomically('/dev/stdout', (sink) => sink.write(Buffer.from('through the pipe')));`;
  // A shell's pipe: Node gives its children sockets, which cannot be opened by name.
  const command = '"$0" --input-type=module --eval "$1" | cat';
  const child = spawn('sh', ['-c', command, process.execPath, script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  await once(child, 'close');
  expect(text).toBe('through the pipe');
  expect((await lstat('/dev/stdout')).isSymbolicLink()).toBe(true);
});

test('a path that cannot be written is refused before the work, in one line', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await expect(checkWritable(join(folder, 'missing', 'out.csv'))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('the folder does not exist'),
  });
  await expect(checkWritable(folder)).rejects.toMatchObject({ name: 'UserError' });
  await expect(checkWritable(join(file, 'out.csv'))).rejects.toMatchObject({ name: 'UserError' });
  await checkWritable(join(folder, 'out.csv'));
  expect(await readdir(folder)).toEqual(['a-file']);
});
