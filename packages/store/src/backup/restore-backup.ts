import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { replaceDatabase } from '../embedded/data-directory.ts';
import { lockDataDirectory } from '../lock/data-directory-lock.ts';

/**
 * Puts the database of a backup in the data directory in place of what is there, whole or not at all. Throws `backup-unreadable` for a
 * damaged one, `backup-refused` for one that this Clearway could not open, `data-directory-busy` where somebody uses the directory.
 */
export async function restoreBackup(dataDir: string, file: string): Promise<void> {
  const directory = path.resolve(dataDir);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = lockDataDirectory(directory);
  try {
    await replaceDatabase(directory, path.resolve(file));
  } finally {
    lock.release();
  }
}
