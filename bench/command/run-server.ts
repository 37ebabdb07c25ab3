import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../apps/clearway/bin/clearway.mjs', import.meta.url));
const DEADLINE_SECONDS = 600;

/** A `clearway up` in a process of its own. */
export interface RunningServer {
  readonly url: string;
  /** From the start of the process until it said where the page is. */
  readonly listeningSeconds: number;
  /** From the start of the process until `pattern` stood in what it said. */
  says(pattern: RegExp): Promise<number>;
  /** Of the process that serves, MiB by the operating system's account; NaN where it keeps none. */
  memoryMib(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `clearway up` with these arguments, on a port of its own. */
export async function startServer(
  argv: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<RunningServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'up', '--port', '0', ...argv], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', CLEARWAY_CATALOG: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGTERM',
  });
  let said = '';
  let code: number | null | undefined;
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
  const says = async (pattern: RegExp): Promise<number> => {
    while (!pattern.test(said)) {
      if (code !== undefined) throw new Error(`clearway up ended with ${code}: ${said.slice(-1000)}`);
      if (performance.now() - started > DEADLINE_SECONDS * 1000) throw new Error(`clearway up never said ${pattern}`);
      await sleep(20, undefined, { signal });
    }
    return (performance.now() - started) / 1000;
  };
  const listeningSeconds = await says(/the page is at http:\S+/);
  const url = /the page is at (http:\S+)/.exec(said)![1]!;
  return {
    url,
    listeningSeconds,
    says,
    memoryMib: () => memoryMib(child.pid!),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The launcher starts the process that serves: the largest of its family is meant. */
async function memoryMib(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim();
    const others = await Promise.all(children === '' ? [] : children.split(' ').map((id) => memoryMib(Number(id))));
    return Math.max(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024, ...others);
  } catch {
    return Number.NaN;
  }
}
