import { Writable } from 'node:stream';
import { runCommand } from './run-command.ts';
import type { Surroundings } from './surroundings.ts';

/** What a command left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, with its streams caught. */
export async function run(argv: readonly string[], over: Partial<Surroundings> = {}): Promise<Outcome> {
  const out: Buffer[] = [];
  let stderr = '';
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done): void {
      out.push(Buffer.from(chunk));
      done();
    },
  });
  const code = await runCommand(argv, {
    stdout,
    stderr: {
      write(text: string): void {
        stderr += text;
      },
    },
    environment: {},
    signal: new AbortController().signal,
    findMap: async () => null,
    ...over,
  });
  return { code, stdout: Buffer.concat(out).toString('utf8'), stderr };
}
