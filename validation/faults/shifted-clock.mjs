import { readFileSync } from 'node:fs';

// For --import: the clock of this process, threads and all, is off by so many milliseconds, or by as many as a file says just then.
// Its timers are not.
const SystemDate = Date;
const file = process.env.CLEARWAY_TEST_CLOCK_SHIFT_FILE;
const LOOK_MS = 20;
let shift = Number(process.env.CLEARWAY_TEST_CLOCK_SHIFT_MS ?? 0);
let looked = Number.NEGATIVE_INFINITY;

function now() {
  const time = SystemDate.now();
  if (file !== undefined && Math.abs(time - looked) > LOOK_MS) {
    looked = time;
    shift = Number(readFileSync(file, 'utf8'));
  }
  return time + shift;
}

globalThis.Date = class extends SystemDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};
