import type { ObjectRow } from '@clearway/store';
import { createObjectIndex, type ObjectIndex } from './object-index.ts';
import type { ObjectOrbit } from './object-regime.ts';

/** An object as the store keeps it: a payload in orbit. */
export function madeUpRow(object_id: number, name: string, changes: Partial<ObjectRow> = {}): ObjectRow {
  return {
    object_id,
    name,
    cospar: null,
    kind: 'payload',
    owner: null,
    size_class: null,
    radar_cross_section_m2: null,
    status: 'operational',
    manoeuvrable: null,
    fleet: null,
    launched_us: null,
    decayed_us: null,
    updated_us: 0,
    in_orbit: true,
    has_elements: true,
    ...changes,
  };
}

/** An index of these objects. */
export async function indexOf(rows: readonly ObjectRow[], orbits: readonly ObjectOrbit[] = []): Promise<ObjectIndex> {
  const index = createObjectIndex();
  await index.load(inOnePage(rows), orbits);
  return index;
}

async function* inOnePage(rows: readonly ObjectRow[]): AsyncGenerator<readonly ObjectRow[]> {
  yield rows;
}
