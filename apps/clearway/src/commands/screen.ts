import { formatCount, formatDuration } from '@clearway/api/format-quantity';
import {
  boxesOfPrimaries,
  type Catalog,
  type ElementSet,
  loadCatalog,
  type PrimaryBox,
  readBoxSettings,
  runScreening,
  type ScreeningRun,
  streamSink,
  UserError,
  writeCloseApproachesCsv,
  writeFileAtomically,
  writeReportJson,
  writeRunJson,
} from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import { sayRejected } from '../command-line/say-rejected.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { showProgress } from '../progress/screening-progress.ts';
import { readScreenOptions, type ScreenOptions, type WantedScreening } from './screen-options.ts';
import { unknownObjects } from './unknown-objects.ts';

/** `clearway screen`: every close approach as CSV, and a report. */
export async function screen(options: ScreenOptions, around: Surroundings): Promise<void> {
  const wanted = readScreenOptions(options);
  await checkFiles(options.boxSettings === undefined ? options.catalog : [...options.catalog, options.boxSettings], {
    '--output': options.output,
    '--report': options.report,
  });
  const settings = wanted.boxSettings === null ? null : await readBoxSettings(wanted.boxSettings);
  const catalog = await loadCatalog(options.catalog, {
    start: wanted.start,
    ...(wanted.maxAgeDays === null ? {} : { maxAgeDays: wanted.maxAgeDays }),
  });
  around.signal.throwIfAborted();
  const hint = options.report === undefined ? 'all of them with --report FILE' : 'all of them are in the report';
  sayRejected(around.stderr, catalog.read, catalog.rejected, hint);
  checkAge(wanted, catalog);
  const primaries = primariesOf(wanted, catalog);
  const boxes = settings === null ? null : boxesOfPrimaries(settings, primaries);
  const run = await screened(wanted, boxes, catalog, around);
  await writeResults(run, options, around);
  const count = formatCount(run.approaches.count);
  const objects = formatCount(run.report.objects.screened);
  const seconds = formatDuration(run.report.seconds.total);
  around.stderr.write(`clearway: ${count} close approaches of ${objects} objects in ${seconds}\n`);
}

function checkAge({ maxAgeDays }: WantedScreening, { elements, stale }: Catalog): void {
  if (maxAgeDays === null || elements.length > 0) return;
  const message = `all ${stale.length} objects have elements older than --max-age-days ${maxAgeDays} at --start`;
  throw new UserError('option-invalid', message, 'take newer elements, an earlier --start or a larger age');
}

function primariesOf({ primaryIds }: WantedScreening, { elements }: Catalog): ElementSet[] {
  if (primaryIds === null) return [];
  const byId = new Map(elements.map((element) => [element.id, element]));
  const unknown = primaryIds.filter((id) => !byId.has(id));
  if (unknown.length > 0) throw unknownObjects('--primary', unknown);
  return primaryIds.map((id) => byId.get(id)!);
}

async function screened(
  wanted: WantedScreening,
  boxes: readonly PrimaryBox[] | null,
  catalog: Catalog,
  around: Surroundings,
): Promise<ScreeningRun> {
  const progress = showProgress(around.stderr, wanted.durationSeconds / 86_400);
  try {
    return await runScreening({
      catalog,
      start: wanted.start,
      durationSeconds: wanted.durationSeconds,
      thresholdKm: wanted.thresholdKm,
      ...(wanted.boxRtnKm === null ? {} : { boxRtnKm: wanted.boxRtnKm }),
      ...(boxes === null ? {} : { boxes }),
      ...(wanted.primaryIds === null ? {} : { primaryIds: wanted.primaryIds }),
      workers: wanted.workers,
      signal: around.signal,
      onProgress: progress.advance,
    });
  } finally {
    progress.finish();
  }
}

/** Files first, so that a reader who leaves in the middle of standard output costs nothing. */
async function writeResults(run: ScreeningRun, options: ScreenOptions, around: Surroundings): Promise<void> {
  const { signal } = around;
  const { output, report } = options;
  if (output !== undefined) {
    await writeFileAtomically(output, (sink) => writeCloseApproachesCsv(run, sink, signal), signal);
  }
  if (report !== undefined) {
    await writeFileAtomically(report, (sink) => writeReportJson(run.report, sink), signal);
  }
  const stdout = streamSink(around.stdout);
  if (options.json) await writeRunJson(run, stdout, { rows: output === undefined, signal });
  else if (output === undefined) await writeCloseApproachesCsv(run, stdout, signal);
}
