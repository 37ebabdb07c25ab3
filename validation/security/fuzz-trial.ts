import { type AnyOperation, allOperations, problem } from '@clearway/contract';
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type OpenApiDocument,
  type OpenApiOperation,
  openApiDocument,
} from '../../packages/api/src/documentation/openapi-document.ts';
import { valueFor } from './schema-values.ts';
import type { AskInit } from './trial.ts';

/** Longer than this nobody waits for an answer to nonsense. */
const LONGEST_MS = 20_000;
/** What never ends by itself, or takes all there is with it. */
const LEFT_OUT = new Set(['listenToSignals', 'downloadBackup', 'signOut']);
/** Of problems that only what comes before any operation gives: of lengths, types and names. */
const EVERYWHERE = ['400', '404', '405', '413', '415', '429', '503'];

const document: OpenApiDocument = openApiDocument('trial');

export interface DrawnRequest {
  readonly operation: AnyOperation;
  readonly path: string;
  readonly init: AskInit;
}

/** Requests of every operation, drawn from the OpenAPI document. */
export function drawnRequests(each: number, seed: number): DrawnRequest[] {
  return allOperations
    .filter(({ id }) => !LEFT_OUT.has(id))
    .flatMap((operation) => fc.sample(requestOf(operation), { numRuns: each, seed }));
}

function requestOf(operation: AnyOperation): fc.Arbitrary<DrawnRequest> {
  const described: OpenApiOperation = document.paths[operation.path]![operation.method]!;
  const parameters = (described.parameters ?? []).map((parameter) => {
    const value = valueFor(parameter.schema, document).map((given) => textOf(given));
    return fc
      .tuple(value, fc.nat(9))
      .map(([text, luck]) => ({ parameter, text: parameter.required || luck < 4 ? text : null }));
  });
  const content = described.requestBody?.content ?? {};
  const [type, described_] = Object.entries(content)[0] ?? [null, null];
  const body: fc.Arbitrary<Partial<AskInit>> =
    type === null
      ? fc.constant({})
      : type === 'application/json'
        ? fc.oneof(
            { weight: 9, arbitrary: valueFor(described_!.schema ?? {}, document).map((json) => ({ json })) },
            { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map(brokenJson) },
          )
        : fc.uint8Array({ maxLength: 400 }).map((bytes) => ({ body: new Uint8Array(bytes) }));
  return fc.tuple(fc.tuple(...parameters), body).map(([given, more]) => {
    let path = operation.path;
    const query = new URLSearchParams();
    for (const { parameter, text } of given) {
      if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(pathPart(text)));
      else if (text !== null && parameter.in === 'query') query.set(parameter.name, text);
    }
    const search = query.toString();
    return {
      operation,
      path: search === '' ? path : `${path}?${search}`,
      init: { method: operation.method.toUpperCase(), ...more },
    };
  });
}

/** An empty part or dots alone would be another path. */
function pathPart(text: string | null): string {
  const whole = (text ?? '0').toWellFormed();
  return /^\.*$/.test(whole) ? 'x' : whole;
}

function textOf(value: unknown): string {
  // Objects that were drawn may have a `toString` that is no function.
  const text = Array.isArray(value)
    ? value.map(textOf).join(',')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return text.toWellFormed();
}

function brokenJson(body: string): Partial<AskInit> {
  return { body: body.toWellFormed(), headers: { 'content-type': 'application/json' } };
}

/** Sends it, and checks that the answer is one that the document promises. */
export async function checkAnswer(
  { operation, path, init }: DrawnRequest,
  ask: (path: string, init: AskInit) => Promise<Response>,
): Promise<number> {
  const began = performance.now();
  const response = await ask(path, init);
  const text = await response.text();
  const what = `${init.method} ${path} ${JSON.stringify(init.json ?? '').slice(0, 500)}: ${response.status} ${text.slice(0, 300)}`;
  expect(performance.now() - began, what).toBeLessThan(LONGEST_MS);
  expect(response.status, what).not.toBe(500);
  const promised = Object.keys(document.paths[operation.path]![operation.method]!.responses);
  expect([...promised, ...EVERYWHERE], what).toContain(String(response.status));
  const type = response.headers.get('content-type')?.replace(/;.*/, '') ?? null;
  if (type === 'application/problem+json') {
    expect(problem.safeParse(JSON.parse(text)).success, what).toBe(true);
    return response.status;
  }
  const answer = operation.answers.find((each) => each.status === response.status && each.contentType === type);
  expect(answer, what).toBeDefined();
  if (answer!.schema !== null && type === 'application/json') {
    expect(answer!.schema.safeParse(JSON.parse(text)).error, what).toBeUndefined();
  }
  return response.status;
}
