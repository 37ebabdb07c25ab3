import { streamSink, UserError, writeElementSetsCsv, writeFileAtomically, writeText } from '@clearway/service';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { checkFiles } from '../command-line/check-files.ts';
import { readNumber, readUtc } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';

/** Options of `synthesize` as commander gives them. */
export interface SynthesizeOptions {
  readonly objects: string;
  readonly seed: string;
  readonly epoch: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** `clearway synthesize`: a synthetic population as OMM in CSV. */
export async function synthesize(options: SynthesizeOptions, around: Surroundings): Promise<void> {
  const { output } = options;
  const objects = readNumber('--objects', options.objects, {
    least: 1,
    most: 99_999_999,
    whole: true,
    unit: 'objects',
  });
  const most = Number.MAX_SAFE_INTEGER;
  const seed = readNumber('--seed', options.seed, { least: -most, most, whole: true, unit: 'seed' });
  const epoch = readUtc('--epoch', options.epoch);
  if (options.json && output === undefined) {
    throw new UserError('option-missing', '--json needs --output', 'name the file for the element sets');
  }
  await checkFiles([], { '--output': output });
  const elements = synthesizeCatalog({ objects, seed, epoch });
  if (output === undefined) {
    await writeElementSetsCsv(elements, streamSink(around.stdout), around.signal);
    return;
  }
  await writeFileAtomically(
    output,
    async (sink) => {
      await writeElementSetsCsv(elements, sink, around.signal);
    },
    around.signal,
  );
  if (options.json) {
    const document = { objects, seed, epoch: options.epoch, file: output, synthetic: true };
    await writeText(streamSink(around.stdout), `${JSON.stringify(document)}\n`);
  }
  around.stderr.write(`clearway: ${objects} SYNTHETIC objects in ${output}: none of them exists\n`);
}
