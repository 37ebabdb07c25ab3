import type { ObjectKind, Regime } from '@clearway/contract';
import type { Catalog } from '../catalog/catalog.ts';

/** Places in this order are what `kindColumn` has. */
export const KINDS: readonly ObjectKind[] = ['payload', 'rocket-body', 'debris', 'unknown'];
/** Of `regimeColumn`; every other orbit, and none, is one more. */
export const REGIMES: readonly Regime[] = ['LEO', 'MEO', 'GEO', 'GTO', 'HEO'];
export const OWNERS_SHOWN = 7;

/**
 * What does not change while a catalogue is shown, as a byte a slot, made once: colours are worked out anew at every click in the
 * legend, and asking a hundred thousand objects for their words each time would be felt.
 */
type Column = (catalog: Catalog) => Uint8Array;

export const kindColumn: Column = columnOf((catalog) => {
  const places = new Map(KINDS.map((kind, at) => [kind, at]));
  return (slot) => places.get(catalog.kind(slot))!;
});

export const regimeColumn: Column = columnOf((catalog) => {
  const places = new Map<Regime | null, number>(REGIMES.map((regime, at) => [regime, at]));
  return (slot) => places.get(catalog.regime(slot)) ?? REGIMES.length;
});

/** The largest owners in their order; then, where there are so many, all others; last those whose owner nobody knows. */
export const ownerColumn: Column = columnOf((catalog) => {
  const largest = catalog.owners().slice(0, OWNERS_SHOWN);
  const places = new Map<string | null, number>(largest.map(({ name }, at) => [name, at]));
  places.set(null, largest.length + 1);
  return (slot) => places.get(catalog.owner(slot)) ?? largest.length;
});

function columnOf(classifier: (catalog: Catalog) => (slot: number) => number): Column {
  const kept = new WeakMap<Catalog, Uint8Array>();
  return (catalog) => {
    let column = kept.get(catalog);
    if (column === undefined) {
      column = new Uint8Array(catalog.count);
      const placeOf = classifier(catalog);
      for (let slot = 0; slot < column.length; slot++) column[slot] = placeOf(slot);
      kept.set(catalog, column);
    }
    return column;
  };
}
