/** No word of a name is longer; longer ones are compared as far as this. */
const LONGEST = 32;
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)];

/**
 * How many letters must be put in, taken out, replaced, or swapped with their neighbour to make one word of the other
 * (optimal string alignment; Damerau 1964), at most `most` + 1. With `asPrefix` the least over all beginnings of `word`.
 */
export function spellingDistance(typed: string, word: string, most: number, asPrefix = false): number {
  const m = Math.min(typed.length, LONGEST);
  const n = Math.min(word.length, LONGEST, asPrefix ? m + most : LONGEST);
  let [before, last, next] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= m; j++) last[j] = j;
  let least = last[m]!;
  // Rows are letters of the word, columns letters of what was typed: the last column is the distance to a beginning.
  for (let i = 1; i <= n; i++) {
    const letter = word.charCodeAt(i - 1);
    next[0] = i;
    let rowLeast = i;
    for (let j = 1; j <= m; j++) {
      const typedLetter = typed.charCodeAt(j - 1);
      let cost = last[j - 1]! + (letter === typedLetter ? 0 : 1);
      cost = Math.min(cost, last[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && letter === typed.charCodeAt(j - 2) && typedLetter === word.charCodeAt(i - 2)) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      next[j] = cost;
      if (cost < rowLeast) rowLeast = cost;
    }
    if (next[m]! < least) least = next[m]!;
    // A row's least grows by one at most, so that a swap, which costs one more than the row before the last, is beyond it, too.
    if (rowLeast > most) return asPrefix ? Math.min(least, most + 1) : most + 1;
    [before, last, next] = [last, next, before];
  }
  return Math.min(asPrefix ? least : last[m]!, most + 1);
}

/** One bit for each letter that occurs: an edit brings in at most one letter that was missing. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let k = 0; k < word.length; k++) letters |= 1 << (word.charCodeAt(k) - 65);
  return letters;
}

export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
