import { formatCount, formatDistance, formatDuration, listedApproach, type PublishedRun } from '@clearway/api';
import { formatUtc, STALE_AFTER_DAYS } from '@clearway/service';

const PAIRS_NAMED = 3;

/** What was screened, how complete it is, what was left out of the table, and where to look further. */
export function runSummary(published: PublishedRun, url: string): string {
  const { run, provenance } = published;
  const { report } = run;
  const { objects, window } = report;
  const lines = [
    `Screened   ${formatCount(objects.screened)} objects, every pair, ${formatUtc(window.start, 0)} to ${formatUtc(window.stop, 0)}`,
    `Found      ${formatCount(run.approaches.count)} close approaches within ${report.thresholdKm} km, in ${formatDuration(report.seconds.total)}`,
    `Catalogue  ${provenance.source}. ${provenance.completeness}`,
    `Rejected   ${rejectedSummary(published)}`,
    `Not shown  ${notShown(published)}`,
    ...together(published),
    `Page       ${url}   (Ctrl-C stops)`,
  ];
  return `${lines.join('\n')}\n`;
}

function rejectedSummary({ run }: PublishedRun): string {
  const { rejected, stale, read } = run.report.objects;
  const failing = rejected.filter((object) => object.from !== undefined).length;
  const records = rejected.length - failing;
  return (
    `${formatCount(records)} of ${formatCount(read)} records unreadable, ` +
    `${formatCount(failing)} objects whose propagation fails in the window, ${formatCount(stale.length)} with old elements`
  );
}

function notShown({ ranking }: PublishedRun): string {
  const { fleet, stale, repeated } = ranking.counts;
  return (
    `${formatCount(fleet)} approaches within one fleet, ${formatCount(stale)} with elements older than ` +
    `${STALE_AFTER_DAYS} days, ${formatCount(repeated)} repeats of docked objects`
  );
}

function together(published: PublishedRun): string[] {
  const { coLocated } = published.ranking;
  if (coLocated.length === 0) return [];
  const named = coLocated.slice(0, PAIRS_NAMED).map(({ row }) => {
    const { primary, secondary, missDistanceKm } = listedApproach(published, row);
    return `${primary.name} and ${secondary.name} (${formatDistance(missDistanceKm)})`;
  });
  const more = coLocated.length > PAIRS_NAMED ? ', …' : '';
  const pairs = coLocated.length === 1 ? '1 pair' : `${formatCount(coLocated.length)} pairs`;
  return [`Together   ${pairs} that stay together: ${named.join(', ')}${more}`];
}
