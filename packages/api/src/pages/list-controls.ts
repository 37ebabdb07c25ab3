import { html } from 'hono/html';
import { formatCount } from './format-quantity.ts';
import { addressOf, type PageAddress } from './page-address.ts';
import type { PageQuery } from './page-query.ts';
import type { Markup } from './render-page.ts';

export type SortName = 'tca' | 'miss' | 'speed' | 'probability';

/** What an order is called in the form, over the list and over its column. */
export const SORTS: Readonly<
  Record<SortName, { label: string; title: string; column: string; order: 'ascending' | 'descending' }>
> = {
  miss: { label: 'closest first', title: 'Closest first', column: 'Miss distance', order: 'ascending' },
  tca: { label: 'next first', title: 'Next first', column: 'When (UTC)', order: 'ascending' },
  probability: {
    label: 'highest probability first',
    title: 'Highest maximum probability first',
    column: 'Max. probability',
    order: 'descending',
  },
  speed: { label: 'fastest first', title: 'Fastest first', column: 'Relative speed', order: 'descending' },
};

type AnyPageQuery = PageQuery<SortName, string>;

/** The filter: a plain form, so that the page works without its script and the URL says what is seen. */
export function renderFilter<Query extends AnyPageQuery>(
  address: PageAddress<Query>,
  query: Query,
  sorts: readonly SortName[],
  more: Markup,
): Markup {
  return html`<form class="filter" method="get" action="${address.path}" role="search" data-sort="${address.defaultSort}">
<label class="search"><span class="unseen">Name or catalogue number</span>
<input type="search" name="object" value="${query.object}" placeholder="Name or number: ISS, 25544, SENTINEL" autocomplete="off" spellcheck="false" maxlength="100"></label>
<label>Sort <select name="sort">${sorts.map((sort) => option(sort, SORTS[sort].label, query.sort))}</select></label>
${more}
<button type="submit">Show</button>
</form>`;
}

export function option(value: string, label: string, chosen: string): Markup {
  return html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`;
}

/** Headings that sort, where there is more than one order. */
export function renderHeadings<Query extends AnyPageQuery>(
  address: PageAddress<Query>,
  query: Query,
  sorts: readonly SortName[],
): Markup[] {
  const heading = (sort: SortName): Markup => {
    const { column, order } = SORTS[sort];
    if (query.sort === sort && sorts.length > 0) {
      return html`<th scope="col" class="number" aria-sort="${order}">${column}</th>`;
    }
    if (!sorts.includes(sort)) return html`<th scope="col" class="number">${column}</th>`;
    const to = addressOf(address, query, { sort } as Partial<Query>);
    return html`<th scope="col" class="number"><a href="${to}">${column}</a></th>`;
  };
  return [
    heading('miss'),
    html`<th scope="col">Objects</th>`,
    heading('tca'),
    heading('probability'),
    heading('speed'),
  ];
}

/** Leads on, and back to the beginning: lists are read forwards. */
export function renderPager<Query extends AnyPageQuery>(
  address: PageAddress<Query>,
  query: Query,
  page: { readonly shown: number; readonly next: string | null; readonly total: number | null },
): Markup {
  const { before, cursor } = query;
  if (page.next === null && cursor === null) return html``;
  const last = before + page.shown;
  const of = page.total === null ? '' : ` of ${formatCount(page.total)}`;
  const onwards = { cursor: page.next, before: last } as Partial<Query>;
  return html`<nav class="pager" aria-label="Pages">
${cursor === null ? html`<span></span>` : html`<a href="${addressOf(address, query)}" rel="first">← First</a>`}
<span>${formatCount(Math.min(before + 1, last))}–${formatCount(last)}${of}</span>
${page.next === null ? html`<span></span>` : html`<a href="${addressOf(address, query, onwards)}" rel="next">Next →</a>`}
</nav>`;
}

/** `1,204 encounters with “ISS”`. */
export function countSentence(
  what: string,
  object: string,
  page: { readonly shown: number; readonly next: string | null; readonly total: number | null },
): string {
  const count = page.total ?? page.shown;
  const more = page.total === null && page.next !== null ? ' or more' : '';
  return `${formatCount(count)}${more} ${what}${object === '' ? '' : ` with “${object}”`}`;
}
