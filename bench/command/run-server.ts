import { type ClearwayProcess, startClearway } from './clearway-process.ts';
import { memoryOf } from './process-memory.ts';

/** A `clearway up` in a process of its own. */
export interface RunningServer extends ClearwayProcess {
  readonly url: string;
  /** From the start of the process until it said where the page is. */
  readonly listeningSeconds: number;
  /** MiB by the operating system's account; NaN where it keeps none. */
  memoryMib(): Promise<number>;
}

/** Starts `clearway up` with these arguments, on a port of its own. */
export async function startServer(
  argv: readonly string[],
  folder: string,
  signal: AbortSignal,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const process = startClearway(['up', '--port', '0', ...argv], folder, signal, environment);
  const listeningSeconds = await process.says(/the page is at http:\S+/);
  const url = /the page is at (http:\S+)/.exec(process.said())![1]!;
  return {
    ...process,
    url,
    listeningSeconds,
    memoryMib: async () => (await memoryOf(process.pid)).residentMib,
  };
}
