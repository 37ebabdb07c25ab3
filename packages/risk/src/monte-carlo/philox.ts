/**
 * Counter-based random numbers: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
 * (SC 2011). Every counter gives four words that look independent of those of every other counter, so that any trial of any
 * stream can be computed anywhere, in any order, with one result: work can be split over workers at will.
 *
 * @param counter four words of 32 bits; `key` two: the seed.
 * @param out the four random words, as unsigned numbers.
 */
export function philox4x32(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let c0 = counter[0]!;
  let c1 = counter[1]!;
  let c2 = counter[2]!;
  let c3 = counter[3]!;
  let k0 = key[0]!;
  let k1 = key[1]!;
  for (let round = 0; round < 10; round++) {
    const high0 = highWord(c0, M0_HIGH, M0_LOW);
    const low0 = Math.imul(c0, M0);
    const high1 = highWord(c2, M1_HIGH, M1_LOW);
    const low1 = Math.imul(c2, M1);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + WEYL0) | 0;
    k1 = (k1 + WEYL1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

// Multipliers and key increments as the authors chose them.
const M0 = 0xd2511f53;
const M0_HIGH = M0 >>> 16;
const M0_LOW = M0 & 0xffff;
const M1 = 0xcd9e8d57;
const M1_HIGH = M1 >>> 16;
const M1_LOW = M1 & 0xffff;
const WEYL0 = 0x9e3779b9;
const WEYL1 = 0xbb67ae85;

/** Upper 32 bits of the product of an unsigned word with another, given in halves: in doubles, which hold 53 bits. */
function highWord(word: number, high: number, low: number): number {
  const upper = word >>> 16;
  const lower = word & 0xffff;
  const middle = upper * low + Math.floor((lower * low) / 65_536);
  const cross = lower * high + (middle % 65_536);
  return upper * high + Math.floor(middle / 65_536) + Math.floor(cross / 65_536);
}
