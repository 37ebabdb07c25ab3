import { UserError, type UserErrorCode } from '@clearway/service';
import type { Context } from 'hono';

const STATUS: Partial<Record<UserErrorCode, 400 | 404 | 503>> = { 'object-unknown': 404, busy: 503 };

/** An error as problem details (RFC 9457). What is not the user's doing is named without its details. */
export function problem(context: Context, error: unknown): Response {
  if (error instanceof UserError) {
    return problemResponse(context, STATUS[error.code] ?? 400, error.code, error.message, error.hint);
  }
  return problemResponse(context, 500, 'internal', 'something went wrong on our side', 'see the log of the server');
}

export function problemResponse(
  context: Context,
  status: 400 | 404 | 500 | 503,
  type: string,
  title: string,
  detail: string,
): Response {
  const body = JSON.stringify({ type: `urn:clearway:problem:${type}`, status, title, detail });
  return context.body(body, status, { 'content-type': 'application/problem+json' });
}
