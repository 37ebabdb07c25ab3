import { foldName, joinText } from './fold-names.ts';
import type { SearchIndex } from './search-index.ts';

export interface FoundObject {
  readonly slot: number;
  /** How well it matches: up to `WHOLE` it is what was named, from `LOOSE` on only part of it. */
  readonly match: number;
}

/** How well an object matches, best first. */
const NUMBER = 0;
const WHOLE_NAME = 1;
const DESIGNATOR = 2;
const NAME_BEGINS = 3;
const WORDS_BEGIN = 4;
const NUMBER_BEGINS = 5;
const WITHIN = 6;
const NOT = 7;

export const WHOLE: number = DESIGNATOR;
export const LOOSE: number = NUMBER_BEGINS;

/** Shorter parts of words say too little. */
const LEAST_WITHIN = 3;

/**
 * The objects that match a text best: by number (also Alpha-5), designator (`1998-067A`, `98067A`), whole name, beginning of
 * the name, beginnings of words in any order, part of a name. Of equal ones famous objects come first, then payloads, then short names.
 */
export function findObjects(index: SearchIndex, text: string, limit: number): FoundObject[] {
  const query = readObjectQuery(text);
  if (query === null) return [];
  const { catalog, kindRanks, famous, joined } = index;
  const slots: number[] = [];
  const scores: number[] = [];
  for (const slot of candidates(index, query)) {
    const match = matchOf(index, slot, query);
    if (match === NOT) continue;
    // One number to compare by: match, fame, kind, length of the name, catalogue number; below 2^53.
    const score =
      match * 1e13 +
      (famous.has(slot) ? 0 : 1e12) +
      kindRanks[slot]! * 1e11 +
      Math.min(99, joined.at(slot).length) * 1e9 +
      catalog.ids[slot]!;
    if (scores.length === limit && score >= scores[limit - 1]!) continue;
    let at = scores.length;
    while (at > 0 && scores[at - 1]! > score) at--;
    scores.splice(at, 0, score);
    slots.splice(at, 0, slot);
    if (scores.length > limit) {
      scores.pop();
      slots.pop();
    }
  }
  return slots.map((slot, k) => ({ slot, match: Math.floor(scores[k]! / 1e13) }));
}

interface ObjectQuery {
  readonly words: readonly string[];
  readonly joined: string;
  /** The whole text is a catalogue number. */
  readonly number: number | null;
  readonly digits: string | null;
  /** `1998067a`, or from the second digit of the century on. */
  readonly designator: string | null;
}

function readObjectQuery(text: string): ObjectQuery | null {
  const folded = foldName(text);
  if (folded === '') return null;
  const joined = joinText(folded);
  const digits = /^\d{1,9}$/.test(text.trim()) ? text.trim().replace(/^0+(?=\d)/, '') : null;
  return {
    words: folded.split(' '),
    joined,
    number: digits === null ? alpha5Number(text.trim()) : Number(digits),
    digits,
    designator: /^(\d{4}-\d{1,3}[a-z]{0,3}|(\d{2}|\d{4})\d{3}[a-z]{1,3})$/i.test(text.trim())
      ? designatorOf(text)
      : null,
  };
}

/** `1998-67` is `1998-067`. */
function designatorOf(text: string): string {
  const [year, rest] = text.trim().toLowerCase().split('-');
  if (rest === undefined) return year!;
  const [number] = /^\d+/.exec(rest)!;
  return (
    year! +
    number.padStart(number.length < 3 && /[a-z]/.test(rest) ? 3 : number.length, '0') +
    rest.slice(number.length)
  );
}

/** `T0001` is 270001: Alpha-5 has no I and no O. */
function alpha5Number(text: string): number | null {
  if (!/^[a-hj-np-z]\d{4}$/i.test(text)) return null;
  return (10 + 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(text[0]!.toUpperCase())) * 10_000 + Number(text.slice(1));
}

/** Slots that may match: all that do are among them. */
function candidates(
  index: SearchIndex,
  { number, digits, designator, words, joined }: ObjectQuery,
): ReadonlySet<number> {
  const slots = new Set<number>(index.famous.keys());
  const add = (slot: number): void => {
    slots.add(slot);
  };
  const numbered = number === null ? undefined : index.catalog.slotOf(number);
  if (numbered !== undefined) add(numbered);
  if (digits !== null) index.numbers.find(digits, true, add);
  if (designator !== null) index.designators.find(designator, false, add);
  index.joined.find(joined, joined.length < LEAST_WITHIN, add);
  // Every word has to begin one of the name: the longest rules out the most.
  const [longest] = words.toSorted((one, other) => other.length - one.length);
  index.spaced.find(` ${longest}`, false, add);
  return slots;
}

function matchOf(
  { catalog, spaced, joined, designators, famous }: SearchIndex,
  slot: number,
  query: ObjectQuery,
): number {
  if (query.number !== null && catalog.ids[slot] === query.number) return NUMBER;
  const name = joined.at(slot);
  const others = famous.get(slot);
  if (name === query.joined || others?.some((other) => joinText(other) === query.joined)) return WHOLE_NAME;
  if (query.designator !== null && isDesignator(designators.at(slot), query.designator)) return DESIGNATOR;
  if (name.startsWith(query.joined)) return NAME_BEGINS;
  if (others?.some((other) => other.startsWith(query.words.join(' ')))) return NAME_BEGINS;
  const words = spaced.at(slot);
  if (query.words.every((word) => words.includes(` ${word}`))) return WORDS_BEGIN;
  if (query.digits !== null && String(catalog.ids[slot]).startsWith(query.digits)) return NUMBER_BEGINS;
  if (query.joined.length >= LEAST_WITHIN && name.includes(query.joined)) return WITHIN;
  return NOT;
}

function isDesignator(designator: string, wanted: string): boolean {
  return designator.startsWith(wanted) || (!/^\d{7}/.test(wanted) && designator.startsWith(wanted, 2));
}
