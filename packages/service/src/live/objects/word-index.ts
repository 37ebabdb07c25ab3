import { isNumber } from './search-words.ts';
import { countBits, lettersOf, spellingDistance } from './spelling-distance.ts';

/** Positions from this on in a name count as this one, which is never that of a query's word. */
export const NO_POSITION = 15;

/** How well a word of a query fits a word of an object; more is better, 0 is not at all. */
export const FIT = {
  exact: 8,
  beginning: 5,
  exactOwner: 4,
  ownerBeginning: 3,
  oneLetterOff: 2,
  twoLettersOff: 1,
} as const;

/** A word with the objects that have it: slot × 16 + place in the name. */
interface IndexedWord {
  readonly text: string;
  readonly letters: number;
  inNames: number[];
  inOwners: number[];
}

/** Says that an object in this slot has a word that fits so well, as the word at `position` of its name. */
export type OnFit = (slot: number, position: number, fit: number) => void;

/** Words of names and owners, and which objects have them. */
export interface WordIndex {
  readonly add: (word: string, slot: number, position: number, ofOwner: boolean) => void;
  readonly remove: (word: string, slot: number, ofOwner: boolean) => void;
  /** Tells every object with a word that is this one or begins with it. */
  readonly match: (word: string, onFit: OnFit) => void;
  /** Tells every object whose name has a word that is nearly this one. */
  readonly matchMistyped: (word: string, onFit: OnFit) => void;
}

export function createWordIndex(): WordIndex {
  const words = new Map<string, IndexedWord>();
  // Sorted when next asked for: sorting 25,000 words takes some 10 ms.
  let sorted: IndexedWord[] | null = null;
  const inOrder = (): IndexedWord[] => {
    sorted ??= [...words.values()].sort((one, other) => (one.text < other.text ? -1 : 1));
    return sorted;
  };
  return {
    add(text, slot, position, ofOwner) {
      let word = words.get(text);
      if (!word) {
        word = { text, letters: isNumber(text) ? 0 : lettersOf(text), inNames: [], inOwners: [] };
        words.set(text, word);
        sorted = null;
      }
      (ofOwner ? word.inOwners : word.inNames).push(slot * 16 + Math.min(position, NO_POSITION));
    },
    remove(text, slot, ofOwner) {
      const word = words.get(text);
      if (!word) return;
      const isOther = (entry: number): boolean => entry >> 4 !== slot;
      if (ofOwner) word.inOwners = word.inOwners.filter(isOther);
      else word.inNames = word.inNames.filter(isOther);
    },
    match(text, onFit) {
      const list = inOrder();
      for (let k = firstFrom(list, text); k < list.length && list[k]!.text.startsWith(text); k++) {
        const word = list[k]!;
        const isExact = word.text === text;
        tell(word.inNames, isExact ? FIT.exact : FIT.beginning, onFit);
        tell(word.inOwners, isExact ? FIT.exactOwner : FIT.ownerBeginning, onFit);
      }
    },
    matchMistyped(text, onFit) {
      const most = mistakesAllowed(text);
      if (most === 0) return;
      const letters = lettersOf(text);
      for (const word of words.values()) {
        if (word.letters === 0 || word.inNames.length === 0) continue;
        if (countBits(letters & ~word.letters) > most || word.text.length < text.length - most) continue;
        // A beginning is never farther off than the whole: most words are done with here.
        const begun = spellingDistance(text, word.text, most, true);
        if (begun > most) continue;
        const distance = spellingDistance(text, word.text, most);
        if (distance <= most) tell(word.inNames, distance <= 1 ? FIT.oneLetterOff : FIT.twoLettersOff, onFit);
        // While it is still being typed one mistake is forgiven, no more: too much begins nearly like that.
        else if (begun <= 1 && text.length >= 5) tell(word.inNames, FIT.twoLettersOff, onFit);
      }
    },
  };
}

/** Short words differ by a letter from too many others; numbers are never mistyped, they are others. */
function mistakesAllowed(text: string): number {
  if (isNumber(text) || text.length < 4) return 0;
  return text.length < 7 ? 1 : 2;
}

function tell(entries: readonly number[], fit: number, onFit: OnFit): void {
  for (let k = 0; k < entries.length; k++) onFit(entries[k]! >> 4, entries[k]! & 15, fit);
}

function firstFrom(list: readonly IndexedWord[], text: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.text < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
