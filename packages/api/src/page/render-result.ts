import { addSeconds, STALE_AFTER_DAYS, secondsBetween } from '@clearway/service';
import { html } from 'hono/html';
import type { ListQuery } from '../close-approaches/list-query.ts';
import { listRows } from '../close-approaches/list-rows.ts';
import { listedApproach } from '../close-approaches/listed-approach.ts';
import type { PublishedRun } from '../current-run/current-run.ts';
import { formatCount, formatDistance, formatDuration, formatMoment, formatSpeed } from './format-quantity.ts';
import { renderFilter, renderPager, sortHeadings } from './render-controls.ts';
import { renderApproachTable } from './render-list.ts';
import { type Markup, renderPage, screeningNotice } from './render-page.ts';

/** The page with the result: one sentence, the list of what to look at first, what stays together, the account. */
export function renderResultPage(published: PublishedRun, query: ListQuery, now: Date): Markup {
  const { run, provenance } = published;
  const days = secondsBetween(run.report.window.start, run.report.window.stop) / 86_400;
  return renderPage({
    title: 'Clearway: close approaches',
    phase: 'ready',
    main: html`${provenance.synthetic ? syntheticNotice() : html``}
<section class="summary">
<h1>${formatCount(run.approaches.count)} close approaches within ${closeness(published)} in ${days === 1 ? '24 hours' : `${Number(days.toFixed(2))} days`}</h1>
${closestSentence(published)}
<p class="status"><span class="done" aria-hidden="true">●</span> ${formatCount(run.report.objects.screened)} objects ·
${provenance.source} · screened ${agoOf(published.finishedAt, now)} in ${formatDuration(run.report.seconds.total)}</p>
</section>
${screeningNotice()}
${provenance.warnings.map((warning) => html`<p class="warning" role="alert">${warning}</p>`)}
<section id="results" aria-labelledby="list-title">${renderResults(published, query)}${renderTogether(published, query)}</section>`,
    foot: renderFoot(published),
  });
}

function closeness({ run }: PublishedRun): string {
  return run.report.boxRtnKm || run.report.boxes ? 'the box asked for' : `${run.report.thresholdKm} km`;
}

function syntheticNotice(): Markup {
  return html`<p class="warning" role="alert"><strong>Synthetic objects.</strong> No real catalogue could be had: these objects
are made up, and so is everything below. Give a catalogue with <code>--catalog FILE</code>, or connect to the network.</p>`;
}

function closestSentence(published: PublishedRun): Markup {
  const { run, ranking } = published;
  const row = ranking.rows[0];
  if (row === undefined) return html`<p class="lead">Nothing here to look at first.</p>`;
  const closest = listedApproach(published, row);
  const tca = addSeconds(run.report.window.start, closest.tca);
  return html`<p class="lead">The closest: ${closest.primary.name} and ${closest.secondary.name}, ${formatDistance(closest.missDistanceKm)}
apart on ${formatMoment(tca)} UTC, passing at ${formatSpeed(closest.relativeSpeedKmS)}.</p>`;
}

function renderResults(published: PublishedRun, query: ListQuery): Markup {
  const { rows, total } = listRows(published, query);
  const start = published.run.report.window.start;
  const approaches = Array.from(rows, (row) => listedApproach(published, row));
  return html`<h2 id="list-title">${listTitle(query)}</h2>
${renderFilter(published, query)}
<p class="count" role="status">${countSentence(total, query)}</p>
${
  approaches.length === 0
    ? html`<p class="empty">${emptySentence(query)}</p>`
    : renderApproachTable(approaches, { caption: 'Close approaches', start, headings: sortHeadings(query) })
}
${renderPager(query, total)}`;
}

function listTitle(query: ListQuery): string {
  if (query.list === 'co-located') return 'Pairs that stay together';
  if (query.list === 'all') return 'All close approaches';
  return {
    miss: 'Closest first',
    tca: 'Next first',
    speed: 'Fastest first',
    probability: 'Highest maximum probability first',
  }[query.sort];
}

function countSentence(total: number, query: ListQuery): string {
  const of = query.object === '' ? '' : ` with “${query.object}”`;
  return `${formatCount(total)} ${query.list === 'co-located' ? 'pairs' : 'encounters'}${of}`;
}

function emptySentence(query: ListQuery): string {
  return query.object === ''
    ? 'No object comes within the threshold of another.'
    : `Nothing comes close to “${query.object}” here. Try a catalogue number (25544), a part of a name (SENTINEL), or include fleets and old elements.`;
}

function renderTogether(published: PublishedRun, query: ListQuery): Markup {
  if (query.list !== 'ranked' || query.offset > 0) return html``;
  const together = listRows(published, { ...query, list: 'co-located', limit: 50, offset: 0 });
  if (together.total === 0) return html``;
  const start = published.run.report.window.start;
  const headings = sortHeadings({ ...query, list: 'co-located' });
  return html`<details class="together-list">
<summary><h2>${formatCount(together.total)} pairs stay together</h2> <span class="muted">docked, in formation, or side by side in the geostationary ring</span></summary>
${renderApproachTable(
  Array.from(together.rows, (row) => listedApproach(published, row)),
  { caption: 'Pairs that stay together, each at its closest', start, headings },
)}
${together.total > 50 ? html`<p><a href="/?list=co-located">All ${formatCount(together.total)}</a></p>` : html``}
</details>`;
}

function renderFoot(published: PublishedRun): Markup {
  const { report } = published.run;
  const { counts } = published.ranking;
  return html`<h2>What this rests on</h2>
<ul>
<li>${formatCount(report.objects.read)} element sets read, ${formatCount(report.objects.screened)} objects screened,
${formatCount(report.objects.rejected.length)} rejected, ${formatCount(report.objects.stale.length)} with old elements. ${published.provenance.completeness}</li>
<li>Every pair, within ${closeness(published)}, from ${formatMoment(report.window.start)} to
${formatMoment(report.window.stop)} UTC. Nobody is left out of the results; the list leaves out
${formatCount(counts.fleet)} within one fleet, ${formatCount(counts.stale)} with elements older than ${STALE_AFTER_DAYS} days, and shows pairs that stay together once.</li>
<li>Maximum probability: the greatest that any size of position uncertainty gives (Alfriend 1999, shape 100 : 300 : 100 m radial, in-track,
cross-track, typical sizes by kind). It ranks; it is not the probability that they collide.</li>
<li>Elements: US Space Force by way of CelesTrak or Space-Track, propagated with SGP4.</li>
</ul>
<p class="files"><a href="/close-approaches.csv" download>All as CSV</a> <a href="/api/v1/report" download="report.json">Report</a>
<a href="/api/v1/close-approaches?list=ranked&amp;sort=miss">JSON</a></p>`;
}

function agoOf(moment: Date, now: Date): string {
  const seconds = (now.getTime() - moment.getTime()) / 1000;
  return seconds < 45
    ? 'just now'
    : `${formatDuration(seconds < 3600 ? Math.round(seconds / 60) * 60 : seconds).replace(/ 0 s$/, '')} ago`;
}
