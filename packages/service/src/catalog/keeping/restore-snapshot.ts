import { setImmediate } from 'node:timers/promises';
import { SECONDS_PER_DAY, UserError } from '@clearway/astro';
import { elementSetsById, listSources, type ObjectRow, objectsById, type Store } from '@clearway/store';
import type { CatalogSnapshot } from './catalog-snapshot.ts';
import type { ChosenObject, ChosenRow } from './choose-kept.ts';
import { elementSetOfRow } from './element-set-rows.ts';
import { decodeSnapshot } from './snapshot-bytes.ts';
import { originOfRow } from './source-rows.ts';
import { snapshotOf } from './take-snapshot.ts';

const MICROS_PER_DAY = SECONDS_PER_DAY * 1e6;
const AT_ONCE = 2000;

/**
 * The catalogue of a run again, from the bytes kept with it: the very same element sets and lives; names and descriptions of the
 * objects as they are now. Throws UserError where element sets are gone.
 */
export async function restoreSnapshot(store: Store, packed: Uint8Array): Promise<CatalogSnapshot> {
  const references = decodeSnapshot(packed);
  const { objectIds, elementSetIds, lives, startUs } = references;
  const objects = new Map<number, ObjectRow>();
  const chosen: ChosenObject[] = [];
  const afterStart = new Set(references.epochAfterStart);
  for (let from = 0; from < objectIds.length; ) {
    // An object's sets stay together.
    let to = Math.min(from + AT_ONCE, objectIds.length);
    while (to < objectIds.length && objectIds[to] === objectIds[to - 1]) to++;
    const page = await elementSetsById(store.db, [...elementSetIds.subarray(from, to)]);
    const rows = new Map(page.map((row) => [row.element_set_id, row]));
    for (const row of await objectsById(store.db, [...new Set(objectIds.subarray(from, to))])) {
      objects.set(row.object_id, row);
    }
    for (let k = from; k < to; k++) {
      const id = objectIds[k]!;
      const row = rows.get(elementSetIds[k]!);
      if (row === undefined) {
        throw new UserError(
          'unknown',
          `element set ${elementSetIds[k]} of object ${id} is no longer kept`,
          'run again',
        );
      }
      const segment: ChosenRow = {
        row,
        elements: elementSetOfRow(row, objects.get(id)),
        fromUs: lives?.fromUs[k] ?? Number.NEGATIVE_INFINITY,
        toUs: lives?.toUs[k] ?? Number.POSITIVE_INFINITY,
      };
      const before = chosen.at(-1);
      if (before?.id === id) {
        chosen[chosen.length - 1] = { ...before, segments: [...before.segments, segment] };
      } else {
        const ageDays = (startUs - row.epoch_us) / MICROS_PER_DAY;
        chosen.push({ id, segments: [segment], epochAfterStart: afterStart.has(id), ageDays });
      }
    }
    from = to;
    await setImmediate();
  }
  const sources = (await listSources(store.db)).filter((row) => originOfRow(row) !== null);
  const { stopUs, decayed, coverage, leftOut } = references;
  return snapshotOf({ startUs, stopUs, chosen, leftOut, objects, sources, decayed, coverage });
}
