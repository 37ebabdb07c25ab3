import { setTimeout } from 'node:timers/promises';

/** How many requests a provider allows, whatever they ask for. */
export interface RequestLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

/** Counts the requests to a provider, those before a restart included. */
export interface RequestBudget {
  /** Takes in when requests were made before, ISO 8601 UTC. */
  know(requests: readonly string[]): void;
  /**
   * Counts a request and resolves when it may be made, within a minute; null where the hour has no more of them: then
   * not before the time given.
   */
  take(signal?: AbortSignal): Promise<{ readonly notBefore: Date } | null>;
  /** The requests of the last hour, for keeping. */
  recent(): string[];
}

/** A little more than a minute and an hour: requests do not take equally long to arrive. */
const MINUTE_MS = 61_000;
const HOUR_MS = 3_610_000;

export function createRequestBudget(
  limits: RequestLimits,
  now: () => Date,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void> = async (ms, signal) => {
    await setTimeout(ms, undefined, signal ? { signal } : {});
  },
): RequestBudget {
  /** Ascending, ms. */
  let made: number[] = [];
  /** Requests wait for each other, so that two never take the last place both. */
  let turn: Promise<unknown> = Promise.resolve();

  const forget = (time: number): void => {
    // What lies in the future comes from a clock that was wrong.
    made = made.filter((each) => time - each < HOUR_MS && each <= time);
  };
  const takeInTurn = async (signal: AbortSignal | undefined): Promise<{ readonly notBefore: Date } | null> => {
    for (;;) {
      signal?.throwIfAborted();
      const time = now().getTime();
      forget(time);
      if (made.length >= limits.perHour) return { notBefore: new Date(made.at(-limits.perHour)! + HOUR_MS) };
      const oldest = made.at(-limits.perMinute);
      if (oldest === undefined || time - oldest >= MINUTE_MS) {
        made.push(time);
        return null;
      }
      await sleep(oldest + MINUTE_MS - time, signal);
    }
  };
  return {
    know(requests) {
      const known = new Set(made);
      for (const each of requests) {
        const time = Date.parse(each);
        if (!Number.isNaN(time) && !known.has(time)) made.push(time);
      }
      made.sort((a, b) => a - b);
    },
    take(signal) {
      const next = turn.then(() => takeInTurn(signal));
      turn = next.catch(() => undefined);
      return next;
    },
    recent() {
      forget(now().getTime());
      return made.map((each) => new Date(each).toISOString());
    },
  };
}
