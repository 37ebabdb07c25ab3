import { equal } from 'node:assert/strict';
import { type AnyOperation, type Problem, problem } from '@clearway/contract';
import { examplePath } from '../documentation/curl-example.ts';
import { createFakeService, type FakeService } from '../fake-service/fake-service.fixture.ts';
import { createLiveApp, type LiveApp } from './create-live-app.ts';
import type { LiveAppOptions } from './live-app-options.ts';

/** The app over a made-up service. */
export function served(
  options: LiveAppOptions = {},
  service: FakeService = createFakeService(),
): [LiveApp, FakeService] {
  return [createLiveApp(service, options), service];
}

export async function json<Answer>(response: Response | Promise<Response>): Promise<Answer> {
  return (await (await response).json()) as Answer;
}

/** Checks that the answer is this problem, and gives it. */
export async function refused(response: Response | Promise<Response>, status: number, code: string): Promise<Problem> {
  const answer = await response;
  equal(answer.status, status);
  equal(answer.headers.get('content-type'), 'application/problem+json');
  const document = problem.parse(await answer.json());
  equal(document.status, status);
  equal(document.code, code);
  equal(document.type, `urn:clearway:problem:${code}`);
  return document;
}

/** A request with a body of JSON. */
export function sent(body: unknown, method = 'POST'): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The example of the documentation, against a service that has what it names. */
export function exampleRequest(operation: AnyOperation): [string, RequestInit] {
  const path = examplePath(operation).replace('1204', '7').replace('own-satellites', 'celestrak');
  const address = `${path}${operation.exampleQuery === undefined ? '' : `?${operation.exampleQuery}`}`;
  const { body, method } = operation;
  if (body === null) return [address, { method: method.toUpperCase() }];
  if (body.schema === null) return [address, { method: 'POST', body: 'a file' }];
  const example = MADE_BY_NAME.has(operation.id) ? { ...(body.example as object), name: 'new' } : body.example;
  return [address, sent(example, method.toUpperCase())];
}

const MADE_BY_NAME: ReadonlySet<string> = new Set(['createWatchlist', 'createAlertRule', 'createAlertChannel']);
