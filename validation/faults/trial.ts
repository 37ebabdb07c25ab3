import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClearwayProcess, clearway, startClearway } from '../../e2e/clearway-process.ts';
import { madeOnce } from '../house/made-once.ts';
import { endsWithTest } from './ends-with-test.ts';
import { type Outcome, shownAt, storedIn } from './outcome.ts';

/** Longest wait of one test, ms: nothing here is about how fast the machine is. */
export const DEADLINE = 600_000;

/** What is screened. */
export interface Scene {
  readonly name: string;
  readonly days: number;
  readonly thresholdKm: number;
  /** Makes the catalogue, or names it. */
  catalog(folder: string): Promise<string>;
}

/** Small, but its window is the longest that is screened: a run of fifteen slices that lasts for some seconds. */
export const SMALL: Scene = {
  name: 'small',
  days: 14,
  thresholdKm: 10,
  async catalog(folder) {
    const file = path.join(folder, 'catalog.csv');
    const made = await clearway(['synthesize', '--objects', '2000', '--output', file]);
    if (made.code !== 0) throw new Error(made.stderr);
    return file;
  },
};

/** Slices of a run of the small scene, the one of its end with them. */
export const SLICES: number = SMALL.days + 1;

export interface Undisturbed extends Outcome {
  readonly catalog: string;
}

/** A catalogue, and what `clearway up` makes of it when nobody disturbs it. */
export const undisturbed = (scene: Scene = SMALL): Promise<Undisturbed> =>
  madeOnce(`undisturbed-${scene.name}`, async (folder) => {
    const catalog = await scene.catalog(folder);
    await using trial = await openTrial(scene);
    const started = trial.up(catalog);
    const shown = await shownAt(await screened(started));
    await stop(started);
    const stored = await storedIn({ dataDir: trial.dataDir });
    return { catalog, shown, stored };
  });

export interface StartOptions {
  readonly environment?: Record<string, string>;
  readonly nodeOptions?: readonly string[];
  /** A PostgreSQL instead of the directory of the trial. */
  readonly databaseUrl?: string;
  /** More options of `up` or `worker`. */
  readonly more?: readonly string[];
}

/** A folder and the processes that work in it: both are gone when it is disposed. */
export interface Trial extends AsyncDisposable {
  readonly folder: string;
  readonly dataDir: string;
  up(catalog: string | null, options?: StartOptions): ClearwayProcess;
  worker(databaseUrl: string, options?: StartOptions): ClearwayProcess;
}

export async function openTrial({ days, thresholdKm }: Scene = SMALL): Promise<Trial> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearway-fault-'));
  // With a map, which would else be built first.
  const map = path.join(folder, 'map');
  await mkdir(map);
  await writeFile(path.join(map, 'index.html'), '<!doctype html><title>A map</title>');
  const dataDir = path.join(folder, 'data');
  const started: ClearwayProcess[] = [];
  const start = (argv: readonly string[], { environment, nodeOptions = [] }: StartOptions): ClearwayProcess => {
    const process = startClearway(argv, {
      cwd: folder,
      environment: { CLEARWAY_MAP_FOLDER: map, DATABASE_URL: '', ...environment },
      nodeOptions,
    });
    started.push(process);
    return process;
  };
  return {
    folder,
    dataDir,
    up(catalog, options = {}) {
      const place =
        options.databaseUrl === undefined ? ['--data-dir', dataDir] : ['--database-url', options.databaseUrl];
      const named = catalog === null ? [] : ['--catalog', catalog];
      const window = ['--start', '2026-03-10', '--days', String(days), '--threshold-km', String(thresholdKm)];
      const least = ['--port', '0', '--workers', '1'];
      return start(['up', ...named, ...place, ...window, ...least, ...(options.more ?? [])], options);
    },
    worker: (databaseUrl, options = {}) =>
      start(['worker', '--database-url', databaseUrl, '--workers', '1', ...(options.more ?? [])], options),
    [Symbol.asyncDispose]: endsWithTest(async () => {
      for (const { child } of started) {
        child.kill('SIGCONT');
        child.kill('SIGKILL');
      }
      await Promise.all(started.map(({ ended }) => ended));
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }),
  };
}

/** The address of the page, once it is announced. */
export async function addressOf(started: ClearwayProcess): Promise<string> {
  return (await started.says(/the page is at (http:\S+)/))[1]!;
}

/** Waits until a run is published, and gives the address where it is shown. */
export async function screened(started: ClearwayProcess): Promise<string> {
  await started.says(/Ctrl-C stops/);
  return addressOf(started);
}

/** In order, as by Ctrl-C. */
export async function stop(started: ClearwayProcess): Promise<void> {
  started.child.kill('SIGTERM');
  await started.ended;
}

/** At once, as by a power switch. */
export async function killHard(started: ClearwayProcess): Promise<void> {
  started.child.kill('SIGKILL');
  await started.ended;
}

/** Looks again and again until there is something. */
export async function until<Found>(
  look: () => Promise<Found | undefined | null | false>,
  everyMs = 20,
): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await sleep(everyMs);
  }
}
