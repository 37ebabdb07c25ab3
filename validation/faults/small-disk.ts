import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, test } from 'vitest';
import { endsWithTest } from './ends-with-test.ts';

const run = promisify(execFile);

/** A small disk of its own, in memory. */
export interface SmallDisk extends AsyncDisposable {
  readonly folder: string;
  /** Fills it to the last page. */
  fill(): Promise<void>;
  /** Frees what was filled. */
  makeRoom(): Promise<void>;
}

const canMount = await (async (): Promise<boolean> => {
  const folder = path.join('/tmp', `clearway-mount-${process.pid}`);
  try {
    await mkdir(folder);
    await mount(folder, 1);
    await run('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
})();

/** Only root may mount one: elsewhere skipped with one line, or failed where `CI` is set. */
export function describeWithSmallDisk(title: string, body: () => void): void {
  if (canMount) {
    describe(title, body);
  } else if (process.env.CI) {
    test(title, () => {
      throw new Error('a small disk cannot be mounted (run this as root)');
    });
  } else {
    process.stderr.write(`skipped: a small disk can be mounted by root alone (${title})\n`);
    test.skip(title, () => {});
  }
}

export async function openSmallDisk(folder: string, mebibytes: number): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true });
  await mount(folder, mebibytes);
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    async fill() {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, Buffer.alloc(bavail * bsize, 1)).catch((error: NodeJS.ErrnoException) => {
        // Somebody took the rest of it meanwhile: full it is.
        if (error.code !== 'ENOSPC') throw error;
      });
    },
    makeRoom: () => rm(ballast),
    [Symbol.asyncDispose]: endsWithTest(async () => void (await run('umount', ['--lazy', folder]))),
  };
}

async function mount(folder: string, mebibytes: number): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'clearway-test', folder]);
}
