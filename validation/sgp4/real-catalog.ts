import type { ElementSet } from '@clearway/astro';
import { createCatalogReader } from '@clearway/messages';
import { referenceText } from '../reference-data.ts';

export const MAIN_CATALOG = 'catalogs/2026-03-10/gp.csv.gz';

/** The element sets of a catalogue of the reference data, in the order of the file. */
export function elementSetsOf(file: string): ElementSet[] {
  const elements: ElementSet[] = [];
  const reader = createCatalogReader({
    file,
    onElementSet: (element) => elements.push(element),
    onRejected: ({ line, reason }) => {
      throw new Error(`${file}:${line}: ${reason}`);
    },
  });
  reader.push(referenceText(file));
  reader.end();
  return elements;
}
