import { type NamedEarthFile, readEarthDataFiles } from '@clearway/service';
import type { Surroundings } from './surroundings.ts';

/** Takes the files of `--earth-data` in use; says which of them are older than what is in use already. */
export async function takeEarthFiles(
  files: readonly string[],
  { stderr }: Pick<Surroundings, 'stderr'>,
): Promise<readonly NamedEarthFile[]> {
  const read = await readEarthDataFiles(files);
  for (const { name, isInUse } of read) {
    if (!isInUse) stderr.write(`clearway: ${name} reaches no further than what is in use, and is left aside\n`);
  }
  return read;
}
