import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../apps/clearway/bin/clearway.mjs', import.meta.url));

/** How a process of the command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** A `clearway` in a process of its own, as a person or a script would start it. */
export interface ClearwayProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard output or standard error matches. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

export function startClearway(
  argv: readonly string[],
  options: {
    readonly cwd?: string;
    readonly environment?: Record<string, string>;
    readonly input?: Buffer;
    /** Of Node, for this process alone and not for those that it starts. */
    readonly nodeOptions?: readonly string[];
  } = {},
): ClearwayProcess {
  const began = performance.now();
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), COMMAND, ...argv], {
    cwd: options.cwd,
    env: { ...process.env, CLEARWAY_CATALOG: '', NO_COLOR: '1', ...options.environment },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const listener of listeners) listener();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout, stderr, seconds: (performance.now() - began) / 1000 });
    });
  });
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(stdout) ?? pattern.exec(stderr);
        if (!found) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then((end) => reject(new Error(`ended with ${end.code} before saying ${pattern}: ${end.stderr}`)));
    });
  return { child, ended, says };
}

/** Runs it to its end. */
export function clearway(argv: readonly string[], options: Parameters<typeof startClearway>[1] = {}): Promise<Ended> {
  return startClearway(argv, options).ended;
}
