import { interruptions } from './interruption.ts';

/** A stream for people, which may be a terminal. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a command has around it: where results and progress go, the environment, and whether to stop. */
export interface Surroundings {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: Screen;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Those of this process. */
export function processSurroundings(): Surroundings & { dispose(): void } {
  // Nobody reads the progress any more: no reason to fail.
  process.stderr.on('error', () => undefined);
  const { signal, dispose } = interruptions();
  return { stdout: process.stdout, stderr: process.stderr, environment: process.env, signal, dispose };
}
