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
  /** The folder of the built map, once it is built; null where there is none. Says by itself why. */
  readonly findMap: () => Promise<string | null>;
}

/** Those of this process. */
export function processSurroundings(findMap: Surroundings['findMap']): Surroundings & { dispose(): void } {
  // Nobody reads the progress any more: no reason to fail.
  process.stderr.on('error', () => undefined);
  const { signal, dispose } = interruptions();
  return { stdout: process.stdout, stderr: process.stderr, environment: process.env, signal, findMap, dispose };
}
