import type { ElementSet, UtcTime } from '@clearway/astro';
import { type Encounter, plantEncounter } from './plant-encounter.ts';

/** An encounter and the numbers of its two objects. */
export interface PlantedEncounter extends Encounter {
  readonly ids: readonly [number, number];
}

/** One catalogue that holds the two objects of every encounter. */
export function plantedCatalog(
  encounters: readonly Encounter[],
  start: UtcTime,
): { readonly elements: ElementSet[]; readonly planted: PlantedEncounter[] } {
  const planted = encounters.map((e, k): PlantedEncounter => ({ ...e, ids: [1000 + 2 * k, 1001 + 2 * k] }));
  return { planted, elements: planted.flatMap((e) => plantEncounter(e, e.ids, start)) };
}
