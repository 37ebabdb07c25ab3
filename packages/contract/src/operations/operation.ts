import type { z } from 'zod';

export const TAGS = [
  'Objects',
  'Close approaches',
  'Events',
  'Messages',
  'Ephemerides',
  'Plans',
  'Watchlists',
  'Alerts',
  'Runs',
  'Sources',
  'Status',
  'Accounts',
] as const;
export type Tag = (typeof TAGS)[number];

/** One thing that can be asked of the API: the routes, their documentation and the client are made from these. */
export interface Operation<Path, Query, Body> {
  /** For programs that generate clients: `listEvents`. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces: `/api/v1/events/{event_id}`. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly pathParameters: z.ZodType<Path> | null;
  readonly query: z.ZodType<Query> | null;
  /** The query that the documentation shows. */
  readonly exampleQuery?: string;
  readonly body: Body extends undefined ? null : OperationBody<Body>;
  readonly answers: readonly OperationAnswer[];
  /** Of problems, beside those that any operation may give. */
  readonly problems: readonly ProblemStatus[];
}

export type ProblemStatus = 401 | 403 | 404 | 409 | 413 | 503;

export interface OperationBody<Body> {
  readonly contentType: 'application/json' | 'application/octet-stream';
  /** Null for bytes. */
  readonly schema: z.ZodType<Body> | null;
  readonly required: boolean;
  readonly example: unknown;
}

export interface OperationAnswer {
  readonly status: 200 | 201 | 202 | 204 | 503;
  readonly description: string;
  /** Null without a body. */
  readonly contentType: string | null;
  /** Null for what is not JSON; of server-sent events, what `data:` holds. */
  readonly schema: z.ZodType | null;
  readonly example: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of operations without parameters in the path. */
export type NoPath = Record<string, never>;
/** Of operations that take no query: any is refused. */
export type NoQuery = Record<string, never>;

export function jsonAnswer<Document>(
  status: 200 | 201 | 202,
  description: string,
  schema: z.ZodType<Document>,
  example: Document,
  headers?: Readonly<Record<string, string>>,
): OperationAnswer {
  return {
    status,
    description,
    contentType: 'application/json',
    schema,
    example,
    ...(headers === undefined ? {} : { headers }),
  };
}
