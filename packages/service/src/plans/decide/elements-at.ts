import { unixMicros } from '@clearway/astro';
import type { PlanElements } from '@clearway/contract';
import { utcOfMicros } from '../../live/runs/run-documents.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';

/** Where in a run's catalogue the element sets of objects stand. */
export interface ElementPlaces {
  /** The set in force at a time; null where the catalogue has none. */
  inForce(objectId: number, us: number): number | null;
  /** Catalogue numbers above one. */
  idsAbove(objectId: number): readonly number[];
}

const known = new WeakMap<RunMaterial, ElementPlaces>();

/** Made once for a catalogue: plans ask for some thousand objects each. */
export function placesOf(material: RunMaterial): ElementPlaces {
  const found = known.get(material) ?? findPlaces(material);
  known.set(material, found);
  return found;
}

function findPlaces({ snapshot: { rows, lives } }: RunMaterial): ElementPlaces {
  const places = new Map<number, number[]>();
  for (const [k, { object_id: id }] of rows.entries()) {
    const of = places.get(id);
    if (of === undefined) places.set(id, [k]);
    else of.push(k);
  }
  return {
    inForce: (objectId, us) =>
      places.get(objectId)?.find((k) => lives === undefined || (lives.fromUs[k]! <= us && us < lives.toUs[k]!)) ?? null,
    idsAbove: (objectId) => [...places.keys()].filter((id) => id > objectId),
  };
}

/** The elements of an object that are in force at a time; null where the catalogue has none. */
export function elementsAt(material: RunMaterial | null, objectId: number | null, us: number): PlanElements | null {
  if (material === null || objectId === null) return null;
  const place = placesOf(material).inForce(objectId, us);
  if (place === null) return null;
  const { rows, elements } = material.snapshot;
  return {
    object_id: objectId,
    element_set_id: rows[place]!.element_set_id,
    epoch_utc: utcOfMicros(unixMicros(elements[place]!.epoch)),
  };
}
