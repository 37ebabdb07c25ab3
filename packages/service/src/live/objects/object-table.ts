import type { ObjectRow } from '@clearway/store';
import { readDesignator } from './designator.ts';
import { FAMOUS_OBJECTS } from './famous-objects.ts';
import { standingOf } from './object-standing.ts';
import { joinedWords, wordsOf } from './search-words.ts';
import { createWordIndex, NO_POSITION, type WordIndex } from './word-index.ts';

/** Objects in slots, in the order in which they came, with what searches need of them in columns. */
export interface ObjectTable {
  readonly words: WordIndex;
  readonly size: () => number;
  /** Columns are at least as long as this. */
  readonly capacity: () => number;
  readonly slotOf: (id: number) => number | undefined;
  readonly rowAt: (slot: number) => ObjectRow;
  /** Catalogue numbers and how many words the names have, by slot. */
  readonly ids: () => Int32Array;
  readonly wordCounts: () => Uint8Array;
  /** By slot, see {@link standingOf}. */
  readonly standings: () => Uint8Array;
  readonly pieceOf: (slot: number) => string;
  readonly launches: () => Iterable<string>;
  readonly slotsOfLaunch: (launch: string) => readonly number[];
  /** Slots by ascending catalogue number. */
  readonly order: () => Int32Array;
  /** Adds an object or describes it anew; gives its slot. */
  readonly put: (row: ObjectRow) => number;
}

const FIRST_CAPACITY = 1024;

export function createObjectTable(): ObjectTable {
  const words = createWordIndex();
  const rows: ObjectRow[] = [];
  const slots = new Map<number, number>();
  const pieces: string[] = [];
  const launches = new Map<string, number[]>();
  let ids = new Int32Array(FIRST_CAPACITY);
  let wordCounts = new Uint8Array(FIRST_CAPACITY);
  let standings = new Uint8Array(FIRST_CAPACITY);
  let order: Int32Array | null = null;

  const grow = (): void => {
    const longer = ids.length * 2;
    const [oldIds, oldCounts, oldStandings] = [ids, wordCounts, standings];
    ids = new Int32Array(longer);
    ids.set(oldIds);
    wordCounts = new Uint8Array(longer);
    wordCounts.set(oldCounts);
    standings = new Uint8Array(longer);
    standings.set(oldStandings);
  };
  const index = (slot: number, row: ObjectRow): void => {
    const designator = row.cospar === null ? null : readDesignator(row.cospar);
    pieces[slot] = designator?.piece ?? '';
    if (designator) {
      const list = launches.get(designator.launch);
      if (list) list.push(slot);
      else launches.set(designator.launch, [slot]);
    }
    wordCounts[slot] = wordsOf(row.name).length;
    forEachWord(row, (word, position, ofOwner) => words.add(word, slot, position, ofOwner));
  };
  const unindex = (slot: number, row: ObjectRow): void => {
    const designator = row.cospar === null ? null : readDesignator(row.cospar);
    if (designator) {
      const rest = launches.get(designator.launch)!.filter((each) => each !== slot);
      if (rest.length === 0) launches.delete(designator.launch);
      else launches.set(designator.launch, rest);
    }
    forEachWord(row, (word, _position, ofOwner) => words.remove(word, slot, ofOwner));
  };
  return {
    words,
    size: () => rows.length,
    capacity: () => ids.length,
    slotOf: (id) => slots.get(id),
    rowAt: (slot) => rows[slot]!,
    ids: () => ids,
    wordCounts: () => wordCounts,
    standings: () => standings,
    pieceOf: (slot) => pieces[slot]!,
    launches: () => launches.keys(),
    slotsOfLaunch: (launch) => launches.get(launch) ?? [],
    order() {
      order ??= Int32Array.from(rows.keys()).sort((one, other) => ids[one]! - ids[other]!);
      return order;
    },
    put(row) {
      const known = slots.get(row.object_id);
      if (known === undefined) {
        const slot = rows.length;
        if (slot === ids.length) grow();
        rows.push(row);
        slots.set(row.object_id, slot);
        ids[slot] = row.object_id;
        // Rows that come by number leave the order as it is but for its end.
        order = null;
        index(slot, row);
        standings[slot] = standingOf(row);
        return slot;
      }
      const old = rows[known]!;
      rows[known] = row;
      standings[known] = standingOf(row);
      if (!isFoundAlike(old, row)) {
        unindex(known, old);
        index(known, row);
      }
      return known;
    },
  };
}

function isFoundAlike(one: ObjectRow, other: ObjectRow): boolean {
  return (
    one.name === other.name && one.cospar === other.cospar && one.owner === other.owner && one.fleet === other.fleet
  );
}

/** Words that people use for words of names: CelesTrak and Space-Track differ in what they call these. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['NAVSTAR', 'GPS'],
  ['GPS', 'NAVSTAR'],
]);

type OnWord = (word: string, position: number, ofOwner: boolean) => void;

function forEachWord(row: ObjectRow, onWord: OnWord): void {
  const name = wordsOf(row.name);
  for (const [position, word] of name.entries()) {
    onWord(word, position, false);
    const other = OTHER_WORDS.get(word);
    if (other !== undefined) onWord(other, position, false);
  }
  for (const word of joinedWords(name)) onWord(word, NO_POSITION, false);
  for (const alias of FAMOUS_OBJECTS.get(row.object_id) ?? []) {
    for (const [position, word] of wordsOf(alias).entries()) onWord(word, position, false);
  }
  for (const word of new Set([...wordsOf(row.owner ?? ''), ...wordsOf(row.fleet ?? '')])) {
    onWord(word, NO_POSITION, true);
  }
}
