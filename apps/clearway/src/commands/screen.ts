import { formatCount, formatDuration } from '@clearway/api';
import {
  type Catalog,
  loadCatalog,
  runScreening,
  type ScreeningRun,
  streamSink,
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
  await checkFiles(options.catalog, { '--output': options.output, '--report': options.report });
  const catalog = await loadCatalog(options.catalog, {
    start: wanted.start,
    ...(wanted.maxAgeDays === null ? {} : { maxAgeDays: wanted.maxAgeDays }),
  });
  around.signal.throwIfAborted();
  const hint = options.report === undefined ? 'all of them with --report FILE' : 'all of them are in the report';
  sayRejected(around.stderr, catalog.read, catalog.rejected, hint);
  checkPrimaries(wanted, catalog);
  const run = await screened(wanted, catalog, around);
  await writeResults(run, options, around);
  const count = formatCount(run.approaches.count);
  const objects = formatCount(run.report.objects.screened);
  const seconds = formatDuration(run.report.seconds.total);
  around.stderr.write(`clearway: ${count} close approaches of ${objects} objects in ${seconds}\n`);
}

function checkPrimaries(wanted: WantedScreening, catalog: Catalog): void {
  if (wanted.primaryIds === null) return;
  const known = new Set(catalog.elements.map((element) => element.id));
  const unknown = wanted.primaryIds.filter((id) => !known.has(id));
  if (unknown.length > 0) throw unknownObjects('--primary', unknown);
}

async function screened(wanted: WantedScreening, catalog: Catalog, around: Surroundings): Promise<ScreeningRun> {
  const progress = showProgress(around.stderr, wanted.durationSeconds / 86_400);
  try {
    return await runScreening({
      catalog,
      start: wanted.start,
      durationSeconds: wanted.durationSeconds,
      thresholdKm: wanted.thresholdKm,
      ...(wanted.boxRtnKm === null ? {} : { boxRtnKm: wanted.boxRtnKm }),
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
