import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Names of the items to run; null for all that the scale includes. */
  readonly only: readonly string[] | null;
  readonly repetitions: number;
  /** Everything, but tiny: to see that it works, not how fast. */
  readonly quick: boolean;
  /** With the items that take minutes and gigabytes. */
  readonly full: boolean;
  /** Write the figures to RESULTS.md. */
  readonly record: boolean;
  readonly help: boolean;
}

export const USAGE = `npm run bench -- [--only NAME[,NAME…]] [--reps 3] [--full] [--record] [--quick]

  --only NAME   run only these items
  --reps N      repetitions of each measurement (default: 3)
  --full        also the items that take long (as does CLEARWAY_TEST_SCALE=full)
  --record      write the figures to bench/RESULTS.md
  --quick       everything tiny, in seconds: shows that it works, not how fast

Example: npm run bench -- --only full-density --reps 5`;

/** Throws an Error with one line for people. `names` are the items that exist. */
export function readBenchOptions(
  argv: readonly string[],
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string', multiple: true },
      reps: { type: 'string' },
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: environment.CLEARWAY_TEST_SCALE === 'full' },
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const only = values.only?.flatMap((value) => value.split(',')) ?? null;
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(',')}: there is ${names.join(', ')}`);
  const repetitions = Number(values.reps ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(repetitions) || repetitions < 1) throw new Error(`--reps ${values.reps}: give a number from 1`);
  if (values.quick && values.record) throw new Error('--quick figures mean nothing and are not recorded');
  return { ...values, only, repetitions };
}
