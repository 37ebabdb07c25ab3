import type { Catalog } from '../catalog/catalog.ts';
import { FAMOUS_OBJECTS } from './famous-objects.ts';
import { foldLines, joinText } from './fold-names.ts';
import { createHaystack, type Haystack } from './haystack.ts';

/** The names of a catalogue as they are compared, by slot. */
export interface SearchIndex {
  readonly catalog: Catalog;
  /** Folded, a space before each word: ` sentinel 3a`. */
  readonly spaced: Haystack;
  /** Folded without spaces: `sentinel3a`. */
  readonly joined: Haystack;
  readonly numbers: Haystack;
  /** Small letters without the hyphen: `1998067a`; empty where there is none. */
  readonly designators: Haystack;
  /** 0 payload … 3 debris: what people look for comes first. */
  readonly kindRanks: Uint8Array;
  /** Slots of famous objects with what they are also called. */
  readonly famous: ReadonlyMap<number, readonly string[]>;
}

const KIND_RANKS = { payload: 0, 'rocket-body': 1, unknown: 2, debris: 3 } as const;

const indices = new WeakMap<Catalog, SearchIndex>();

/** The index of a catalogue, made once. */
export function searchIndexOf(catalog: Catalog): SearchIndex {
  let index = indices.get(catalog);
  if (index === undefined) {
    index = createSearchIndex(catalog);
    indices.set(catalog, index);
  }
  return index;
}

function createSearchIndex(catalog: Catalog): SearchIndex {
  const names: string[] = [];
  const designators: string[] = [];
  const kindRanks = new Uint8Array(catalog.count);
  for (let slot = 0; slot < catalog.count; slot++) {
    names.push(catalog.name(slot));
    designators.push(catalog.cospar(slot) ?? '');
    kindRanks[slot] = KIND_RANKS[catalog.kind(slot)];
  }
  const famous = new Map<number, readonly string[]>();
  for (const [id, others] of FAMOUS_OBJECTS) {
    const slot = catalog.slotOf(id);
    if (slot !== undefined) famous.set(slot, others);
  }
  const folded = foldLines(names.join('\n'));
  return {
    catalog,
    spaced: createHaystack(` ${folded.replaceAll('\n', '\n ')}`),
    joined: createHaystack(joinText(folded)),
    numbers: createHaystack(catalog.ids.join('\n')),
    designators: createHaystack(designators.join('\n').replaceAll('-', '').toLowerCase()),
    kindRanks,
    famous,
  };
}
