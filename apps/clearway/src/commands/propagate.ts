import {
  type Catalog,
  type ElementSet,
  failureDocument,
  formatUtc,
  loadCatalog,
  type PropagationFailure,
  type PropagationRequest,
  secondsBetween,
  streamSink,
  timesOf,
  UserError,
  writeFileAtomically,
  writeStatesCsv,
  writeStatesJson,
  writeStatesOem,
  writeText,
} from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import { readIds, readNumber, readUtc } from '../command-line/read-option.ts';
import { failureLine } from '../command-line/report-failure.ts';
import { sayRejected } from '../command-line/say-rejected.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { unknownObjects } from './unknown-objects.ts';

/** Options of `propagate` as commander gives them. */
export interface PropagateOptions {
  readonly catalog: readonly string[];
  readonly id: string;
  readonly start: string;
  readonly stop: string;
  readonly stepSeconds: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** More is a mistake in the step: 100 million rows are 15 GB. */
const MOST_ROWS = 100_000_000;

/** `clearway propagate`: states as CSV or OEM, times at which an object fails left out and said. */
export async function propagate(options: PropagateOptions, around: Surroundings): Promise<void> {
  const ids = readIds('--id', options.id);
  const start = readUtc('--start', options.start);
  const stop = readUtc('--stop', options.stop);
  const stepSeconds = readNumber('--step-seconds', options.stepSeconds, { least: 0.001, most: 3.2e7, unit: 's' });
  if (secondsBetween(start, stop) < 0) {
    throw new UserError('option-invalid', '--stop lies before --start', 'exchange them');
  }
  if (options.output !== undefined && isOem(options.output) && ids.length > 1) {
    const message = `an OEM is of one object, and --id names ${ids.length}`;
    throw new UserError('option-invalid', message, 'write a file for each, or CSV');
  }
  const times = timesOf({ objects: [], start, stop, stepSeconds });
  if (times * ids.length > MOST_ROWS) {
    const message = `${times} times of ${ids.length} objects are more than ${MOST_ROWS} rows`;
    throw new UserError('option-invalid', message, 'take a longer step, or several runs');
  }
  await checkFiles(options.catalog, { '--output': options.output });
  const catalog = await loadCatalog(options.catalog, { start });
  around.signal.throwIfAborted();
  sayRejected(around.stderr, catalog.read, catalog.rejected, 'mend them if they matter');
  const request = { objects: objectsOf(catalog, ids), start, stop, stepSeconds };
  const failures = await writeStates(request, options, around);
  for (const failure of failures.slice(0, MOST_FAILURES_SAID)) around.stderr.write(`${leftOut(failure)}\n`);
  if (failures.length > MOST_FAILURES_SAID) {
    around.stderr.write(`clearway: and ${failures.length - MOST_FAILURES_SAID} more objects with times left out\n`);
  }
}

function isOem(output: string): boolean {
  return /\.oem(\.gz)?$/i.test(output);
}

const MOST_FAILURES_SAID = 20;

function leftOut({ id, times, from, reason }: PropagationFailure): string {
  const count = times === 1 ? '1 time is' : `${times} times are`;
  return failureLine(`${id}: ${count} left out, from ${formatUtc(from, 3)} on: ${reason}`, '');
}

function objectsOf(catalog: Catalog, ids: readonly number[]): ElementSet[] {
  const byId = new Map(catalog.elements.map((element) => [element.id, element]));
  const unknown = ids.filter((id) => !byId.has(id));
  if (unknown.length > 0) throw unknownObjects('--id', unknown);
  return ids.map((id) => byId.get(id)!);
}

/** With `--output` the states go there as CSV or, where its name ends so, as an OEM, and `--json` prints what was left out. */
async function writeStates(
  request: PropagationRequest,
  options: PropagateOptions,
  around: Surroundings,
): Promise<readonly PropagationFailure[]> {
  const { output } = options;
  const { signal } = around;
  const stdout = streamSink(around.stdout);
  if (output === undefined) return (options.json ? writeStatesJson : writeStatesCsv)(request, stdout, signal);
  let failures: readonly PropagationFailure[] = [];
  await writeFileAtomically(
    output,
    async (sink) => {
      failures = await (isOem(output) ? writeStatesOem : writeStatesCsv)(request, sink, signal);
    },
    signal,
  );
  if (options.json) {
    const document = { frame: 'TEME', file: output, left_out: failures.map(failureDocument) };
    await writeText(stdout, `${JSON.stringify(document)}\n`);
  }
  return failures;
}
