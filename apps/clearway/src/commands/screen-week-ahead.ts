import type { CurrentRun, PublishedRun } from '@clearway/api';
import {
  addSeconds,
  type Catalog,
  type ChosenCatalog,
  catalogCompleteness,
  chooseCatalog,
  formatUtc,
  loadCatalog,
  runScreening,
  synthesizeCatalog,
  type UtcTime,
  utcFromDate,
  windowStart,
} from '@clearway/service';
import { failureLine } from '../command-line/report-failure.ts';
import { sayRejected } from '../command-line/say-rejected.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { showProgress } from '../progress/screening-progress.ts';
import type { WantedUp } from './up-options.ts';

const WINDOW_DAYS = 7;
const THRESHOLD_KM = 5;
/** As many as have public elements today. */
const SYNTHETIC_OBJECTS = 33_500;
const SYNTHETIC_SEED = 1;

/** Gets a catalogue, screens every pair of it a week ahead, and publishes the result. */
export async function screenWeekAhead(
  wanted: WantedUp,
  current: CurrentRun,
  around: Surroundings,
): Promise<PublishedRun> {
  const now = roundedToSecond(utcFromDate(new Date()));
  const chosen = await chosenCatalog(wanted, now, current, around);
  const warnings = [...chosen.warnings];
  current.readCatalogue(`reading ${chosen.source}`);
  let start = wanted.start ?? now;
  let catalog = await loadCatalog(chosen.files, { start });
  around.signal.throwIfAborted();
  const epochs = catalog.elements.map((element) => element.epoch);
  const window = windowStart(epochs, wanted.start, now);
  if (window.warning !== null) warnings.push(window.warning);
  if (window.start !== start) {
    start = window.start;
    // Which element set of an object is used, and which are stale, depends on the start.
    catalog = await loadCatalog(chosen.files, { start });
  }
  for (const warning of warnings) around.stderr.write(`${failureLine(`warning: ${warning}`, '')}\n`);
  sayRejected(around.stderr, catalog.read, catalog.rejected, 'all of them are in the report');
  const run = await screened(catalog, start, wanted.workers, current, around);
  const completeness = catalogCompleteness(run.objects.map((object) => object.name));
  return current.publish(run, { source: chosen.source, synthetic: chosen.synthetic, completeness, warnings });
}

function chosenCatalog(
  wanted: WantedUp,
  now: UtcTime,
  current: CurrentRun,
  around: Surroundings,
): Promise<ChosenCatalog> {
  return chooseCatalog({
    named: wanted.catalog,
    dataDirectory: wanted.dataDirectory,
    offline: wanted.offline,
    ...(wanted.celestrakUrl === null ? {} : { celestrakUrl: wanted.celestrakUrl }),
    signal: around.signal,
    onAsking(query): void {
      current.readCatalogue(`asking CelesTrak: ${query}`);
      around.stderr.write(`clearway: asking CelesTrak: ${query}\n`);
    },
    synthesize: () => {
      const epoch = wanted.start ?? now;
      return synthesizeCatalog({ objects: SYNTHETIC_OBJECTS, seed: SYNTHETIC_SEED, epoch });
    },
  });
}

function roundedToSecond(time: UtcTime): UtcTime {
  return addSeconds({ day: time.day, second: 0 }, Math.round(time.second));
}

async function screened(
  catalog: Catalog,
  start: UtcTime,
  workers: number,
  current: CurrentRun,
  around: Surroundings,
): ReturnType<typeof runScreening> {
  const objects = catalog.elements.length.toLocaleString('en-US');
  around.stderr.write(`clearway: screening every pair of ${objects} objects, 7 days from ${formatUtc(start, 0)}\n`);
  const progress = showProgress(around.stderr, WINDOW_DAYS);
  try {
    return await runScreening({
      catalog,
      start,
      durationSeconds: WINDOW_DAYS * 86_400,
      thresholdKm: THRESHOLD_KM,
      workers,
      signal: around.signal,
      onProgress(advance): void {
        current.advance(advance);
        progress.advance(advance);
      },
    });
  } finally {
    progress.finish();
  }
}
