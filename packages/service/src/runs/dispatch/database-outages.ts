import { setTimeout as sleep } from 'node:timers/promises';
import { outageOf } from '@clearway/store';

/** Tells once when the database cannot be used, and once when it can again. */
export interface DatabaseOutages {
  /** Whether the error is one: then it is told. */
  note(error: unknown): boolean;
  /** The database has answered. */
  over(): void;
  /** Does the work, again and again as long as the database cannot be used. Rejects when aborted, and with every other error. */
  outlast<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

const AGAIN_MS = 1000;

/** `tell` is given what is wrong, and null when it is over. */
export function createDatabaseOutages(tell: (reason: string | null) => void): DatabaseOutages {
  let isOut = false;
  const outages: DatabaseOutages = {
    note(error) {
      const reason = outageOf(error);
      if (reason === null) return false;
      if (!isOut) tell(reason);
      isOut = true;
      return true;
    },
    over() {
      if (isOut) tell(null);
      isOut = false;
    },
    async outlast(work, signal) {
      for (;;) {
        signal.throwIfAborted();
        try {
          const result = await work();
          outages.over();
          return result;
        } catch (error) {
          if (!outages.note(error)) throw error;
        }
        await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  };
  return outages;
}
