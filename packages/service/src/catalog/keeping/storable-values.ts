/**
 * A text as every database takes it: without control characters (PostgreSQL refuses NUL, and with it the whole statement),
 * at most `most` characters.
 */
export function plainText(text: string, most: number): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}

/** A whole number from -`most` to `most`; 0 for what is none. */
export function wholeNumber(value: number, most: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-most, Math.min(most, Math.trunc(value)));
}
