import { availableParallelism } from 'node:os';
import { readRadiusFiles, streamSink, UserError, writeText } from '@clearway/service';
import { assessFiles, METHOD_NAMES, methodNamed } from '@clearway/service/assess';
import { checkFiles } from '../command-line/check-files.ts';
import { takeTimeToStop } from '../command-line/interruption.ts';
import { invalid, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { assessmentTable } from '../people/assessment-table.ts';
import { showTrials } from '../progress/trial-progress.ts';

/** Options of `assess` as commander gives them. */
export interface AssessOptions {
  readonly method?: string;
  readonly hardBodyRadiusM?: string;
  readonly radiusTable?: readonly string[];
  readonly monteCarlo?: string;
  readonly scaleGrid?: boolean;
  readonly workers?: string;
  readonly json?: boolean;
}

const MOST_TRIALS = 1e11;
const DEFAULT_TRIALS = 1_000_000;
/** After Ctrl-C while it samples by itself there are other messages to be assessed, and the result to be written. */
const STOP_MILLISECONDS = 10_000;
const MOST_RADIUS_M = 1000;

/** `clearway assess`: the probability of collision of messages, by which method, and how far to believe it. */
export async function assess(files: readonly string[], options: AssessOptions, around: Surroundings): Promise<void> {
  const method = readMethod(options.method);
  const trials = readTrials(options.monteCarlo, method);
  const combinedRadiusM =
    options.hardBodyRadiusM === undefined
      ? null
      : readNumber('--hard-body-radius-m', options.hardBodyRadiusM, { above: 0, most: MOST_RADIUS_M, unit: 'm' });
  const workers =
    options.workers === undefined
      ? availableParallelism()
      : readNumber('--workers', options.workers, { least: 1, most: 512, whole: true, unit: 'threads' });
  if (files.filter((file) => file === '-').length > 1) {
    throw new UserError('option-invalid', '- is given twice', 'standard input can be read once');
  }
  const radiusFiles = options.radiusTable ?? [];
  await checkFiles([...files, ...radiusFiles], {});
  const tables = await readRadiusFiles(radiusFiles, around.signal);
  if (trials === null) takeTimeToStop(STOP_MILLISECONDS);
  const progress = showTrials(around.stderr);
  const { assessments, isWithoutSampling } = await assessFiles({
    files,
    settings: {
      ...tables,
      combinedRadiusM,
      method: method === 'all' ? null : method,
      withScaleGrid: options.scaleGrid === true,
    },
    trials,
    workers,
    signal: around.signal,
    onTrials: progress.advance,
  }).finally(progress.finish);
  if (isWithoutSampling) around.stderr.write('clearway: sampling was stopped; this is the result without it\n');
  const sink = streamSink(around.stdout);
  if (options.json) {
    // One file with one message is one document; whoever gives several files knows to expect a list.
    const isOne = files.length === 1 && assessments.length === 1;
    return writeText(sink, `${JSON.stringify(isOne ? assessments[0] : assessments)}\n`);
  }
  return writeText(sink, assessmentTable(assessments, { everyMethod: method === 'all' }));
}

type WantedMethod = ReturnType<typeof methodNamed> | 'all';

function readMethod(text: string | undefined): WantedMethod {
  if (text === undefined) return null;
  if (text.toLowerCase() === 'all') return 'all';
  const name = methodNamed(text);
  if (name === null) throw invalid('--method', text, `give all, or one of ${METHOD_NAMES.join(', ')}`);
  return name;
}

/** Null: where nothing else holds. */
function readTrials(text: string | undefined, method: WantedMethod): number | null {
  if (text === undefined)
    return method === 'MonteCarlo' ? DEFAULT_TRIALS : method === null || method === 'all' ? null : 0;
  return readNumber('--monte-carlo', text, { least: 0, most: MOST_TRIALS, whole: true, unit: 'trials' });
}
