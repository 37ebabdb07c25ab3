import { randomUUID } from 'node:crypto';
import type { Identity } from '@clearway/service';
import type { Context, MiddlewareHandler } from 'hono';
import type { Metrics } from './metrics.ts';

/** What is logged to: pino's, or whatever has these. */
export interface RequestLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What requests carry along. */
export interface RequestNotes {
  Variables: {
    requestId: string;
    /** As the table of operations has it: `/api/v1/events/{event_id}`. */
    route: string;
    /** Tells of what goes wrong after an answer has begun. */
    breakOff: (error: unknown) => void;
    /** Who asks; null where nobody has signed in. */
    identity: Identity | null;
    /** Of the client. */
    address: string;
    /** The JSON that was sent, for the audit log. */
    body: unknown;
  };
}

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** Gives each request an id, counts it and logs it in one line: no query, no body, no header. */
export function observeRequests(metrics: Metrics, log: RequestLog | undefined): MiddlewareHandler<RequestNotes> {
  return async (context, next) => {
    const began = performance.now();
    const given = context.req.header('x-request-id');
    const requestId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
    context.set('requestId', requestId);
    context.header('x-request-id', requestId);
    context.set('breakOff', (error) => {
      log?.error({ err: error, request_id: requestId, route: routeOf(context) }, 'an answer was broken off');
    });
    await next();
    const seconds = (performance.now() - began) / 1000;
    const { status } = context.res;
    const route = routeOf(context);
    metrics.countRequest(context.req.method, route, status, seconds);
    log?.info(
      {
        request_id: requestId,
        method: context.req.method,
        path: context.req.path.slice(0, 200),
        route,
        status,
        milliseconds: Math.round(seconds * 1e5) / 100,
      },
      'request',
    );
  };
}

/** `other` for what no operation is, so that nobody can make new labels. */
export function routeOf(context: Context<RequestNotes>): string {
  return context.get('route') ?? 'other';
}
