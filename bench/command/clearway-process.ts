import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lastingStart } from '../../apps/clearway/bin/packaged-node.mjs';

const COMMAND = fileURLToPath(new URL('../../apps/clearway/bin/clearway.mjs', import.meta.url));

/** A `clearway` that goes on until it is stopped, in a process of its own. */
export interface ClearwayProcess {
  readonly pid: number;
  /** From the start of the process until `pattern` stood in what it said; throws where it ends before, or after `deadline` seconds. */
  says(pattern: RegExp, deadlineSeconds?: number): Promise<number>;
  /** All it said so far. */
  said(): string;
  /** Throws where it has ended by itself. */
  check(): void;
  stop(): Promise<void>;
}

const DEADLINE_SECONDS = 600;

/** Starts the command with the options of Node that its launcher gives to what runs for days, but without the launcher. */
export function startClearway(
  argv: readonly string[],
  folder: string,
  signal: AbortSignal,
  environment: Readonly<Record<string, string>> = {},
): ClearwayProcess {
  const started = performance.now();
  const { options, environment: lasting } = lastingStart;
  const child = spawn(process.execPath, [...options, COMMAND, ...argv], {
    cwd: folder,
    env: { ...lasting, ...process.env, NO_COLOR: '1', CLEARWAY_CATALOG: '', DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGTERM',
  });
  let said = '';
  let code: number | null | undefined;
  let stopping = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', (how) => {
      code = how;
      resolve();
    });
  });
  const check = (): void => {
    if (code !== undefined && !stopping) {
      throw new Error(`clearway ${argv[0]} ended with ${code}: ${said.slice(-1000)}`);
    }
  };
  return {
    pid: child.pid!,
    said: () => said,
    check,
    async says(pattern, deadlineSeconds = DEADLINE_SECONDS): Promise<number> {
      while (!pattern.test(said)) {
        check();
        if (performance.now() - started > deadlineSeconds * 1000) {
          throw new Error(`clearway ${argv[0]} never said ${pattern}: ${said.slice(-1000)}`);
        }
        await sleep(20, undefined, { signal });
      }
      return (performance.now() - started) / 1000;
    },
    async stop(): Promise<void> {
      stopping = true;
      child.kill('SIGTERM');
      await ended;
    },
  };
}
