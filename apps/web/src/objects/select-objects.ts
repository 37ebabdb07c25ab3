import { semiMajorAxisKm } from '../catalog/catalog.ts';
import { foldName } from '../search/fold-names.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { ObjectChoice, ObjectSort } from '../view/view.ts';

/** Slots that fit, in order. Objects without elements stand behind all others where the order is of what they lack. */
export function selectObjects(index: SearchIndex, choice: ObjectChoice, watched: ReadonlySet<number>): Int32Array {
  const { catalog } = index;
  const words = foldName(choice.text)
    .split(' ')
    .filter((word) => word !== '');
  const found = new Int32Array(catalog.count);
  let count = 0;
  for (let slot = 0; slot < catalog.count; slot++) {
    if (choice.kind !== null && catalog.kind(slot) !== choice.kind) continue;
    if (choice.regime !== null && catalog.regime(slot) !== choice.regime) continue;
    if (choice.owner !== null && catalog.owner(slot) !== choice.owner) continue;
    if (choice.fleet !== null && catalog.fleet(slot) !== choice.fleet) continue;
    if (choice.watched && !watched.has(catalog.ids[slot]!)) continue;
    if (words.length > 0 && !hasWords(index, slot, words)) continue;
    found[count++] = slot;
  }
  return sortSlots(index, found.subarray(0, count), choice.sort, choice.descending);
}

/** How many conditions there are beside the text. */
export function conditionCount({ kind, regime, owner, fleet, watched }: ObjectChoice): number {
  return [kind, regime, owner, fleet].filter((value) => value !== null).length + (watched ? 1 : 0);
}

/** Each word stands in the name, or begins the catalogue number or a part of the designator. */
function hasWords({ catalog, spaced }: SearchIndex, slot: number, words: readonly string[]): boolean {
  const name = spaced.at(slot);
  return words.every(
    (word) =>
      name.includes(word) ||
      String(catalog.ids[slot]).startsWith(word) ||
      (catalog
        .cospar(slot)
        ?.toLowerCase()
        .split('-')
        .some((part) => part.startsWith(word)) ??
        false),
  );
}

function sortSlots(index: SearchIndex, slots: Int32Array, sort: ObjectSort, descending: boolean): Int32Array {
  const sign = descending ? -1 : 1;
  const keys = keysOf(index, sort);
  return slots.sort((one, other) => {
    const a = keys[one]!;
    const b = keys[other]!;
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || one - other;
    return sign * (a - b) || one - other;
  });
}

/** What slots are ordered by: ascending is low, and young. NaN where the object has no elements. */
function keysOf(index: SearchIndex, sort: ObjectSort): ArrayLike<number> {
  const { catalog } = index;
  if (sort === 'name') return nameRanks(index);
  if (sort === 'number') return catalog.ids;
  const known = (slot: number, value: number): number => (Number.isNaN(catalog.epochsMs[slot]!) ? Number.NaN : value);
  const keys = new Float64Array(catalog.count);
  for (let slot = 0; slot < catalog.count; slot++) {
    if (sort === 'age') keys[slot] = -catalog.epochsMs[slot]!;
    else if (sort === 'inclination') keys[slot] = known(slot, catalog.inclinationsDeg[slot]!);
    else keys[slot] = known(slot, semiMajorAxisKm(catalog.meanMotions[slot]!));
  }
  return keys;
}

const ranks = new WeakMap<SearchIndex, Int32Array>();

/** Places of all names in alphabetical order, the same for the same name: sorted once a catalogue. */
function nameRanks(index: SearchIndex): Int32Array {
  let rankOf = ranks.get(index);
  if (rankOf === undefined) {
    const names = Array.from({ length: index.catalog.count }, (_, slot) => index.spaced.at(slot));
    const places = new Map([...new Set(names)].sort().map((name, place) => [name, place]));
    rankOf = Int32Array.from(names, (name) => places.get(name)!);
    ranks.set(index, rankOf);
  }
  return rankOf;
}
