/** More words than this of a query are left aside. */
const MOST_WORDS = 8;

/** Text as it is compared: Latin capitals without accents. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase();
}

/**
 * The words of a name or a query: runs of letters and runs of digits, so that `STARLINK-1008`, `starlink 1008` and
 * `Starlink1008` are the same. Numbers lose leading zeros: `ONEWEB-0012` is found as `oneweb 12`.
 */
export function wordsOf(text: string): string[] {
  const words = plainText(text).match(/[A-Z]+|\d+/g) ?? [];
  return words.map((word) => (isNumber(word) ? word.replace(/^0+(?=\d)/, '') : word));
}

/** The first words of a query, as many as are looked for. */
export function queryWords(query: string): string[] {
  return wordsOf(query.slice(0, 200)).slice(0, MOST_WORDS);
}

export function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Neighbouring words of letters as one: `GEO-KOMPSAT` is also looked for as `geokompsat`, `R/B` as `rb`. */
export function joinedWords(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let k = 1; k < words.length; k++) {
    if (!isNumber(words[k - 1]!) && !isNumber(words[k]!)) joined.push(words[k - 1]! + words[k]!);
  }
  return joined;
}
