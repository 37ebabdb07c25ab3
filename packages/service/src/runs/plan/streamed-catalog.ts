import { type ElementSet, UserError } from '@clearway/astro';
import { elementSetsById, type RunRow, readSnapshot, type Store } from '@clearway/store';
import { decodeSnapshot, elementSetOfRow } from '../../catalog/keeping/index.ts';
import { uncertaintiesOfColumns } from '../../covariance/uncertainty-columns.ts';
import { settingsOf } from '../dispatch/run-jobs.ts';
import { decodeColumns } from '../stored/column-codec.ts';
import type { RunCatalog } from '../thread/thread-messages.ts';
import { createCatalogDigest, otherCatalog, refuseOtherCatalog } from './catalog-digest.ts';
import { catalogOfMaterial, keptEphemerides, keptIdenticalGroups, restoreMaterial } from './run-snapshot.ts';

const AT_ONCE = 2000;

/**
 * The catalogue of a run for whoever only sweeps slices of it: element sets come in portions and without names, and nothing of them is kept here,
 * where a million of them would be a gigabyte. Throws UserError where it is not the one that the run was planned with.
 */
export async function streamedCatalog(store: Store, run: RunRow): Promise<RunCatalog> {
  const kept = await readSnapshot(store.db, run.run_id);
  if (!kept) throw new UserError('unknown', `run ${run.run_id} has kept nothing of its catalogue`, 'run again');
  const planned = settingsOf(run).catalog_digest;
  const [packed, ...columns] = decodeColumns(kept);
  const identicalGroups = keptIdenticalGroups(columns);
  if (keptEphemerides(columns).length > 0 || identicalGroups === null) {
    const material = await restoreMaterial(store, kept);
    await refuseOtherCatalog(run.run_id, planned, material);
    return catalogOfMaterial(material, store);
  }
  const { objectIds, elementSetIds, lives } = decodeSnapshot(packed as Uint8Array);
  const uncertainties = uncertaintiesOfColumns(columns);
  const count = elementSetIds.length;
  async function* portions(): AsyncGenerator<readonly ElementSet[]> {
    const digest = createCatalogDigest();
    for (let from = 0; from < count; from += AT_ONCE) {
      const ids = elementSetIds.subarray(from, from + AT_ONCE);
      const rows = new Map((await elementSetsById(store.db, [...ids])).map((row) => [row.element_set_id, row]));
      const portion = Array.from(ids, (id, k) => {
        const row = rows.get(id);
        if (row) return elementSetOfRow(row, undefined);
        throw new UserError(
          'unknown',
          `element set ${id} of object ${objectIds[from + k]} is no longer kept`,
          'run again',
        );
      });
      digest.add(portion);
      yield portion;
    }
    const found = digest.finish({ lives, uncertainties, ephemerisIds: [] });
    if (planned !== undefined && found !== planned) throw otherCatalog(run.run_id);
  }
  const forever = (value: number): Float64Array => new Float64Array(count).fill(value);
  return {
    elements: portions(),
    lives: lives ?? { fromUs: forever(Number.NEGATIVE_INFINITY), toUs: forever(Number.POSITIVE_INFINITY) },
    uncertainties,
    identicalGroups,
    ephemerides: [],
  };
}
