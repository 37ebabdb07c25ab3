import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { access, constants, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '@clearway/astro';
import { type ByteSink, outputFailure } from './byte-sink.ts';
import { throughGzip } from './gzip-sink.ts';

const unfinished = new Set<string>();
let removesOnExit = false;

/** A process that ends in the middle (a second Ctrl-C, a fault) must leave no temporary file behind. */
function removeOnExit(path: string): void {
  unfinished.add(path);
  if (removesOnExit) return;
  removesOnExit = true;
  process.on('exit', () => {
    for (const left of unfinished) {
      try {
        unlinkSync(left);
      } catch {
        // Gone already.
      }
    }
  });
}

type Target = { readonly path: string; readonly replaceable: boolean };

/**
 * Follows symbolic links, so that the file behind a link is replaced and not the link. What is no plain file (a device,
 * a pipe such as `/dev/stdout`) is never replaced.
 */
async function targetOf(path: string): Promise<Target> {
  const full = resolve(path);
  try {
    const info = await stat(full);
    if (info.isDirectory()) {
      throw new UserError('option-invalid', `${path}: is a folder`, 'name a file');
    }
    return info.isFile() ? { path: await realpath(full), replaceable: true } : { path: full, replaceable: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { path: full, replaceable: true };
    throw error instanceof UserError ? error : outputFailure(path, error);
  }
}

/**
 * Makes sure, before any long computation, that `path` can be written: its folder exists and is writable, and it is
 * no folder itself. Throws UserError otherwise. Creates nothing.
 */
export async function checkWritable(path: string): Promise<void> {
  const target = await targetOf(path);
  try {
    if (target.replaceable) {
      const folder = dirname(target.path);
      if (!(await stat(folder)).isDirectory()) {
        throw new UserError('option-invalid', `${path}: ${folder} is not a folder`, 'name a file in a folder');
      }
      await access(folder, constants.W_OK | constants.X_OK);
    } else {
      await access(target.path, constants.W_OK);
    }
  } catch (error) {
    throw error instanceof UserError ? error : outputFailure(path, error);
  }
}

/**
 * Writes a file so that it appears whole or not at all: into a temporary file of the same folder, renamed at the
 * end, removed on any failure. A name ending in `.gz` is compressed. A device or pipe (`/dev/null`) is written in
 * place. Throws UserError where the path cannot be written, and whatever `produce` throws.
 */
export async function writeFileAtomically(
  path: string,
  produce: (sink: ByteSink) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const target = await targetOf(path);
  const suffix = randomBytes(6).toString('hex');
  const temporary = target.replaceable ? join(dirname(target.path), `.clearway-${suffix}.tmp`) : target.path;
  try {
    if (target.replaceable) removeOnExit(temporary);
    const file = await open(temporary, target.replaceable ? 'wx' : 'w');
    const plain: ByteSink = {
      async write(bytes: Uint8Array): Promise<void> {
        signal?.throwIfAborted();
        for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
      },
    };
    try {
      await (path.toLowerCase().endsWith('.gz') ? throughGzip(plain, produce) : produce(plain));
      signal?.throwIfAborted();
    } finally {
      await file.close();
    }
    if (target.replaceable) await rename(temporary, target.path);
    unfinished.delete(temporary);
  } catch (error) {
    if (target.replaceable) await unlink(temporary).catch(() => undefined);
    unfinished.delete(temporary);
    throw outputFailure(path, error);
  }
}
