import { formatCount, formatDuration } from '@clearway/api/format-quantity';
import {
  boxesOfPrimaries,
  type Catalog,
  collectHistories,
  type ElementSet,
  type KnownOfObjects,
  type LoadedEphemerides,
  loadCatalog,
  loadEphemerides,
  type PrimaryBox,
  readBoxSettings,
  readRadiusFiles,
  runScreening,
  type ScreeningRun,
  streamSink,
  UserError,
  unixMicros,
  writeCloseApproachesCsv,
  writeFileAtomically,
  writeReportJson,
  writeRunJson,
} from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import { takeEarthFiles } from '../command-line/earth-files.ts';
import { sayRejected } from '../command-line/say-rejected.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { showProgress } from '../progress/screening-progress.ts';
import { readScreenOptions, type ScreenOptions, type WantedScreening } from './screen-options.ts';
import { unknownObjects } from './unknown-objects.ts';

/** `clearway screen`: every close approach as CSV, and a report. */
export async function screen(options: ScreenOptions, around: Surroundings): Promise<void> {
  const wanted = readScreenOptions(options);
  const earthData = options.earthData ?? [];
  const inputs = [...options.catalog, ...(options.ephemeris ?? []), ...(options.radiusTable ?? []), ...earthData];
  await checkFiles(options.boxSettings === undefined ? inputs : [...inputs, options.boxSettings], {
    '--output': options.output,
    '--report': options.report,
  });
  checkStandardInput(inputs);
  const settings = wanted.boxSettings === null ? null : await readBoxSettings(wanted.boxSettings);
  const histories = collectHistories(wanted.start);
  const catalog = await loadCatalog(options.catalog, {
    start: wanted.start,
    onElementSet: histories.add,
    ...(wanted.maxAgeDays === null ? {} : { maxAgeDays: wanted.maxAgeDays }),
  });
  around.signal.throwIfAborted();
  const hint = options.report === undefined ? 'all of them with --report FILE' : 'all of them are in the report';
  sayRejected(around.stderr, catalog.read, catalog.rejected, hint);
  checkAge(wanted, catalog);
  await takeEarthFiles(earthData, around);
  const loaded = await loadedEphemerides(wanted, catalog, around);
  const primaries = primariesOf(wanted, catalog, loaded);
  const boxes = settings === null ? null : boxesOfPrimaries(settings, primaries);
  const radii = await readRadiusFiles(options.radiusTable ?? [], around.signal);
  const known = { ...radii, historyOf: histories.finish() };
  const run = await screened(wanted, boxes, catalog, loaded, known, around);
  await writeResults(run, options, around);
  const count = formatCount(run.approaches.count);
  const objects = formatCount(run.report.objects.screened);
  const seconds = formatDuration(run.report.seconds.total);
  around.stderr.write(
    `clearway: ${count} close ${run.approaches.count === 1 ? 'approach' : 'approaches'} of ${objects} objects in ${seconds}\n`,
  );
}

function checkAge({ maxAgeDays }: WantedScreening, { elements, stale }: Catalog): void {
  if (maxAgeDays === null || elements.length > 0) return;
  const message = `all ${stale.length} objects have elements older than --max-age-days ${maxAgeDays} at --start`;
  throw new UserError('option-invalid', message, 'take newer elements, an earlier --start or a larger age');
}

/** Both options that take files take `-`. */
function checkStandardInput(inputs: readonly string[]): void {
  if (inputs.filter((file) => file === '-').length < 2) return;
  throw new UserError('option-invalid', 'standard input (-) is named twice', 'name it once');
}

async function loadedEphemerides(
  { ephemerides, start, durationSeconds }: WantedScreening,
  { elements }: Catalog,
  { signal, stderr }: Surroundings,
): Promise<LoadedEphemerides | null> {
  if (ephemerides === null) return null;
  const { files, mode, ids } = ephemerides;
  const loaded = await loadEphemerides(files, { elements, mode, ids, signal });
  for (const warning of loaded.warnings) stderr.write(`clearway: ${warning}\n`);
  const startUs = unixMicros(start);
  const stopUs = startUs + durationSeconds * 1e6;
  for (const { id, spans } of loaded.ephemerides) {
    if (spans.some(({ fromUs, untilUs }) => fromUs < stopUs && untilUs > startUs)) continue;
    stderr.write(`clearway: the ephemeris of ${id} says nothing of the window\n`);
  }
  return loaded;
}

/** Elements of the primaries: what their regimes are told by. An object that has an ephemeris only has none. */
function primariesOf(
  { primaryIds, boxSettings }: WantedScreening,
  { elements }: Catalog,
  loaded: LoadedEphemerides | null,
): ElementSet[] {
  if (primaryIds === null) return [];
  const byId = new Map(elements.map((element) => [element.id, element]));
  const withEphemeris = new Set(loaded?.ephemerides.map(({ id }) => id));
  const unknown = primaryIds.filter((id) => !byId.has(id) && !withEphemeris.has(id));
  if (unknown.length > 0) throw unknownObjects('--primary', unknown);
  const alone = primaryIds.find((id) => !byId.has(id));
  if (alone !== undefined && boxSettings !== null) {
    const message = `--box-settings cannot tell the regime of ${alone}, which has no element set`;
    throw new UserError('option-invalid', message, 'give its box with --box-rtn-km');
  }
  return primaryIds.flatMap((id) => byId.get(id) ?? []);
}

async function screened(
  wanted: WantedScreening,
  boxes: readonly PrimaryBox[] | null,
  catalog: Catalog,
  loaded: LoadedEphemerides | null,
  known: KnownOfObjects,
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
      ...(loaded === null ? {} : { ephemerides: loaded.ephemerides, ephemerisSources: loaded.sources }),
      known,
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
