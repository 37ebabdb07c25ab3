import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { streamSink, UserError, writeText } from '@clearway/service';
import { restore as restoreFile } from '@clearway/service/backup';
import { invalid } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { DEFAULT_DATA_DIRECTORY } from '../live/connect.ts';
import { readDatabaseUrl } from './up-options.ts';

/** Options of `restore` as commander gives them. */
export interface RestoreOptions {
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly json?: boolean;
}

/** `clearway restore FILE`: puts a backup in the place of what is there, whole or not at all. */
export async function restore(file: string, options: RestoreOptions, around: Surroundings): Promise<void> {
  const databaseUrl = readDatabaseUrl(options.databaseUrl);
  if (databaseUrl !== null && options.dataDir !== undefined) {
    throw new UserError('option-invalid', '--data-dir and --database-url name two places', 'give one of them');
  }
  if (options.dataDir === '') throw invalid('--data-dir', '', 'name a folder');
  const found = await stat(file).catch(() => null);
  if (found === null) throw new UserError('file-not-found', `${file}: there is no such file`, 'check the name');
  if (!found.isFile()) throw new UserError('file-unreadable', `${file} is no file`, 'name a backup');
  const dataDir = resolve(options.dataDir ?? DEFAULT_DATA_DIRECTORY);
  await restoreFile(databaseUrl === null ? { dataDir } : { databaseUrl }, file);
  const place = databaseUrl === null ? (options.dataDir ?? DEFAULT_DATA_DIRECTORY) : 'the database';
  const sink = streamSink(around.stdout);
  // Not the address of the database: it may hold a password.
  if (options.json) return writeText(sink, `${JSON.stringify({ file, place })}\n`);
  return writeText(sink, `${file} is restored in ${place}.\n`);
}
