import { setImmediate } from 'node:timers/promises';
import type { ElementSet } from '@clearway/astro';
import {
  type ElementSetRow,
  elementSetsById,
  type ObjectRow,
  type RunRow,
  readSnapshot,
  type Store,
} from '@clearway/store';
import { identicalElements } from '../../catalog/identical-elements.ts';
import { type CatalogSnapshot, elementSetOfRow } from '../../catalog/keeping/index.ts';
import type { ElementsUsed } from '../../runs/plan/changed-objects.ts';
import { decodeElementsUsed, elementsUsed } from '../../runs/plan/run-snapshot.ts';
import type { RunCatalog } from '../../runs/thread/thread-messages.ts';
import type { RunElementSets } from '../approaches/run-model-input.ts';

/** The element sets of a run, as they were chosen for it: by object, then by life. */
export interface RunMaterial {
  readonly runId: number;
  readonly elements: readonly ElementSet[];
  readonly rows: readonly ElementSetRow[];
  readonly used: ElementsUsed;
  readonly identicalGroups: readonly (readonly number[])[];
}

/** Of a run that was planned just now. */
export function materialOfSnapshot(runId: number, snapshot: CatalogSnapshot): RunMaterial {
  const { elements, rows, identicalGroups } = snapshot;
  return { runId, elements, rows, used: elementsUsed(snapshot), identicalGroups };
}

const PAGE = 2000;

/** Of any run, from what it kept. Throws where a set that it used is gone. */
export async function loadMaterial(
  store: Store,
  run: RunRow,
  objectOf: (id: number) => Pick<ObjectRow, 'name' | 'cospar'> | undefined,
): Promise<RunMaterial> {
  const bytes = await readSnapshot(store.db, run.run_id);
  if (!bytes) throw new Error(`run ${run.run_id} has kept nothing of its catalogue`);
  const used = decodeElementsUsed(bytes);
  const found = new Map<number, ElementSetRow>();
  for (let at = 0; at < used.elementSetIds.length; at += PAGE) {
    const ids = [...used.elementSetIds.subarray(at, at + PAGE)];
    for (const row of await elementSetsById(store.db, ids)) found.set(row.element_set_id, row);
    await setImmediate();
  }
  const rows: ElementSetRow[] = [];
  const elements: ElementSet[] = [];
  const firsts: ElementSet[] = [];
  for (const id of used.elementSetIds) {
    const row = found.get(id);
    if (!row) throw new Error(`element set ${id}, which run ${run.run_id} used, is gone`);
    const set = elementSetOfRow(row, objectOf(row.object_id));
    if (elements.at(-1)?.id !== set.id) firsts.push(set);
    rows.push(row);
    elements.push(set);
    if (elements.length % PAGE === 0) await setImmediate();
  }
  return { runId: run.run_id, elements, rows, used, identicalGroups: identicalElements(firsts) };
}

/** As the thread of runs takes it. */
export function catalogOfMaterial({ elements, identicalGroups, used }: RunMaterial): RunCatalog {
  return { elements, identicalGroups, radiiM: used.radiiM, lives: { fromUs: used.fromUs, toUs: used.toUs } };
}

/** As the read model takes it. */
export function elementSetsOfMaterial({ rows, used }: RunMaterial): RunElementSets {
  return {
    objectIds: Int32Array.from(used.ids),
    epochsUs: Float64Array.from(rows, (row) => row.epoch_us),
    fromUs: used.fromUs,
  };
}
