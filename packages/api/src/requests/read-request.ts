import type { Operation } from '@clearway/contract';
import { UserError } from '@clearway/service';
import type { Context } from 'hono';
import type { z } from 'zod';
import { HttpProblem } from '../security/http-problem.ts';
import { invalidRequest } from './describe-issue.ts';

/** What was asked, read by the schemas of the operation. */
export interface Asked<Path, Query, Body> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
}

const LARGEST_JSON_BYTES = 1_000_000;

/** Reads path and query. Throws UserError where they cannot be meant; what is not known is refused. */
export function readPathAndQuery<Path, Query, Body>(
  operation: Operation<Path, Query, Body>,
  context: Context,
): Pick<Asked<Path, Query, Body>, 'path' | 'query'> {
  const path = operation.pathParameters
    ? parsed(operation.pathParameters, context.req.param(), 'parameter')
    : ({} as Path);
  const query = readQuery(operation.query, context.req.url);
  refuseUnkept(path);
  refuseUnkept(query);
  return { path, query };
}

function readQuery<Query>(schema: z.ZodType<Query> | null, url: string): Query {
  const start = url.indexOf('?');
  const given: Record<string, string> = {};
  if (start >= 0) {
    for (const [name, value] of new URLSearchParams(url.slice(start))) {
      if (Object.hasOwn(given, name)) {
        throw new UserError('option-invalid', `${name} is given twice`, 'give it once, several values between commas');
      }
      given[name] = value;
    }
  }
  if (schema) return parsed(schema, given, 'parameter');
  const names = Object.keys(given);
  if (names.length > 0) {
    throw new UserError('option-invalid', `there is no parameter "${names[0]!.slice(0, 60)}"`, 'give none');
  }
  return {} as Query;
}

/** Reads a JSON body; an empty one as `{}` where none is needed. Throws UserError or HttpProblem. */
export async function readJsonBody<Body>(operation: Operation<never, never, Body>, context: Context): Promise<Body> {
  const { schema, required } = operation.body as { schema: z.ZodType<Body>; required: boolean };
  const text = await readText(context);
  if (text.trim() === '' && !required) return parsed(schema, {}, 'field');
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
    throw new HttpProblem(415, 'content-type', 'the body is not JSON', 'send it with Content-Type: application/json');
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
    refuseUnkept(given);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('format-malformed', 'the body is not JSON', 'see the example at /api', { cause });
  }
  return parsed(schema, given, 'field');
}

/** No name or text has a null character or half of a surrogate pair, and neither databases nor addresses keep them. */
function refuseUnkept(value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new UserError('option-invalid', 'there is a null character in what was sent', 'leave it out');
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    const what = 'there is half of a surrogate pair, which is no character, in what was sent';
    throw new UserError('option-invalid', what, 'send whole characters');
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      refuseUnkept(key);
      refuseUnkept(each);
    }
  }
}

async function readText(context: Context): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of limitedBody(context, LARGEST_JSON_BYTES)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** The body in parts as it comes. Throws HttpProblem 413 once it is longer than `mostBytes`. */
export async function* limitedBody(context: Context, mostBytes: number): AsyncGenerator<Uint8Array> {
  const tooLarge = (): HttpProblem =>
    new HttpProblem(
      413,
      'too-large',
      `the body is longer than ${mostBytes.toLocaleString('en-US')} bytes`,
      'send less',
    );
  if (Number(context.req.header('content-length') ?? 0) > mostBytes) throw tooLarge();
  const { body } = context.req.raw;
  if (body === null) return;
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > mostBytes) throw tooLarge();
    yield part;
  }
}

function parsed<Value>(schema: z.ZodType<Value>, given: unknown, place: 'parameter' | 'field'): Value {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const shape = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  throw invalidRequest(result.error, given, place, shape);
}
