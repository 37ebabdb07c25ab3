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
  allWords: 8,
  beginsWith: 7,
  numberBeginsWith: 6,
  beginningsOfWords: 5,
  owner: 4,
  partOfNumber: 3,
  mistyped: 2,
  mostWords: 1,
} as const;

/** Fewer than this, and objects whose names are nearly what was typed are added behind. */
const ENOUGH = 3;

/** The tier of each slot, 0 where it does not match, with how well its words fit (0–15). Valid until the next search. */
export interface SearchOutcome {
  readonly tiers: Uint8Array;
  readonly fits: Uint8Array;
}

/** Finds what a query may mean among the objects of a table. */
export interface ObjectSearch {
  readonly search: (query: string) => SearchOutcome;
}

/** Working arrays as long as the table, used by every search again. */
interface Scratch {
  tiers: Uint8Array;
  fits: Uint8Array;
  /** How many words of the query the object has so far, the worst and the sum of their fits, how many stand in their place. */
  matched: Uint8Array;
  worst: Uint8Array;
  sum: Uint8Array;
  inPlace: Uint8Array;
  /** Of the word at hand. */
  fit: Uint8Array;
  atPlace: Uint8Array;
}

export function createObjectSearch(table: ObjectTable): ObjectSearch {
  let scratch = makeScratch(0);
  return {
    search(query) {
      if (scratch.tiers.length < table.capacity()) scratch = makeScratch(table.capacity());
      const { tiers, fits } = scratch;
      tiers.fill(0);
      fits.fill(0);
      const words = queryWords(query);
      searchNumbers(table, scratch, query.trim());
      searchDesignators(table, scratch, query);
      searchWords(table, scratch, words, false);
      if (count(tiers) < ENOUGH) {
        searchWords(table, scratch, words, true);
        for (const joined of withJoinedWords(words)) searchWords(table, scratch, joined, true);
      }
      if (words.length > 1 && count(tiers) === 0) searchMostWords(table, scratch, words);
      return { tiers, fits };
    },
  };
}

function makeScratch(length: number): Scratch {
  const bytes = (): Uint8Array => new Uint8Array(length);
  return {
    tiers: bytes(),
    fits: bytes(),
    matched: bytes(),
    worst: bytes(),
    sum: bytes(),
    inPlace: bytes(),
    fit: bytes(),
    atPlace: bytes(),
  };
}

function raise(scratch: Scratch, slot: number, tier: number, fit = 0): void {
  if (tier < scratch.tiers[slot]! || (tier === scratch.tiers[slot]! && fit <= scratch.fits[slot]!)) return;
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
function searchWords(table: ObjectTable, scratch: Scratch, words: readonly string[], mistyped: boolean): void {
  if (words.length === 0) return;
  const { matched, worst, sum, inPlace } = scratch;
  gatherWords(table, scratch, words, mistyped);
  const wordCounts = table.wordCounts();
  for (let slot = 0; slot < table.size(); slot++) {
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

/** All words but one: better than nothing. */
function searchMostWords(table: ObjectTable, scratch: Scratch, words: readonly string[]): void {
  gatherWords(table, scratch, words, true);
  const { matched, sum } = scratch;
  for (let slot = 0; slot < table.size(); slot++) {
    if (matched[slot]! < words.length - 1) continue;
    const fit = Math.min(15, Math.floor((sum[slot]! * 15) / (words.length * FIT.exact)));
    raise(scratch, slot, TIER.mostWords, fit);
  }
}

function gatherWords(table: ObjectTable, scratch: Scratch, words: readonly string[], mistyped: boolean): void {
  const { matched, worst, sum, inPlace, fit, atPlace } = scratch;
  matched.fill(0);
  worst.fill(255);
  sum.fill(0);
  inPlace.fill(0);
  const size = table.size();
  words.forEach((word, place) => {
    fit.fill(0);
    atPlace.fill(0);
    const onFit: OnFit = (slot, position, quality) => {
      if (quality > fit[slot]!) fit[slot] = quality;
      if (position === place) atPlace[slot] = 1;
    };
    table.words.match(word, onFit);
    if (mistyped) table.words.matchMistyped(word, onFit);
    const numbered = /^\d{1,9}$/.test(word) ? table.slotOf(Number(word)) : undefined;
    if (numbered !== undefined && words.length > 1) onFit(numbered, -1, FIT.exact);
    for (let slot = 0; slot < size; slot++) {
      const quality = fit[slot]!;
      if (quality === 0) continue;
      matched[slot]!++;
      sum[slot]! += quality;
      inPlace[slot]! += atPlace[slot]!;
      if (quality < worst[slot]!) worst[slot] = quality;
    }
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

function count(tiers: Uint8Array): number {
  let matches = 0;
  for (let slot = 0; slot < tiers.length; slot++) if (tiers[slot] !== 0) matches++;
  return matches;
}
