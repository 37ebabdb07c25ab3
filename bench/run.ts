import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopWithLauncher } from '../apps/clearway/bin/stop-with-launcher.mjs';
import type { BenchRun } from './bench-item.ts';
import { CatalogAbsent, createBenchCatalogs } from './catalogs.ts';
import type { Figure } from './figure.ts';
import { asStandIn, figureCells, printedFigures } from './figures-table.ts';
import { BENCH_ITEMS } from './items.ts';
import { describeMachine, today } from './machine.ts';
import { type BenchOptions, readBenchOptions, USAGE } from './options.ts';
import { measureSatelliteJs } from './peers/satellite-js.ts';
import { withResults } from './results-file.ts';
import { createSharedThings } from './shared-things.ts';

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const say = (line: string): void => void process.stderr.write(`bench: ${line}\n`);

stopWithLauncher();
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort(new Error(`stopped by ${name}`)));
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = readBenchOptions(
      argv,
      BENCH_ITEMS.map((item) => item.name),
      process.env,
    );
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }
  if (options.help) {
    process.stdout.write(`${USAGE}\n\nItems: ${BENCH_ITEMS.map((item) => item.name).join(', ')}\n`);
    return 0;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'clearway-bench-'));
  try {
    const figures = await measureAll(options, folder);
    if (figures.length === 0) return 1;
    const rows = figures.map(figureCells);
    process.stdout.write(`${today()}, ${describeMachine()}\n\n${printedFigures(figures)}\n`);
    if (options.quick) process.stdout.write('\nA quick run on small stand-ins: the figures mean nothing.\n');
    if (options.record) {
      await writeFile(RESULTS, withResults(await readFile(RESULTS, 'utf8'), rows, today(), describeMachine()));
      say('recorded in bench/RESULTS.md');
    }
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    say('stopped');
    return 130;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureAll(options: BenchOptions, folder: string): Promise<Figure[]> {
  const { only, quick, full, repetitions } = options;
  const { signal } = stop;
  const catalogs = createBenchCatalogs(folder, quick, signal);
  const things = createSharedThings();
  const run: BenchRun = {
    repetitions,
    quick,
    catalogs,
    folder,
    signal,
    shared: things.shared,
    say,
    measurePeer: async () => {
      // Of any catalogue: a mixture of orbits from the full one where it is there.
      const file = await catalogs.real('full-density').catch(() => catalogs.synthetic(33_530));
      const setting = quick ? { repetitions: 1, calls: 20_000 } : { repetitions: 3 };
      return measureSatelliteJs(await catalogs.elements(file), setting);
    },
  };
  const figures: Figure[] = [];
  try {
    for (const item of BENCH_ITEMS) {
      if (only ? !only.includes(item.name) : item.long && !full && !quick) continue;
      try {
        const begun = performance.now();
        const measured = await item.measure(run);
        figures.push(...(quick ? measured.map(asStandIn) : measured));
        say(`${item.name}: ${((performance.now() - begun) / 1000).toFixed(1)} s in all`);
      } catch (error) {
        if (!(error instanceof CatalogAbsent)) throw error;
        say(`skipped ${item.name}: ${error.message}`);
      }
    }
  } finally {
    await things.remove();
  }
  return figures;
}
