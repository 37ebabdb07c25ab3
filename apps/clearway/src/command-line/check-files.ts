import { realpathSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkWritable, UserError } from '@clearway/service';

/**
 * Makes sure, before anything is computed, that every input is there and every output can be written, and that no
 * output would replace an input or another output. `-` is standard input. Throws UserError.
 */
export async function checkFiles(
  inputs: readonly string[],
  outputs: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  for (const input of inputs) await checkReadable(input);
  const taken = new Map(inputs.filter((input) => input !== '-').map((input) => [identity(input), 'an input file']));
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined) continue;
    if (path === '') throw new UserError('option-invalid', `${option} "" is not a file`, 'name a file');
    await checkWritable(path);
    const other = taken.get(identity(path));
    if (other !== undefined && path !== '/dev/null') {
      throw new UserError('option-invalid', `${option} ${path}: this is also ${other}`, 'name another file');
    }
    taken.set(identity(path), option);
  }
}

async function checkReadable(path: string): Promise<void> {
  if (path === '-') return;
  try {
    await access(path, constants.R_OK);
    if ((await stat(path)).isDirectory()) {
      throw new UserError('file-unreadable', `${path}: is a folder`, 'name the files in it');
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UserError('file-not-found', `${path}: there is no such file`, 'check the name and the folder', {
        cause,
      });
    }
    throw new UserError('file-unreadable', `${path}: cannot be read (${code})`, 'check its permissions', { cause });
  }
}

function identity(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
