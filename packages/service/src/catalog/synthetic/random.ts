/** A source of uniform numbers in [0, 1) with 53 random bits. */
export type Random = () => number;

const TWO_TO_MINUS_53 = 2 ** -53;

/**
 * A deterministic generator: xoshiro128++ (Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM
 * TOMS 47, 2021), its state filled by a 32-bit SplitMix. The same `seed` and `stream` give the same numbers on every
 * platform; different streams of one seed are independent, so that one part of a population can change without
 * moving the others.
 */
export function createRandom(seed: number, stream: number): Random {
  const nextSeed = splitMix32(seed, stream);
  let s0 = nextSeed();
  let s1 = nextSeed();
  let s2 = nextSeed();
  let s3 = nextSeed();

  const next32 = (): number => {
    const result = (rotateLeft((s0 + s3) | 0, 7) + s0) | 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return result >>> 0;
  };

  return () => {
    const high = next32() >>> 5;
    const low = next32() >>> 6;
    return (high * 2 ** 26 + low) * TWO_TO_MINUS_53;
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** All 53 bits of the seed and the stream enter one after the other, each followed by a full mixing round. */
function splitMix32(seed: number, stream: number): () => number {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  state = next() ^ Math.floor(seed / 2 ** 32);
  state = next() ^ stream;
  return next;
}

/** Uniform in [low, high). */
export function drawBetween(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** Standard normal, by Box and Muller (1958); the second number of the pair is not kept, so that draws stay in step. */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** Log-normal about `median`; `sigmaLn` is the standard deviation of the natural logarithm. */
export function drawLogNormal(random: Random, median: number, sigmaLn: number): number {
  return median * Math.exp(sigmaLn * drawNormal(random));
}

/** The index of a weight, drawn in proportion to the weights. */
export function drawIndex(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < weights.length; index++) {
    rest -= weights[index] ?? 0;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/**
 * Draws from a distribution given by values at increasing `probabilities` (from 0 to 1), linear in between.
 */
export function drawFromQuantiles(random: Random, probabilities: readonly number[], values: readonly number[]): number {
  const probability = random();
  let upper = 1;
  while (upper < probabilities.length - 1 && probability >= (probabilities[upper] ?? 1)) upper++;
  const p0 = probabilities[upper - 1] ?? 0;
  const p1 = probabilities[upper] ?? 1;
  const v0 = values[upper - 1] ?? 0;
  const v1 = values[upper] ?? 0;
  return v0 + ((v1 - v0) * (probability - p0)) / (p1 - p0);
}
