import { UserError } from '@clearway/service';

/** What a list of close approaches shows, in which order, and which part of it. */
export interface ListQuery {
  /** `all` is every row of the results, `ranked` what people should look at first, `co-located` a row per pair. */
  readonly list: 'all' | 'ranked' | 'co-located';
  readonly sort: 'tca' | 'miss' | 'speed' | 'probability';
  /** A catalogue number, or a part of a name; empty for every object. */
  readonly object: string;
  /** Classes of rows that a ranked list leaves out unless asked for. */
  readonly include: readonly ('fleet' | 'stale')[];
  readonly limit: number;
  readonly offset: number;
}

export const LARGEST_LIMIT = 1000;

/** Reads the query of a URL strictly. Throws UserError where it cannot be meant. */
export function parseListQuery(query: Record<string, string>, defaults: Pick<ListQuery, 'list' | 'sort'>): ListQuery {
  const { list = defaults.list, sort = defaults.sort, object = '', include = '', fleet = '', stale = '' } = query;
  const included = [...include.split(','), fleet && 'fleet', stale && 'stale'].filter((name) => name !== '');
  for (const name of included) choice('include', name, ['fleet', 'stale'] as const);
  if (object.length > 100) throw invalid('object', object, 'at most 100 characters');
  return {
    list: choice('list', list, ['all', 'ranked', 'co-located'] as const),
    sort: choice('sort', sort, ['tca', 'miss', 'speed', 'probability'] as const),
    object: object.trim(),
    include: included as ('fleet' | 'stale')[],
    limit: wholeNumber('limit', query.limit ?? '100', 1, LARGEST_LIMIT),
    offset: wholeNumber('offset', query.offset ?? '0', 0, 1e9),
  };
}

function choice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) throw invalid(name, value, `one of ${choices.join(', ')}`);
  return found;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw invalid(name, text, `a whole number from ${least} to ${most}`);
  return value;
}

function invalid(name: string, value: string, allowed: string): UserError {
  return new UserError('option-invalid', `${name}=${value.slice(0, 40)} is not valid`, `give ${allowed}`);
}
