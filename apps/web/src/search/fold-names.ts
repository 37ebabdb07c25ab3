import { plainLetters } from '../places/fold-text.ts';

/** Names as searches compare them: plain letters, everything but letters and digits a single space. */
export function foldName(text: string): string {
  return plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same of many lines at once, which is many times faster than line by line. */
export function foldLines(lines: string): string {
  return plainLetters(lines)
    .replace(/[^\p{L}\p{N}\n]+/gu, ' ')
    .replace(/^ | $/gm, '');
}

/** Folded text without spaces: `SENTINEL-3A`, `sentinel 3a` and `Sentinel3A` are the same. */
export function joinText(folded: string): string {
  return folded.replaceAll(' ', '');
}
