import { describe, expect, it } from 'vitest';
import { readBenchOptions } from './options.ts';

const NAMES = ['main', 'kernel'];
const read = (...argv: string[]) => readBenchOptions(argv, NAMES);

describe('the options of npm run bench', () => {
  it('are three repetitions of all short items, not recorded, unless told otherwise', () => {
    const expected = { only: null, repetitions: 3, quick: false, full: false, record: false };
    expect(read()).toMatchObject(expected);
    expect(read('--quick').repetitions).toBe(1);
    expect(readBenchOptions([], NAMES, { CLEARWAY_TEST_SCALE: 'full' }).full).toBe(true);
  });

  it('name items one by one or between commas', () => {
    expect(read('--only', 'main,kernel').only).toEqual(NAMES);
    expect(read('--only', 'main', '--only', 'kernel', '--reps', '5')).toMatchObject({ only: NAMES, repetitions: 5 });
  });

  it.each([[['--only', 'mian']], [['--reps', '0']], [['--reps', 'x']], [['--quick', '--record']], [['--fast']]])(
    'refuse %j',
    (argv) => {
      expect(() => read(...argv)).toThrow();
    },
  );
});
