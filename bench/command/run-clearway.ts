import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../apps/clearway/bin/clearway.mjs', import.meta.url));
const NOTE_USAGE = new URL('note-usage.mjs', import.meta.url).href;

/** What one run of the command took. */
export interface CommandRun {
  /** From the start of the process to its end. */
  readonly wallSeconds: number;
  /** The most memory that the process and its threads ever held, by the operating system's account. */
  readonly peakMemoryMib: number;
}

/** Runs the command in a process of its own to its end; throws with what it said where it fails. */
export async function runClearway(argv: readonly string[], folder: string, signal: AbortSignal): Promise<CommandRun> {
  const usage = path.join(folder, 'usage');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', NOTE_USAGE, COMMAND, ...argv], {
    env: { ...process.env, CLEARWAY_BENCH_USAGE: usage, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGTERM',
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const wallSeconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`clearway ${argv[0]} ended with ${code}: ${said.trim()}`);
  return { wallSeconds, peakMemoryMib: Number(await readFile(usage, 'utf8')) / 1024 };
}

/** The part of the report that the benchmark shows. */
export interface ScreenReport {
  readonly close_approaches: number;
  readonly objects: { readonly read: number; readonly screened: number };
  readonly seconds: {
    readonly total: number;
    readonly propagate: number;
    readonly sweep: number;
    readonly refine: number;
  };
}

export interface ScreenRun extends CommandRun {
  readonly report: ScreenReport;
}

/** `clearway screen` with these arguments, file to file. */
export async function runScreen(argv: readonly string[], folder: string, signal: AbortSignal): Promise<ScreenRun> {
  const place = await mkdtemp(path.join(folder, 'screen-'));
  try {
    const output = path.join(place, 'close.csv');
    const report = path.join(place, 'report.json');
    const run = await runClearway(['screen', ...argv, '--output', output, '--report', report], place, signal);
    return { ...run, report: JSON.parse(await readFile(report, 'utf8')) as ScreenReport };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
