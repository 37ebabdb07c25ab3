import { readdirSync } from 'node:fs';
import { parseUtc, UserError } from '@clearway/astro';
import { type Catalog, loadCatalog } from '@clearway/service';
import { referencePath } from '../reference-data.ts';

/** Loads files of the reference data for a window from the start of 2026-03-10, unless another is given. */
export function loadReference(files: readonly string[], start = '2026-03-10T00:00:00Z'): Promise<Catalog> {
  return loadCatalog(files.map(referencePath), { start: parseUtc(start)! });
}

/** The fault with which a file of the reference data is refused. */
export async function faultOfReference(file: string): Promise<UserError> {
  const outcome = await loadReference([file]).catch((error: unknown) => error);
  if (!(outcome instanceof UserError)) throw new Error(`${file} was not refused`);
  return outcome;
}

/** Files in a folder of the reference data, by the end of their names. */
export function referenceFiles(folder: string, ending: string): string[] {
  return readdirSync(referencePath(folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`);
}
