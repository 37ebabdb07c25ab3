import { stat } from 'node:fs/promises';
import { checkWritable, streamSink, UserError, writeText } from '@clearway/service';
import { backUp } from '@clearway/service/backup';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, readPlace } from '../live/connect.ts';

/** Options of `backup` as commander gives them. */
export interface BackupOptions extends Omit<PlaceOptions, 'server'> {
  readonly portable?: boolean;
  readonly json?: boolean;
}

/** `clearway backup FILE`: everything that is kept, as one file, whole or not at all. */
export async function backup(file: string, options: BackupOptions, around: Surroundings): Promise<void> {
  const place = readPlace(options, around);
  const existing = await stat(file).catch(() => null);
  if (existing !== null) {
    throw new UserError('option-invalid', `${file} is there already`, 'name a new file, or move the old one away');
  }
  await checkWritable(file);
  await backUp(place, file, { portable: options.portable ?? false });
  const { size } = await stat(file);
  const sink = streamSink(around.stdout);
  if (options.json)
    return writeText(sink, `${JSON.stringify({ file, bytes: size, portable: options.portable ?? false })}\n`);
  return writeText(sink, `${file}: ${(size / 1e6).toFixed(1)} MB. clearway restore ${file} puts it back.\n`);
}
