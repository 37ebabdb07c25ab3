import type { CurrentRun, PublishedRun } from '@clearway/api';
import { type Catalog, formatUtc, runScreening, type UtcTime } from '@clearway/service';
import { catalogCompleteness } from '@clearway/service/sources';
import { failureLine } from '../command-line/report-failure.ts';
import { sayRejected } from '../command-line/say-rejected.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { showProgress } from '../progress/screening-progress.ts';
import type { OpenedCatalog } from './open-catalog.ts';

const WINDOW_DAYS = 7;
const THRESHOLD_KM = 5;

/** Says what has to be said about the catalogue, screens every pair of it a week ahead, and publishes the result. */
export async function screenWeekAhead(
  opened: OpenedCatalog,
  workers: number,
  current: CurrentRun,
  around: Surroundings,
): Promise<PublishedRun> {
  const { catalog, start, source, synthetic, warnings } = opened;
  for (const warning of warnings) around.stderr.write(`${failureLine(`warning: ${warning}`, '')}\n`);
  sayRejected(around.stderr, catalog.read, catalog.rejected, 'all of them are in the report');
  const run = await screened(catalog, start, workers, current, around);
  const completeness = catalogCompleteness(run.objects.map((object) => object.name));
  return await current.publish(run, { source, synthetic, completeness, warnings }, opened.satcat, around.signal);
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
