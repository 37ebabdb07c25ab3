import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ElementSet } from '@clearway/astro';
import { type Catalog, loadCatalog, parseUtc, writeElementSetsCsv, writeFileAtomically } from '@clearway/service';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { referencePath } from '../validation/reference-data.ts';

/** Every window of the benchmark starts here. */
export const START = '2026-03-10T00:00:00Z';
const SYNTHETIC_EPOCH = '2026-03-09T12:00:00Z';
const REAL = {
  'full-density': 'catalogs/full-density/gp.csv.gz',
  main: 'catalogs/2026-03-10/gp.csv.gz',
} as const;
const QUICK_OBJECTS = 1200;

/** Thrown where the reference data are absent: the item is then skipped, with one line. */
export class CatalogAbsent extends Error {}

/** The catalogue files of one run. */
export interface BenchCatalogs {
  /** Path of a real catalogue, or, in a quick run, of a small synthetic one in its place. */
  readonly real: (name: keyof typeof REAL) => Promise<string>;
  /** Path of a synthetic catalogue, made when first asked for. */
  readonly synthetic: (objects: number) => Promise<string>;
  readonly elements: (file: string) => Promise<readonly ElementSet[]>;
  /** With the numbers that share their elements with another. */
  readonly whole: (file: string) => Promise<Pick<Catalog, 'elements' | 'identicalGroups'>>;
}

export function createBenchCatalogs(folder: string, quick: boolean, signal: AbortSignal): BenchCatalogs {
  const loaded = new Map<string, Pick<Catalog, 'elements' | 'identicalGroups'>>();
  const whole: BenchCatalogs['whole'] = async (file) => {
    const known = loaded.get(file);
    if (known) return known;
    const { elements, identicalGroups } = await loadCatalog([file], { start: parseUtc(START)! });
    loaded.set(file, { elements, identicalGroups });
    return { elements, identicalGroups };
  };
  const synthetic = async (objects: number): Promise<string> => {
    const file = path.join(folder, `synthetic-${objects}.csv`);
    if (existsSync(file)) return file;
    // As `clearway synthesize` does, but without the start of a process.
    const drawn = synthesizeCatalog({ objects, seed: 1, epoch: parseUtc(SYNTHETIC_EPOCH)! });
    await writeFileAtomically(file, async (sink) => void (await writeElementSetsCsv(drawn, sink, signal)), signal);
    return file;
  };
  return {
    synthetic,
    real: async (name) => {
      if (quick) return synthetic(QUICK_OBJECTS);
      const file = referencePath(REAL[name]);
      if (!existsSync(file))
        throw new CatalogAbsent(`reference data not found: ${REAL[name]} (set CLEARWAY_REFERENCE_DATA)`);
      return file;
    },
    elements: async (file) => (await whole(file)).elements,
    whole,
  };
}
