import type { CloseApproachQuery, EventQuery } from '@clearway/contract';
import { UserError } from '@clearway/service';

/** What a page of a list shows: the address says all of it. */
export interface PageQuery<Sort extends string, View extends string> {
  /** A catalogue number, or a part of a name; empty for every object. */
  readonly object: string;
  readonly sort: Sort;
  /** Which of the lists. */
  readonly view: View;
  readonly include: readonly ('fleet' | 'stale')[];
  readonly cursor: string | null;
  /** How many come before, to be shown. */
  readonly before: number;
}

export type ApproachSort = 'tca' | 'miss' | 'speed' | 'probability';
export type ApproachView = 'ranked' | 'all' | 'co-located';
export type ApproachPageQuery = PageQuery<ApproachSort, ApproachView>;
export type EventSort = 'tca' | 'miss' | 'probability';
export type EventView = 'open' | 'cleared' | 'past' | 'all';
export type EventPageQuery = PageQuery<EventSort, EventView>;

/** Rows of a page. */
export const PAGE_ROWS = 100;

const LONGEST_TEXT = 100;

/** Of `/close-approaches`. Throws UserError where it cannot be meant. */
export function readApproachPage(query: Record<string, string>): ApproachPageQuery {
  return {
    ...readCommon(query),
    sort: choice('sort', query.sort ?? 'miss', ['tca', 'miss', 'speed', 'probability']),
    view: choice('list', query.list ?? 'ranked', ['ranked', 'all', 'co-located']),
  };
}

/** Of `/events`. Throws UserError where it cannot be meant. */
export function readEventPage(query: Record<string, string>): EventPageQuery {
  return {
    ...readCommon(query),
    sort: choice('sort', query.sort ?? 'tca', ['tca', 'miss', 'probability']),
    view: choice('state', query.state ?? 'open', ['open', 'cleared', 'past', 'all']),
  };
}

function readCommon(query: Record<string, string>): Pick<EventPageQuery, 'object' | 'include' | 'cursor' | 'before'> {
  const { object = '', fleet = '', stale = '', cursor = null, before = '0' } = query;
  if (object.length > LONGEST_TEXT) throw invalid('object', object, `at most ${LONGEST_TEXT} characters`);
  return {
    object: object.trim(),
    include: [...(fleet === '' ? [] : (['fleet'] as const)), ...(stale === '' ? [] : (['stale'] as const))],
    cursor,
    before: /^\d{1,9}$/.test(before) ? Number(before) : 0,
  };
}

/** As the service is asked. */
export function approachesAsked(query: ApproachPageQuery, limit: number = PAGE_ROWS): CloseApproachQuery {
  return { list: query.view, include: query.include, sort: query.sort, limit, ...whoAndWhere(query) };
}

export function eventsAsked(query: EventPageQuery): EventQuery {
  return { state: query.view, sort: query.sort, limit: PAGE_ROWS, ...whoAndWhere(query) };
}

function whoAndWhere(query: PageQuery<string, string>): Pick<EventQuery, 'object' | 'name' | 'cursor'> {
  const { object, cursor } = query;
  const who = /^\d{1,9}$/.test(object) ? { object: [Number(object)] } : object === '' ? {} : { name: object };
  return cursor === null ? who : { ...who, cursor };
}

function choice<const Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) throw invalid(name, value, `one of ${choices.join(', ')}`);
  return found;
}

function invalid(name: string, value: string, allowed: string): UserError {
  return new UserError('option-invalid', `${name} "${value.slice(0, 60)}" is not valid`, `give ${allowed}`);
}
