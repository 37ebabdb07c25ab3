import type { ApproachPageQuery, EventPageQuery, PageQuery } from './page-query.ts';

/** The address of a list, without what is default. */
export interface PageAddress<Query extends PageQuery<string, string>> {
  readonly path: string;
  readonly defaultSort: Query['sort'];
  readonly defaultView: Query['view'];
  /** Name of the parameter for the view. */
  readonly viewName: string;
}

export const approachAddress: PageAddress<ApproachPageQuery> = {
  path: '/close-approaches',
  defaultSort: 'miss',
  defaultView: 'ranked',
  viewName: 'list',
};

export const eventAddress: PageAddress<EventPageQuery> = {
  path: '/events',
  defaultSort: 'tca',
  defaultView: 'open',
  viewName: 'state',
};

/** From the beginning of the list, unless `change` says where. */
export function addressOf<Query extends PageQuery<string, string>>(
  address: PageAddress<Query>,
  query: Query,
  change: Partial<Query> = {},
): string {
  const wanted = { ...query, cursor: null, before: 0, ...change };
  const parameters = new URLSearchParams();
  if (wanted.object !== '') parameters.set('object', wanted.object);
  if (wanted.sort !== address.defaultSort) parameters.set('sort', wanted.sort);
  if (wanted.view !== address.defaultView) parameters.set(address.viewName, wanted.view);
  for (const more of wanted.include) parameters.set(more, '1');
  if (wanted.cursor !== null) parameters.set('cursor', wanted.cursor);
  if (wanted.before > 0) parameters.set('before', String(wanted.before));
  const text = parameters.toString();
  return text === '' ? address.path : `${address.path}?${text}`;
}
