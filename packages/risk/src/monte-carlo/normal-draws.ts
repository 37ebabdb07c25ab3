import { philox4x32 } from './philox.ts';

/** Standard normal numbers of any trial of any stream. */
export interface NormalDraws {
  /** Fills `out` (an even count of at most 2 · 2³²) with the numbers of one trial. */
  readonly ofTrial: (trial: number, out: Float64Array) => void;
}

const WORD = 2 ** 32;
const PER_DOUBLE = 2 ** -53;

/**
 * Box and Muller's pairs of normals from uniforms of 53 bits: tails reach 8.6 σ.
 *
 * @param seed whole number, 0 to 2⁵³; `stream` 0 to 2³² − 1: each has its own numbers.
 */
export function normalDraws(seed: number, stream: number): NormalDraws {
  const key = Uint32Array.of(seed % WORD, Math.floor(seed / WORD));
  const counter = new Uint32Array(4);
  const words = new Uint32Array(4);
  counter[3] = stream;
  return {
    ofTrial: (trial, out) => {
      counter[1] = trial % WORD;
      counter[2] = Math.floor(trial / WORD);
      for (let i = 0; i + 1 < out.length; i += 2) {
        counter[0] = i / 2;
        philox4x32(counter, key, words);
        // In (0, 1], so that its logarithm is finite.
        const first = ((words[0]! >>> 5) * 67_108_864 + (words[1]! >>> 6) + 1) * PER_DOUBLE;
        const second = ((words[2]! >>> 5) * 67_108_864 + (words[3]! >>> 6)) * PER_DOUBLE;
        const radius = Math.sqrt(-2 * Math.log(first));
        const angle = 2 * Math.PI * second;
        out[i] = radius * Math.cos(angle);
        out[i + 1] = radius * Math.sin(angle);
      }
    },
  };
}
