import { formatCount, formatDistance, formatDuration } from '@clearway/api/format-quantity';
import { STALE_AFTER_DAYS } from '@clearway/service';
import type { LiveService } from '@clearway/service/live';
import { printable } from './encounter-table.ts';

const PAIRS_NAMED = 3;

/** What of a report the summary speaks of. */
interface Report {
  readonly objects: {
    readonly read: number;
    readonly screened: number;
    readonly rejected: readonly { readonly from?: string }[];
    readonly stale: readonly unknown[];
  };
  readonly seconds: { readonly total: number };
  readonly source: string;
}

/** What was screened, how complete it is, what was left out of the table, and where to look further. */
export async function runSummary(live: LiveService, url: string): Promise<string> {
  const run = live.runs.current()!;
  const report = (await live.closeApproaches.report()) as Report;
  const { window } = run;
  const lines = [
    `Screened   ${formatCount(report.objects.screened)} objects, every pair, ${seconds(window.start_utc)} to ${seconds(window.stop_utc)}`,
    `Found      ${formatCount(run.close_approaches ?? 0)} close approaches within ${run.threshold_km} km, in ${formatDuration(report.seconds.total)}`,
    `Events     ${formatCount(live.statistics().events_open)} that should be looked at: clearway events, or ${url}/events`,
    `Catalogue  ${printable(report.source)}. ${run.coverage?.sentence ?? ''}`.trimEnd(),
    `Rejected   ${rejectedSummary(report)}`,
    `Not shown  ${notShown(live)}`,
    ...together(live),
    `Page       ${url}   (Ctrl-C stops)`,
  ];
  return `${lines.join('\n')}\n`;
}

function rejectedSummary({ objects: { rejected, stale, read } }: Report): string {
  const failing = rejected.filter((object) => object.from !== undefined).length;
  return (
    `${formatCount(rejected.length - failing)} of ${formatCount(read)} records unreadable, ` +
    `${formatCount(failing)} objects whose propagation fails in the window, ${formatCount(stale.length)} with old elements`
  );
}

function notShown(live: LiveService): string {
  const { fleet = 0, stale = 0, repeated = 0 } = live.statistics().close_approaches_by_class;
  return (
    `${formatCount(fleet)} approaches within one fleet, ${formatCount(stale)} with elements older than ` +
    `${STALE_AFTER_DAYS} days, ${formatCount(repeated)} repeats of docked objects`
  );
}

function together(live: LiveService): string[] {
  const { items, total } = live.closeApproaches.list({ list: 'co-located', sort: 'miss', limit: PAIRS_NAMED });
  if (items.length === 0) return [];
  const named = items.map(
    ({ primary, secondary, miss_distance_km }) =>
      `${printable(primary.name)} and ${printable(secondary.name)} (${formatDistance(miss_distance_km)})`,
  );
  const count = total ?? items.length;
  const more = count > PAIRS_NAMED ? ', …' : '';
  const pairs = count === 1 ? '1 pair' : `${formatCount(count)} pairs`;
  return [`Together   ${pairs} that stay together: ${named.join(', ')}${more}`];
}

/** To the second. */
function seconds(utc: string): string {
  return utc.replace(/\.\d+Z$/, 'Z');
}
