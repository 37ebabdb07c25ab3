import { TYPICAL_RADIUS_M } from '@clearway/risk';
import type { CatalogSnapshot } from '../../catalog/keeping/catalog-snapshot.ts';
import { decodeColumns, encodeColumns } from '../stored/column-codec.ts';
import type { RunCatalog } from '../thread/thread-messages.ts';
import type { ElementsUsed } from './changed-objects.ts';

/** What of a catalogue a run depends on. */
export function elementsUsed(snapshot: CatalogSnapshot): ElementsUsed {
  const count = snapshot.elements.length;
  return {
    ids: Float64Array.from(snapshot.elements, (each) => each.id),
    elementSetIds: Float64Array.from(snapshot.rows, (row) => row.element_set_id),
    fromUs: snapshot.lives?.fromUs ?? new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    toUs: snapshot.lives?.toUs ?? new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    radiiM: radiiOf(snapshot),
  };
}

/** As the session takes it. */
export function catalogOfSnapshot(snapshot: CatalogSnapshot, radiiM: Float64Array = radiiOf(snapshot)): RunCatalog {
  const { elements, identicalGroups, lives } = snapshot;
  const used = elementsUsed(snapshot);
  return { elements, identicalGroups, radiiM, lives: lives ?? { fromUs: used.fromUs, toUs: used.toUs } };
}

/** Hard-body radius by element set, m: typical ones by kind, as nobody publishes the real ones. */
function radiiOf({ elements, objects }: CatalogSnapshot): Float64Array {
  return Float64Array.from(elements, ({ id }) => {
    const kind = objects.get(id)?.kind ?? 'unknown';
    return TYPICAL_RADIUS_M[kind === 'rocket-body' ? 'rocket body' : kind];
  });
}

/** What a run keeps of its catalogue: enough to make it again, and to tell what another one has changed. */
export function encodeElementsUsed(used: ElementsUsed): Uint8Array<ArrayBuffer> {
  return encodeColumns([used.ids, used.elementSetIds, used.fromUs, used.toUs, used.radiiM]);
}

export function decodeElementsUsed(bytes: Uint8Array): ElementsUsed {
  const [ids, elementSetIds, fromUs, toUs, radiiM] = decodeColumns(bytes) as Float64Array[];
  return { ids: ids!, elementSetIds: elementSetIds!, fromUs: fromUs!, toUs: toUs!, radiiM: radiiM! };
}
