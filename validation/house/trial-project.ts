import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const projectRoot: string = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The `main.ts` of a trial project: it says in `run.json` how it was started, then runs on until it is stopped, which
 * it notes in `stopped`, or ends at once with the code that `--exit` gives.
 */
const trialMain = `
import { writeFileSync, renameSync } from 'node:fs';
const args: string[] = process.argv.slice(2);
process.on('SIGTERM', () => { writeFileSync('stopped', 'SIGTERM'); process.exit(33); });
process.on('SIGINT', () => { writeFileSync('stopped', 'SIGINT'); process.exit(130); });
writeFileSync('run.json.part', JSON.stringify({ pid: process.pid, version: process.versions.node, args }));
renameSync('run.json.part', 'run.json');
const exit: number = args.indexOf('--exit');
if (exit >= 0) process.exit(Number(args[exit + 1]));
setInterval(() => {}, 1000);
export const main = (): Promise<void> => new Promise(() => {});
`;

export interface TrialRun {
  readonly pid: number;
  readonly version: string;
  readonly args: readonly string[];
}

/** A copy of the start scripts and of the command's shim, around a main program that only reports. */
export class TrialProject implements Disposable {
  readonly root: string = mkdtempSync(path.join(tmpdir(), 'clearway-trial-'));
  readonly #children: ChildProcess[] = [];

  constructor() {
    for (const folder of ['scripts', 'apps/clearway/bin']) {
      cpSync(path.join(projectRoot, folder), path.join(this.root, folder), { recursive: true });
    }
    this.write('apps/clearway/src/main.ts', trialMain);
    this.write(
      'package.json',
      JSON.stringify({ type: 'module', scripts: { start: 'node scripts/start.mjs' }, private: true }),
    );
  }

  /** Gives it the real `node_modules`, with the packaged Node. */
  linkDependencies(): void {
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(this.root, 'node_modules'), 'junction');
  }

  write(file: string, text: string, mode = 0o644): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text, { mode });
  }

  spawn(command: string, commandArguments: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const child = spawn(command, commandArguments, { cwd: this.root, env: personalEnvironment(), ...options });
    this.#children.push(child);
    return child;
  }

  /** What the main program reported, once it has. */
  async run(): Promise<TrialRun> {
    return JSON.parse(await this.textOf('run.json'));
  }

  async textOf(file: string, patienceMilliseconds = 60_000): Promise<string> {
    for (const end = performance.now() + patienceMilliseconds; ; await sleep(20)) {
      try {
        return readFileSync(path.join(this.root, file), 'utf8');
      } catch (error) {
        if (performance.now() > end) throw error;
      }
    }
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.kill('SIGKILL');
    this.#killMain();
    rmSync(this.root, { recursive: true, force: true });
  }

  #killMain(): void {
    try {
      const { pid } = JSON.parse(readFileSync(path.join(this.root, 'run.json'), 'utf8')) as TrialRun;
      if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    } catch {
      // It was never started.
    }
  }
}

/** The environment as in a person's own shell: without what the npm that runs these tests put there. */
export function personalEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|CI$|VITEST|NODE_ENV$)/i.test(name)),
  );
}

/** Node arguments under which this Node says that it is another version. */
export function pretending(version: string): string[] {
  const versions = `{ value: { ...process.versions, node: '${version}' } }`;
  return ['--import', `data:text/javascript,Object.defineProperty(process, 'versions', ${versions})`];
}

export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for the end of a process and gives what it printed. */
export function ending(child: ChildProcess): Promise<Ending> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    text.stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    text.stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...text }));
  });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until the process is gone; false when it still runs after that time. */
export async function endsWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(50)) {
    if (!isAlive(pid)) return true;
  }
  return !isAlive(pid);
}
