import type { AnyOperation } from '@clearway/contract';
import type { z } from 'zod';

/** A request of an operation, ready for a shell. */
export function curlExample(operation: AnyOperation, origin: string): string {
  const { method, body, exampleQuery } = operation;
  const address = `${origin}${examplePath(operation)}${exampleQuery === undefined ? '' : `?${exampleQuery}`}`;
  const parts = ['curl'];
  if (operation.answers[0]!.contentType === 'text/event-stream') parts.push('-N');
  const implied = body === null ? 'get' : 'post';
  if (method !== implied) parts.push('-X', method.toUpperCase());
  if (body?.contentType === 'application/json') {
    parts.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(body.example).replaceAll("'", "'\\''")}'`);
  } else if (body !== null) {
    parts.push('--data-binary', `@${body.example}`);
  }
  return `${parts.join(' ')} '${address}'`;
}

/** The path with the examples of its parameters in it. */
export function examplePath({ path, pathParameters }: AnyOperation): string {
  const shape = (pathParameters as z.ZodObject | null)?.shape ?? {};
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const example = (shape[name] as z.ZodType | undefined)?.meta()?.example;
    return encodeURIComponent(String(example));
  });
}
