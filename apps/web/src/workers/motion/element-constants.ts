import { initializeSgp4, type Sgp4Constants, utcFromUnixMicros } from '@clearway/astro';
import type { CatalogDocument } from '@clearway/contract';
import { type ElementSets, indexElementSets } from '../questions/element-sets.ts';

/** The element sets of a catalogue with their constants, one for each set. */
export interface ElementConstants {
  readonly sets: ElementSets;
  readonly constants: readonly Sgp4Constants[];
}

export function elementConstants(catalog: CatalogDocument): ElementConstants {
  const sets = indexElementSets(catalog);
  const count = catalog.element_sets.object.length;
  return { sets, constants: Array.from({ length: count }, (_, set) => initializeSgp4(sets.elementSet(set))) };
}

/** Days since 2000-01-01 UTC and seconds of that day. */
export function dayAndSecond(timeMs: number): { readonly day: number; readonly second: number } {
  return utcFromUnixMicros(timeMs * 1000);
}

/** Minutes from the epoch of a set to the start of a day. */
export function minutesFromEpoch({ epoch }: Sgp4Constants, day: number): number {
  return (day - epoch.day) * 1440 - epoch.second / 60;
}
