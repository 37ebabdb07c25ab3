import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Client } from '@clearway/contract';
import { checkWritable, streamSink, UserError, writeText } from '@clearway/service';
import { backUp } from '@clearway/service/backup';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, readPlace, withClient } from '../live/connect.ts';

/** Options of `backup` as commander gives them. */
export interface BackupOptions extends PlaceOptions {
  readonly portable?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** `clearway backup FILE`: everything that is kept, as one file, whole or not at all; in place of another one if that is asked for. */
export async function backup(file: string, options: BackupOptions, around: Surroundings): Promise<void> {
  const place = options.server === undefined ? readPlace(options, around) : null;
  if (place === null && options.portable) {
    throw new UserError('option-invalid', 'a server gives no portable file', 'stop it, and name its --data-dir');
  }
  const existing = await stat(file).catch(() => null);
  if (existing !== null && !options.replace) {
    throw new UserError('option-invalid', `${file} is there already`, 'name a new file, or say --replace');
  }
  await checkWritable(file);
  if (place === null) await withClient(options, around, (client) => download(client, file, around.signal));
  else await backUp(place, file, { portable: options.portable ?? false });
  const { size } = await stat(file);
  const sink = streamSink(around.stdout);
  if (options.json)
    return writeText(sink, `${JSON.stringify({ file, bytes: size, portable: options.portable ?? false })}\n`);
  return writeText(sink, `${file}: ${(size / 1e6).toFixed(1)} MB. clearway restore ${file} puts it back.\n`);
}

/** As it comes, whatever the name ends with: it is packed already. For its owner alone, like the database. */
async function download(client: Client, file: string, signal: AbortSignal): Promise<void> {
  const { body } = await client.downloadBackup({ signal });
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    await pipeline(body!, createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }), { signal });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
