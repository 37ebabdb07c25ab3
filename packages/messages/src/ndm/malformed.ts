import { UserError } from '@clearway/astro';
import { excerpt, fileInMessage } from '../catalog/excerpt.ts';

/** A fault in a message: `file: line 12: what`, with a hint that says how to mend it. */
export function malformed(file: string, line: number, what: string, hint: string): UserError {
  const place = file === '' ? `line ${line}` : `${fileInMessage(file)}: line ${line}`;
  return new UserError('format-malformed', `${place}: ${what}`, hint);
}

/** A value for a message, in quotes and cut where it is long. */
export function quoted(text: string): string {
  return `"${excerpt(text)}"`;
}
