/** Longer text is no number, and would make the patterns below slow. */
const MOST_CHARACTERS = 64;
const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const FORTRAN = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)d[+-]?\d+\s*$/i;

/**
 * Reads a decimal number as element sets write it: `15.48`, `.00120499`, `-.38E-6`, `+1`, and FORTRAN's `1.5D-3`.
 * Returns NaN for anything else: empty text, blanks, NaN, Infinity, hexadecimal, numbers too large for a double.
 */
export function decimal(text: string | number): number {
  if (typeof text === 'number') return Number.isFinite(text) ? text + 0 : Number.NaN;
  if (text.length > MOST_CHARACTERS) return Number.NaN;
  const value = Number(text);
  if (Number.isNaN(value)) return FORTRAN.test(text) ? decimal(text.replace(/d/i, 'e')) : value;
  // Number() also takes '' and blanks (as 0), 0x, 0o and 0b prefixes, and Infinity. Checked by the first
  // characters, because a pattern on every field would take a third of the time of reading a catalogue.
  const first = text.charCodeAt(0);
  const suspicious = value === 0 || !(first > 32) || (first === 48 && text.charCodeAt(1) > 57);
  if (suspicious && !DECIMAL.test(text)) return Number.NaN;
  // Adding 0 makes -0 plain.
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

/** Reads an unsigned whole number of at most `digits` digits; NaN for anything else. */
export function wholeNumber(text: string | number, digits: number): number {
  if (typeof text === 'number') return Number.isInteger(text) && text >= 0 && text < 10 ** digits ? text : Number.NaN;
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > digits) return Number.NaN;
  let value = 0;
  for (let i = 0; i < trimmed.length; i++) {
    const digit = trimmed.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
