import { currentRun, findRun, type RunRow, readSlices, readSnapshot, type Store } from '@clearway/store';
import { type RunMaterial, restoreMaterial } from '../../runs/plan/run-snapshot.ts';
import type { RunModel } from '../approaches/run-model.ts';
import { openRunModels, type RunModels } from '../approaches/run-models.ts';
import type { WatchlistMembers } from '../objects/encounter-filter.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import { buildModel } from './publish-found-run.ts';

/** The published run that everybody reads. */
export interface CurrentRun {
  readonly row: RunRow;
  readonly material: RunMaterial;
  readonly models: RunModels;
  /** As the current actor sees it. */
  readonly model: RunModel;
}

export function currentRunOf(row: RunRow, material: RunMaterial, models: RunModels): CurrentRun {
  return {
    row,
    material,
    models,
    get model() {
      return models.ofActor();
    },
  };
}

/** What a run was made from, as it was then. */
export async function loadMaterial(store: Store, run: RunRow): Promise<RunMaterial> {
  const kept = await readSnapshot(store.db, run.run_id);
  if (!kept) throw new Error(`run ${run.run_id} has kept nothing of its catalogue`);
  return restoreMaterial(store, kept);
}

/** Reads the current run from the database; null where there is none. */
export async function loadCurrentRun(
  store: Store,
  objects: ObjectIndex,
  members: WatchlistMembers,
  signal?: AbortSignal,
): Promise<CurrentRun | null> {
  const row = await currentRun(store.db);
  if (!row) return null;
  const material = await loadMaterial(store, row);
  const slices: Uint8Array[] = [];
  for await (const slice of readSlices(store.db, row.run_id)) slices.push(slice.approaches);
  const built = await buildModel(row, material, slices, objects, signal);
  return currentRunOf(row, material, openRunModels(built, objects, members));
}

/** The row of a run as it is now. */
export async function runRow(store: Store, runId: number): Promise<RunRow> {
  const row = await findRun(store.db, runId);
  if (!row) throw new Error(`run ${runId} is gone`);
  return row;
}
