import { UserError } from '@clearway/service';
import type { z } from 'zod';

/** The first thing that is wrong with a request, in words: where, what was given, what is allowed. */
export function invalidRequest(
  error: z.ZodError,
  given: unknown,
  place: 'parameter' | 'field',
  allowed: readonly string[],
): UserError {
  const issue = error.issues[0]!;
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${shortened(key)}"`).join(', ');
    const hint = allowed.length === 0 ? 'give none' : `give ${allowed.join(', ')}`;
    return new UserError('option-invalid', `there is no ${place} ${names}`, hint);
  }
  const value = valueAt(given, issue.path);
  if (value === undefined) {
    return new UserError('option-missing', path === '' ? 'the body is missing' : `${path} is missing`, hintOf(issue));
  }
  const shown = shortened(typeof value === 'string' ? value : JSON.stringify(value));
  return new UserError('option-invalid', `${path === '' ? 'the body' : path} "${shown}" is not valid`, hintOf(issue));
}

function hintOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value')
    return `give ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type') return `give ${issue.expected === 'array' ? 'a list' : `a ${issue.expected}`}`;
  if (issue.code === 'too_small') return `give at least ${issue.minimum}${unitOf(issue.origin)}`;
  if (issue.code === 'too_big') return `give at most ${issue.maximum}${unitOf(issue.origin)}`;
  return issue.message;
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' of them' : '';
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], given);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
