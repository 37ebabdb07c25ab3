import type { ProblemError } from '@clearway/contract';
import { ReaderGone, UserError } from '@clearway/service';
import { CommanderError } from 'commander';
import { Interruption } from './interruption.ts';
import type { Surroundings } from './surroundings.ts';

const LONGEST_LINE = 400;
const LONGEST_HINT = 150;

/** Says in one line what went wrong, and gives the exit code. */
export function reportFailure(error: unknown, { stderr, signal, environment }: Surroundings): number {
  const interruption = signal.aborted ? signal.reason : error;
  if (interruption instanceof Interruption) {
    stderr.write(interruption.line);
    return interruption.exitCode;
  }
  if (error instanceof ReaderGone) return 0;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    stderr.write(`${failureLine(error.message.replace(/^error: /, ''), 'see clearway --help')}\n`);
    return 2;
  }
  if (error instanceof UserError) {
    stderr.write(`${failureLine(error.message, error.hint)}\n`);
    return 2;
  }
  if (isDamage(error)) {
    stderr.write(`${failureLine(error.message, error.hint)}\n`);
    return 2;
  }
  // What a server refused is bad input; what it could not do is a fault of its own, and says so.
  if (isProblem(error)) {
    stderr.write(`${failureLine(error.message, '')}\n`);
    return error.status === 500 ? 1 : 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(`${failureLine(`a fault of Clearway's own: ${message}`, 'CLEARWAY_DEBUG=1 shows where')}\n`);
  if (environment.CLEARWAY_DEBUG && error instanceof Error) stderr.write(`${error.stack}\n`);
  return 1;
}

/** Told by its name: whoever asks no server need not load the contract, which takes a while. */
function isProblem(error: unknown): error is ProblemError {
  return error instanceof Error && error.name === 'ProblemError';
}

/** Files of the database that are damaged, met only after it was opened; told by its name, as whoever opens none need not load the store. */
function isDamage(error: unknown): error is Error & { readonly hint: string } {
  return (
    error instanceof Error &&
    error.name === 'StoreError' &&
    (error as { code?: string }).code === 'data-directory-unusable'
  );
}

/** One line of at most 400 characters: what and where, then how to mend it. What does not fit is cut from the first. */
export function failureLine(message: string, hint: string): string {
  const mend = hint === '' ? '' : `; ${shortened(printable(hint), LONGEST_HINT)}`;
  return `clearway: ${shortened(printable(message), LONGEST_LINE - 'clearway: '.length - mend.length)}${mend}`;
}

/** Without line breaks and whatever else a terminal would obey. */
function printable(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
