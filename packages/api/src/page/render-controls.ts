import { html } from 'hono/html';
import type { ListQuery } from '../close-approaches/list-query.ts';
import type { PublishedRun } from '../current-run/current-run.ts';
import { formatCount } from './format-quantity.ts';
import type { Markup } from './render-page.ts';

/** The filter: a plain form, so that the page works without its script and the URL says what is seen. */
export function renderFilter(published: PublishedRun, query: ListQuery): Markup {
  const { counts } = published.ranking;
  return html`<form class="filter" method="get" action="/" role="search">
<label class="search"><span class="unseen">Name or catalogue number</span>
<input type="search" name="object" value="${query.object}" placeholder="Name or number: ISS, 25544, SENTINEL" autocomplete="off" spellcheck="false" maxlength="100"></label>
<label>Sort <select name="sort">${SORTS.map(
    ([value, label]) => html`<option value="${value}" ${query.sort === value ? 'selected' : ''}>${label}</option>`,
  )}</select></label>
${query.list === 'ranked' ? html`` : html`<input type="hidden" name="list" value="${query.list}">`}
${query.list === 'ranked' ? html`${checkbox('fleet', `with same fleet (${formatCount(counts.fleet)})`, query)}${checkbox('stale', `with old elements (${formatCount(counts.stale)})`, query)}` : html``}
<button type="submit">Show</button>
</form>`;
}

const SORTS = [
  ['miss', 'closest first'],
  ['tca', 'next first'],
  ['probability', 'highest probability first'],
  ['speed', 'fastest first'],
] as const;

function checkbox(name: 'fleet' | 'stale', label: string, query: ListQuery): Markup {
  const checked = query.include.includes(name) ? 'checked' : '';
  return html`<label class="check"><input type="checkbox" name="${name}" value="1" ${checked}> ${label}</label>`;
}

/** Headings that sort; a list of pairs that stay together has one order only. */
export function sortHeadings(query: ListQuery): Markup[] {
  const heading = (label: string, sort: ListQuery['sort'], css: string, order: string): Markup => {
    if (query.list === 'co-located') return html`<th scope="col" class="${css}">${label}</th>`;
    if (query.sort === sort) return html`<th scope="col" class="${css}" aria-sort="${order}">${label}</th>`;
    return html`<th scope="col" class="${css}"><a href="${listUrl(query, { sort, offset: 0 })}">${label}</a></th>`;
  };
  return [
    heading('Miss distance', 'miss', 'number', 'ascending'),
    html`<th scope="col">Objects</th>`,
    heading('When (UTC)', 'tca', 'number', 'ascending'),
    heading('Max. probability', 'probability', 'number', 'descending'),
    heading('Relative speed', 'speed', 'number', 'descending'),
  ];
}

export function renderPager(query: ListQuery, total: number): Markup {
  const { offset, limit } = query;
  if (total <= limit && offset === 0) return html``;
  const last = Math.min(offset + limit, total);
  const previous = listUrl(query, { offset: Math.max(0, offset - limit) });
  return html`<nav class="pager" aria-label="Pages">
${offset > 0 ? html`<a href="${previous}" rel="prev">← Before</a>` : html`<span></span>`}
<span>${formatCount(Math.min(offset + 1, total))}–${formatCount(last)} of ${formatCount(total)}</span>
${last < total ? html`<a href="${listUrl(query, { offset: last })}" rel="next">Next →</a>` : html`<span></span>`}
</nav>`;
}

/** The page's address for a query, without what is default. */
export function listUrl(query: ListQuery, change: Partial<ListQuery>): string {
  const wanted = { ...query, ...change };
  const parameters = new URLSearchParams();
  if (wanted.object !== '') parameters.set('object', wanted.object);
  if (wanted.sort !== 'miss') parameters.set('sort', wanted.sort);
  if (wanted.list !== 'ranked') parameters.set('list', wanted.list);
  for (const more of wanted.include) parameters.set(more, '1');
  if (wanted.offset > 0) parameters.set('offset', String(wanted.offset));
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}
