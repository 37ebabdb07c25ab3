/** A stream of random numbers in [0, 1) whose seed is printed. */
export interface RandomStream {
  readonly seed: number;
  readonly next: () => number;
  /** `count` different members, in the order of the list. */
  readonly choose: <T>(list: readonly T[], count: number) => T[];
}

/** Continuous integration judges a change by the same draws every time; runs at a desk and long runs look further. */
const CI_SEED = 20_260_310;

/** The seed is `CLEARWAY_TEST_SEED`; without it, a new one each run, but always the same in short runs under `CI`. */
export function randomStream(title: string): RandomStream {
  const repeatable = process.env.CI && process.env.CLEARWAY_TEST_SCALE !== 'full';
  const seed = Number(process.env.CLEARWAY_TEST_SEED ?? (repeatable ? CI_SEED : Math.floor(Math.random() * 2 ** 31)));
  process.stderr.write(`${title}: CLEARWAY_TEST_SEED=${seed}\n`);
  // The title makes different tests of one seed draw differently.
  let state = [...title].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed) >>> 0;
  const next = (): number => {
    // Mulberry32 (T. Ettinger, 2017, public domain).
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    seed,
    next,
    choose: (list, count) => {
      const chosen: (typeof list)[number][] = [];
      let wanted = Math.min(count, list.length);
      list.forEach((item, index) => {
        if (next() * (list.length - index) < wanted) {
          chosen.push(item);
          wanted--;
        }
      });
      return chosen;
    },
  };
}
