import { decodeAlpha5 } from '@clearway/messages';
import { readBegunDesignator, readDesignator } from './designator.ts';
import type { ObjectTable } from './object-table.ts';
import { joinedWords, queryWords } from './search-words.ts';
import { FIT, type OnFit } from './word-index.ts';

/** What an object matches by; the greater stands before the lesser, whatever else the objects are. */
const TIER = {
  number: 15,
  designator: 14,
  exactName: 13,
  launch: 12,
  beginsWithWords: 10,
  beginsWith: 8,
  allWords: 7,
  numberBeginsWith: 6,
  beginningsOfWords: 5,
  owner: 4,
  partOfNumber: 3,
  mistyped: 2,
  mostWords: 1,
} as const;

/** What matches, with its tier and how well its words fit (0–15) by slot. Valid until the next search. */
export interface SearchOutcome {
  readonly slots: SlotList;
  readonly tiers: Uint8Array;
  readonly fits: Uint8Array;
}

/** Finds what a query may mean among the objects of a table. */
export interface ObjectSearch {
  readonly search: (query: string) => SearchOutcome;
}

/** Slots, each once. */
export interface SlotList {
  readonly at: Int32Array;
  length: number;
}

/**
 * Working arrays as long as the table, used by every search again: all zero before and after but where the lists say, so
 * that a search costs as much as what it finds, not as much as there is.
 */
interface Scratch {
  readonly tiers: Uint8Array;
  readonly fits: Uint8Array;
  readonly found: SlotList;
  /** How many words of the query the object has so far, the worst and the sum of their fits, how many stand in their place. */
  readonly matched: Uint8Array;
  readonly worst: Uint8Array;
  readonly sum: Uint8Array;
  readonly inPlace: Uint8Array;
  readonly seen: SlotList;
  /** Of the word at hand. */
  readonly fit: Uint8Array;
  readonly atPlace: Uint8Array;
  readonly touched: SlotList;
}

const NOTHING: ReadonlySet<string> = new Set();

export function createObjectSearch(table: ObjectTable): ObjectSearch {
  let scratch = makeScratch(0);
  return {
    search(query) {
      if (scratch.tiers.length < table.capacity()) scratch = makeScratch(table.capacity());
      const { tiers, fits, found } = scratch;
      clear(found, tiers, fits);
      const words = queryWords(query);
      searchNumbers(table, scratch, query.trim());
      searchDesignators(table, scratch, query);
      searchWords(table, scratch, words, NOTHING);
      if (found.length === 0) {
        for (const joined of withJoinedWords(words)) searchWords(table, scratch, joined, NOTHING);
      }
      if (found.length === 0) searchMistyped(table, scratch, words);
      return { slots: found, tiers, fits };
    },
  };
}

function makeScratch(length: number): Scratch {
  const bytes = (): Uint8Array => new Uint8Array(length);
  const list = (): SlotList => ({ at: new Int32Array(length), length: 0 });
  return {
    tiers: bytes(),
    fits: bytes(),
    found: list(),
    matched: bytes(),
    worst: bytes(),
    sum: bytes(),
    inPlace: bytes(),
    seen: list(),
    fit: bytes(),
    atPlace: bytes(),
    touched: list(),
  };
}

function clear(list: SlotList, ...columns: readonly Uint8Array[]): void {
  for (const column of columns) for (let k = 0; k < list.length; k++) column[list.at[k]!] = 0;
  list.length = 0;
}

function raise(scratch: Scratch, slot: number, tier: number, fit = 0): void {
  if (tier < scratch.tiers[slot]! || (tier === scratch.tiers[slot]! && fit <= scratch.fits[slot]!)) return;
  if (scratch.tiers[slot] === 0) scratch.found.at[scratch.found.length++] = slot;
  scratch.tiers[slot] = tier;
  scratch.fits[slot] = fit;
}

function searchNumbers(table: ObjectTable, scratch: Scratch, query: string): void {
  const alpha = /^[A-HJ-NP-Z]\d{4}$/i.test(query) ? decodeAlpha5(query.toUpperCase()) : null;
  const alphaSlot = alpha === null ? undefined : table.slotOf(alpha);
  if (alphaSlot !== undefined) raise(scratch, alphaSlot, TIER.number);
  if (!/^\d{1,9}$/.test(query)) return;
  const number = Number(query);
  const exact = table.slotOf(number);
  if (exact !== undefined) raise(scratch, exact, TIER.number);
  if (query.startsWith('0')) return;
  const scale = 10 ** query.length;
  const seeksParts = query.length >= 3;
  const ids = table.ids();
  for (let slot = 0; slot < table.size(); slot++) {
    // Digits are taken off the end until fewer are left than asked for: what then stands at the end is a part, the last
    // one the beginning.
    for (let rest = Math.floor(ids[slot]! / 10); rest >= number; rest = Math.floor(rest / 10)) {
      if (rest === number) raise(scratch, slot, TIER.numberBeginsWith);
      else if (seeksParts && rest % scale === number) raise(scratch, slot, TIER.partOfNumber);
    }
    if (seeksParts && ids[slot]! % scale === number) raise(scratch, slot, TIER.partOfNumber);
  }
}

