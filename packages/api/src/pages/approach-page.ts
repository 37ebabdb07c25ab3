import type { CloseApproachDocument, Page, RunDocument } from '@clearway/contract';
import { type LiveService, parseUtc, STALE_AFTER_DAYS, secondsBetween } from '@clearway/service';
import { html } from 'hono/html';
import { momentOf, renderEncounters } from './encounter-table.ts';
import { formatCount, formatDistance, formatDuration, formatSpeed } from './format-quantity.ts';
import { countSentence, renderFilter, renderHeadings, renderPager, SORTS, type SortName } from './list-controls.ts';
import { type LiveProvenance, type Navigation, provenanceOf, renderWarnings } from './live-frame.ts';
import { approachAddress } from './page-address.ts';
import { type ApproachPageQuery, approachesAsked } from './page-query.ts';
import { type Markup, renderPage, screeningNotice } from './render-page.ts';

const ALL_SORTS: readonly SortName[] = ['miss', 'tca', 'probability', 'speed'];
const TOGETHER_SHOWN = 50;

/** The page with the result: one sentence, the list of what to look at first, what stays together, the account. */
export async function renderApproachPage(
  service: LiveService,
  run: RunDocument,
  query: ApproachPageQuery,
  { navigation, now }: { readonly navigation: Navigation; readonly now: Date },
): Promise<Markup> {
  const provenance = await provenanceOf(service);
  return renderPage({
    title: 'Clearway: close approaches',
    phase: 'ready',
    nav: navigation('/close-approaches'),
    main: html`<section class="summary">
<h1>${formatCount(run.close_approaches ?? 0)} close approaches within ${run.threshold_km} km in ${lengthOf(run)}</h1>
${closestSentence(service)}
<p class="status"><span class="done" aria-hidden="true">●</span> ${statusLine(run, provenance, now)}</p>
</section>
${renderWarnings(provenance)}
${screeningNotice()}
<section id="results" aria-labelledby="list-title">${renderResults(service, query)}${renderTogether(service, query)}</section>`,
    foot: renderFoot(service, run),
  });
}

function secondsFrom(start: string, stop: string): number {
  const [one, other] = [parseUtc(start), parseUtc(stop)];
  return one === null || other === null ? 0 : secondsBetween(one, other);
}

function lengthOf({ window }: RunDocument): string {
  const days = secondsFrom(window.start_utc, window.stop_utc) / 86_400;
  return days === 1 ? '24 hours' : `${Number(days.toFixed(2))} days`;
}

function statusLine(run: RunDocument, { source }: LiveProvenance, now: Date): string {
  const parts = [`${formatCount(run.objects)} objects`];
  if (source !== '') parts.push(source);
  if (run.finished_utc !== null) {
    const took =
      run.started_utc === null ? '' : ` in ${formatDuration(secondsFrom(run.started_utc, run.finished_utc))}`;
    parts.push(`screened ${agoOf(run.finished_utc, now)}${took}`);
  }
  return parts.join(' · ');
}

function agoOf(utc: string, now: Date): string {
  const seconds = secondsFrom(utc, now.toISOString());
  if (seconds < 45) return 'just now';
  if (seconds > 2 * 86_400) return `${Math.floor(seconds / 86_400)} days ago`;
  return `${formatDuration(seconds < 3600 ? Math.round(seconds / 60) * 60 : seconds).replace(/ 0 s$/, '')} ago`;
}

function closestSentence(service: LiveService): Markup {
  const closest = service.closeApproaches.list({ list: 'ranked', sort: 'miss', limit: 1 }).items[0];
  if (closest === undefined) return html`<p class="lead">Nothing here to look at first.</p>`;
  return html`<p class="lead">The closest: ${closest.primary.name} and ${closest.secondary.name}, ${formatDistance(closest.miss_distance_km)}
apart on ${momentOf(closest.tca_utc)} UTC, passing at ${formatSpeed(closest.relative_speed_km_s)}.</p>`;
}

function renderResults(service: LiveService, query: ApproachPageQuery): Markup {
  const page = service.closeApproaches.list(approachesAsked(query));
  const shown = { ...page, shown: page.items.length };
  return html`<h2 id="list-title">${listTitle(query)}</h2>
${renderFilter(approachAddress, query, ALL_SORTS, renderViews(service, query))}
<p class="count" role="status">${countSentence(query.view === 'co-located' ? 'pairs' : 'encounters', query.object, shown)}</p>
${
  page.items.length === 0
    ? html`<p class="empty">${emptySentence(query)}</p>`
    : renderTable(service, page, 'Close approaches', query)
}
${renderPager(approachAddress, query, shown)}`;
}

