import type { EventDocument } from '@clearway/contract';
import type { LiveService } from '@clearway/service';
import { html } from 'hono/html';
import { momentOf, renderEncounters } from './encounter-table.ts';
import { formatCount } from './format-quantity.ts';
import {
  countSentence,
  option,
  renderFilter,
  renderHeadings,
  renderPager,
  SORTS,
  type SortName,
} from './list-controls.ts';
import { type Navigation, provenanceOf, renderWarnings } from './live-frame.ts';
import { eventAddress } from './page-address.ts';
import { type EventPageQuery, type EventView, eventsAsked } from './page-query.ts';
import { type Markup, renderPage, screeningNotice } from './render-page.ts';

const EVENT_SORTS: readonly SortName[] = ['tca', 'miss', 'probability'];

const VIEWS: readonly (readonly [EventView, string])[] = [
  ['open', 'open'],
  ['cleared', 'cleared'],
  ['past', 'past'],
  ['all', 'all'],
];

/** Encounters followed from run to run. */
export async function renderEventPage(
  service: LiveService,
  query: EventPageQuery,
  navigation: Navigation,
): Promise<Markup> {
  const provenance = await provenanceOf(service);
  const page = await service.events.list(eventsAsked(query));
  const shown = { ...page, shown: page.items.length };
  const view = html`<label>Show <select name="state">${VIEWS.map(([value, label]) => option(value, label, query.view))}</select></label>`;
  return renderPage({
    title: 'Clearway: events',
    phase: 'ready',
    nav: navigation('/events'),
    main: html`<section class="summary">
<h1>${formatCount(service.statistics().events_open)} open events</h1>
<p class="lead">The encounters worth following, each one from run to run: when new elements come it is found again, and it is
cleared once the objects no longer come close.</p>
</section>
${renderWarnings(provenance)}
${screeningNotice()}
<section id="results" aria-labelledby="list-title"><h2 id="list-title">${SORTS[query.sort].title}</h2>
${renderFilter(eventAddress, query, EVENT_SORTS, view)}
<p class="count" role="status">${countSentence('events', query.object, shown)}</p>
${
  page.items.length === 0
    ? html`<p class="empty">${emptySentence(query)}</p>`
    : renderEncounters(page.items, {
        caption: 'Events',
        headings: renderHeadings(eventAddress, query, EVENT_SORTS),
        tag: renderTags,
        objectAddress: (objectId) => `/events?object=${objectId}`,
        nameOf: (objectId) => service.objects.find(objectId)?.name ?? null,
      })
}
${renderPager(eventAddress, query, shown)}</section>`,
    foot: html`<p class="files"><a href="/api/v1/events">JSON</a> <a href="/api#listEvents">How to ask for events</a></p>`,
  });
}

function renderTags(event: EventDocument): Markup {
  const tags = [
    event.alarm === 'none' || event.state !== 'open' ? '' : event.alarm,
    event.state === 'open' ? '' : event.state,
    event.disposition === 'open' ? '' : event.disposition.replace('-', ' '),
    event.assignee ?? '',
  ].filter((tag) => tag !== '');
  return html`<span class="tag">event ${event.event_id}, seen since ${momentOf(event.first_seen_utc).slice(0, -9)}</span>${tags.map((tag) => html`<span class="tag">${tag}</span>`)}`;
}

function emptySentence({ object, view }: EventPageQuery): string {
  const which = view === 'all' ? 'event' : `${view} event`;
  return object === ''
    ? `There is no ${which}.`
    : `There is no ${which} of “${object}”. Try a catalogue number (25544) or a part of a name (SENTINEL).`;
}