function searchDesignators(table: ObjectTable, scratch: Scratch, query: string): void {
  const designator = readDesignator(query);
  if (designator) {
    for (const slot of table.slotsOfLaunch(designator.launch)) {
      const piece = table.pieceOf(slot);
      if (piece === designator.piece) raise(scratch, slot, TIER.designator);
      else if (piece.startsWith(designator.piece)) raise(scratch, slot, TIER.launch);
    }
  }
  const begun = readBegunDesignator(query);
  if (begun === null) return;
  for (const launch of table.launches()) {
    if (!launch.startsWith(begun)) continue;
    for (const slot of table.slotsOfLaunch(launch)) raise(scratch, slot, TIER.launch);
  }
}

/** All words of the query, each in the name or the owner of the object. */
function searchWords(
  table: ObjectTable,
  scratch: Scratch,
  words: readonly string[],
  mistyped: ReadonlySet<string>,
): void {
  if (words.length === 0) return;
  const { matched, worst, sum, inPlace, seen } = scratch;
  gatherWords(table, scratch, words, mistyped);
  const wordCounts = table.wordCounts();
  for (let k = 0; k < seen.length; k++) {
    const slot = seen.at[k]!;
    if (matched[slot] !== words.length) continue;
    const fit = Math.min(15, Math.floor((sum[slot]! * 15) / (words.length * FIT.exact)));
    const least = worst[slot]!;
    const begins = inPlace[slot] === words.length;
    let tier: number = TIER.mistyped;
    if (least === FIT.exact) {
      tier = begins ? (wordCounts[slot] === words.length ? TIER.exactName : TIER.beginsWithWords) : TIER.allWords;
    } else if (least >= FIT.beginning) tier = begins ? TIER.beginsWith : TIER.beginningsOfWords;
    else if (least >= FIT.ownerBeginning) tier = TIER.owner;
    raise(scratch, slot, tier, fit);
  }
}

/** Most that are looked for as mistyped: each takes a millisecond or two. */
const MOST_MISTYPED = 4;

/**
 * Takes words that nothing has for mistyped; where each is somewhere, but nowhere all, any of them. If that does not help
 * either, one word may be missing.
 */
function searchMistyped(table: ObjectTable, scratch: Scratch, words: readonly string[]): void {
  const unknown = words.filter((word) => !isKnown(table, word));
  const mistyped = new Set((unknown.length > 0 ? unknown : words).slice(0, MOST_MISTYPED));
  searchWords(table, scratch, words, mistyped);
  if (words.length > 1 && scratch.found.length === 0) searchMostWords(table, scratch, words, mistyped);
}

function isKnown(table: ObjectTable, word: string): boolean {
  let isFound = false;
  table.words.match(word, () => {
    isFound = true;
  });
  return isFound;
}

/** All words but one: better than nothing. */
function searchMostWords(
  table: ObjectTable,
  scratch: Scratch,
  words: readonly string[],
  mistyped: ReadonlySet<string>,
): void {
  gatherWords(table, scratch, words, mistyped);
  const { matched, sum, seen } = scratch;
  for (let k = 0; k < seen.length; k++) {
    const slot = seen.at[k]!;
    if (matched[slot]! < words.length - 1) continue;
    const fit = Math.min(15, Math.floor((sum[slot]! * 15) / (words.length * FIT.exact)));
    raise(scratch, slot, TIER.mostWords, fit);
  }
}

function gatherWords(
  table: ObjectTable,
  scratch: Scratch,
  words: readonly string[],
  mistyped: ReadonlySet<string>,
): void {
  const { matched, worst, sum, inPlace, seen, fit, atPlace, touched } = scratch;
  clear(seen, matched, worst, sum, inPlace);
  words.forEach((word, place) => {
    const onFit: OnFit = (slot, position, quality) => {
      if (fit[slot] === 0) touched.at[touched.length++] = slot;
      if (quality > fit[slot]!) fit[slot] = quality;
      if (position === place) atPlace[slot] = 1;
    };
    table.words.match(word, onFit);
    if (mistyped.has(word)) table.words.matchMistyped(word, onFit);
    const numbered = /^\d{1,9}$/.test(word) ? table.slotOf(Number(word)) : undefined;
    if (numbered !== undefined && words.length > 1) onFit(numbered, -1, FIT.exact);
    for (let k = 0; k < touched.length; k++) {
      const slot = touched.at[k]!;
      const quality = fit[slot]!;
      if (matched[slot] === 0) seen.at[seen.length++] = slot;
      if (matched[slot] === 0 || quality < worst[slot]!) worst[slot] = quality;
      matched[slot]!++;
      sum[slot]! += quality;
      inPlace[slot]! += atPlace[slot]!;
    }
    clear(touched, fit, atPlace);
  });
}

/** The query with two neighbouring words as one, `star link 1008` as `starlink 1008`, each way there is. */
function withJoinedWords(words: readonly string[]): string[][] {
  const ways: string[][] = [];
  for (let k = 1; k < words.length; k++) {
    const [joined] = joinedWords(words.slice(k - 1, k + 1));
    if (joined !== undefined) ways.push([...words.slice(0, k - 1), joined, ...words.slice(k + 1)]);
  }
  return ways;
}
