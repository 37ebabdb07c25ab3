import type { Catalog } from '../catalog/catalog.ts';

const ages = new WeakMap<Catalog, number>();

/** Epoch of which half of the element sets are newer, ms; NaN where there are none. */
export function medianEpochMs(catalog: Catalog): number {
  let median = ages.get(catalog);
  if (median === undefined) {
    const epochs = catalog.epochsMs.filter((epochMs) => !Number.isNaN(epochMs)).sort();
    median = epochs[epochs.length >> 1] ?? Number.NaN;
    ages.set(catalog, median);
  }
  return median;
}
