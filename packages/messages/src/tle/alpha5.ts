/** Letters for the ten thousands in Alpha-5: A is 10, Z is 33; I and O are left out. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The largest number five characters of Alpha-5 can hold (Z9999). */
export const LARGEST_ALPHA5_NUMBER = 339_999;

/**
 * Reads the five-character catalogue number of a TLE: digits (blanks in front allowed), or Alpha-5, where a letter
 * stands for the ten thousands (`T0000` is 270000). Null where it is neither.
 */
export function decodeAlpha5(text: string): number | null {
  if (text.length === 5) {
    const letter = LETTERS.indexOf(text.charAt(0));
    if (letter >= 0) return FOUR_DIGITS.test(text.slice(1)) ? (letter + 10) * 10_000 + Number(text.slice(1)) : null;
  }
  return FIVE_DIGITS.test(text) ? Number(text) : null;
}

const FOUR_DIGITS = /^\d{4}$/;
const FIVE_DIGITS = /^ {0,4}\d{1,5}$/;

/** Writes a catalogue number in the five characters of a TLE; null above 339999 or where it is no whole number ≥ 0. */
export function encodeAlpha5(id: number): string | null {
  if (!Number.isInteger(id) || id < 0 || id > LARGEST_ALPHA5_NUMBER) return null;
  if (id < 100_000) return String(id).padStart(5, '0');
  return `${LETTERS.charAt(Math.floor(id / 10_000) - 10)}${String(id % 10_000).padStart(4, '0')}`;
}
