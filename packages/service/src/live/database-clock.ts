import { clockOffsetUs, type Store } from '@clearway/store';

/** The time of now, microseconds since 1970-01-01 UTC. */
export interface LiveClock {
  readonly nowUs: () => number;
  close(): void;
}

/** Clocks that differ by less are taken as one, s: asking takes time, too. */
const ALIKE_SECONDS = 2;
const LOOK_AGAIN_MS = 600_000;

/**
 * On a database that several machines share its clock holds for all of them: one whose own is wrong would plan runs, and date what it stores, at
 * another time than the others. `tell` is told of such a clock.
 */
export async function openClock(store: Store, tell: (message: string) => void): Promise<LiveClock> {
  if (store.kind === 'embedded') return { nowUs: () => Date.now() * 1000, close: () => undefined };
  let offsetUs = 0;
  const look = async (): Promise<void> => {
    const found = await clockOffsetUs(store.db);
    const was = offsetUs;
    offsetUs = Math.abs(found) < ALIKE_SECONDS * 1e6 ? 0 : found;
    if (offsetUs !== 0 && was === 0) tell(wordsFor(offsetUs));
  };
  await look();
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_AGAIN_MS);
  timer.unref();
  return { nowUs: () => Date.now() * 1000 + offsetUs, close: () => clearInterval(timer) };
}

function wordsFor(offsetUs: number): string {
  const seconds = Math.round(Math.abs(offsetUs) / 1e6);
  const long = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return (
    `the clock of this machine is ${long} ${offsetUs < 0 ? 'ahead of' : 'behind'} that of the database, whose time is used instead; ` +
    'set the clock (NTP)'
  );
}
