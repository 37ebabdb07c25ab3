import type { AnyOperation, Operation, Page } from '@clearway/contract';
import { type LiveService, UserError } from '@clearway/service';
import type { Context } from 'hono';
import type { LargeAnswers } from '../answers/large-answers.ts';
import { nextPageLink } from '../answers/next-page.ts';
import { sendJson } from '../answers/send-body.ts';
import type { StoredAnswers } from '../answers/stored-answers.ts';
import type { RequestNotes } from '../observation/observed-requests.ts';
import { type Asked, readJsonBody, readPathAndQuery } from '../requests/read-request.ts';
import { refuseOtherNames } from '../security/own-name.ts';

export type RequestContext = Context<RequestNotes>;

/** An operation of the contract and what answers it. */
export interface Route {
  readonly operation: AnyOperation;
  answer(context: RequestContext): Response | Promise<Response>;
}

/** Where the answers come from. */
export interface RouteSurroundings {
  readonly service: LiveService;
  readonly stored: StoredAnswers;
  readonly large: LargeAnswers;
  readonly now: () => Date;
}

/** Answers with whatever the handler makes of the request. */
export function route<Path, Query, Body>(
  operation: Operation<Path, Query, Body>,
  answer: (asked: Asked<Path, Query, Body>, context: RequestContext) => Response | Promise<Response>,
): Route {
  const takesJson = operation.body !== null && operation.body.schema !== null;
  return {
    operation,
    async answer(context) {
      const pathAndQuery = readPathAndQuery(operation, context);
      const body = takesJson ? await readJsonBody(operation as Operation<never, never, Body>, context) : undefined;
      context.set('body', body);
      refuseOtherNames(context, [pathAndQuery.query, body]);
      return answer({ ...pathAndQuery, body: body as Body }, context);
    },
  };
}

/** Answers with a document, under the first status of the operation. */
export function documentRoute<Path, Query, Body>(
  operation: Operation<Path, Query, Body>,
  make: (asked: Asked<Path, Query, Body>) => unknown,
  location?: (document: never) => string,
): Route {
  const { status } = operation.answers[0]!;
  if (status === 204) throw new Error(`${operation.id} answers without a document`);
  return route(operation, async (asked, context) => {
    const document = await make(asked);
    const headers = location === undefined ? {} : { location: location(document as never) };
    return sendJson(context, document, { status, headers });
  });
}

/** Answers with a whole list, in the shape of a page. */
export function wholeListRoute<Path, Query, Body>(
  operation: Operation<Path, Query, Body>,
  list: (asked: Asked<Path, Query, Body>) => readonly unknown[] | Promise<readonly unknown[]>,
): Route {
  return documentRoute(operation, async (asked) => {
    const items = await list(asked);
    return { items, next: null, total: items.length } satisfies Page<unknown>;
  });
}

/** Answers with a part of a list that is read from the database. */
export function pageRoute<Path, Query, Body>(
  operation: Operation<Path, Query, Body>,
  list: (asked: Asked<Path, Query, Body>) => Promise<Page<unknown>>,
): Route {
  return route(operation, async (asked, context) => {
    const page = await list(asked);
    return sendJson(context, page, { headers: nextPageLink(context.req.url, page.next) });
  });
}

/** How long an answer that also depends on the time of day may be given again. */
const CLOCK_MILLISECONDS = 10_000;

/**
 * Answers with a part of a list that is a function of address and revision, so made once for each. With `clock` it also
 * depends on the time, and is made anew every ten seconds.
 */
export function storedPageRoute<Path, Query>(
  operation: Operation<Path, Query, undefined>,
  { service, stored, now }: RouteSurroundings,
  list: (query: Query) => Page<unknown> | Promise<Page<unknown>>,
  dependsOn: 'revision' | 'revision-and-clock' = 'revision',
): Route {
  return {
    operation,
    answer(context) {
      const clock = dependsOn === 'revision' ? '' : `@${Math.floor(now().getTime() / CLOCK_MILLISECONDS)}`;
      return stored.answer(context, service.revision() + clock, async () => {
        const page = await list(readPathAndQuery(operation, context).query);
        return { document: page, headers: nextPageLink(context.req.url, page.next) };
      });
    },
  };
}

/** What was found, or the user's error that it is not there. */
export function found<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new UserError('unknown', `there is no ${what}`, 'see the list');
  return value;
}
