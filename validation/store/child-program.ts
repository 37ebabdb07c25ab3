import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One of the programs beside this file, in a process of its own. */
export interface ChildProgram {
  readonly process: ChildProcess;
  /** The next line it writes, or undefined when it has ended. */
  readonly line: () => Promise<string | undefined>;
  /** Ends it as a power switch would; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

export function startProgram(name: string, ...args: readonly string[]): ChildProgram {
  const file = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    process: child,
    line: async () => (await lines.next()).value,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