function renderTable(
  service: LiveService,
  page: Page<CloseApproachDocument>,
  caption: string,
  query: ApproachPageQuery,
): Markup {
  return renderEncounters(page.items, {
    caption,
    headings: renderHeadings(approachAddress, query, query.view === 'co-located' ? [] : ALL_SORTS),
    tag: renderClass,
    objectAddress: (objectId) => `${approachAddress.path}?object=${objectId}`,
    nameOf: (objectId) => service.objects.find(objectId)?.name ?? null,
  });
}

function renderClass(approach: CloseApproachDocument): Markup {
  if (approach.class === 'fleet') return html` <span class="tag">same fleet</span>`;
  if (approach.class === 'stale') return html` <span class="tag old">old elements</span>`;
  return html``;
}

function renderViews(service: LiveService, query: ApproachPageQuery): Markup {
  if (query.view !== 'ranked') return html`<input type="hidden" name="list" value="${query.view}">`;
  const counts = service.statistics().close_approaches_by_class;
  const checkbox = (name: 'fleet' | 'stale', label: string): Markup => {
    const checked = query.include.includes(name) ? 'checked' : '';
    const count = formatCount(counts[name] ?? 0);
    return html`<label class="check"><input type="checkbox" name="${name}" value="1" ${checked}> ${label} (${count})</label>`;
  };
  return html`${checkbox('fleet', 'with same fleet')}${checkbox('stale', 'with old elements')}`;
}

function listTitle({ view, sort }: ApproachPageQuery): string {
  if (view === 'co-located') return 'Pairs that stay together';
  return view === 'all' ? 'All close approaches' : SORTS[sort].title;
}

function emptySentence({ object }: ApproachPageQuery): string {
  return object === ''
    ? 'No object comes within the threshold of another.'
    : `Nothing comes close to “${object}” here. Try a catalogue number (25544), a part of a name (SENTINEL), or include fleets and old elements.`;
}

function renderTogether(service: LiveService, query: ApproachPageQuery): Markup {
  if (query.view !== 'ranked' || query.cursor !== null) return html``;
  const asked: ApproachPageQuery = { ...query, view: 'co-located', sort: 'miss', include: [] };
  const page = service.closeApproaches.list(approachesAsked(asked, TOGETHER_SHOWN));
  if (page.items.length === 0) return html``;
  const count = page.total === null ? `${page.items.length}${page.next === null ? '' : '+'}` : formatCount(page.total);
  return html`<details class="together-list">
<summary><h2>${count} pairs stay together</h2> <span class="muted">docked, in formation, or side by side in the geostationary ring</span></summary>
${renderTable(service, page, 'Pairs that stay together, each at its closest', asked)}
${page.next === null ? html`` : html`<p><a href="/close-approaches?list=co-located">All of them</a></p>`}
</details>`;
}

function renderFoot(service: LiveService, run: RunDocument): Markup {
  const { close_approaches_by_class: counts } = service.statistics();
  return html`<h2>What this rests on</h2>
<ul>
${run.coverage === null ? html`` : html`<li>${run.coverage.sentence}</li>`}
<li>Every pair, within ${run.threshold_km} km, from ${momentOf(run.window.start_utc)} to ${momentOf(run.window.stop_utc)} UTC.
Nobody is left out of the results; the list leaves out ${formatCount(counts.fleet ?? 0)} within one fleet,
${formatCount(counts.stale ?? 0)} with elements older than ${STALE_AFTER_DAYS} days, and shows pairs that stay together once.</li>
<li>Maximum probability: the greatest that any size of position uncertainty gives (Alfriend 1999, shape 100 : 300 : 100 m radial, in-track,
cross-track, typical sizes by kind). It ranks; it is not the probability that they collide.</li>
<li>Elements: US Space Force by way of CelesTrak or Space-Track unless said otherwise, propagated with SGP4.</li>
</ul>
<p class="files"><a href="/close-approaches.csv" download>All as CSV</a> <a href="/api/v1/report" download="report.json">Report</a>
<a href="/api/v1/close-approaches?list=ranked&amp;sort=miss">JSON</a> <a href="/api/v1/sources">Sources</a></p>`;
}
