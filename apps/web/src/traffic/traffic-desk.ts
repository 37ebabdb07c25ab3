import type { App } from '../app/app.ts';
import { createStore, type Store } from '../view/store.ts';
import type { TrafficAnswer } from '../workers/questions/traffic.ts';

export type Traffic =
  | { readonly state: 'waiting'; readonly progress: number }
  | { readonly state: 'answered'; readonly answer: TrafficAnswer }
  | { readonly state: 'failed'; readonly reason: string };

/** Asks for the traffic while anybody wants it, once for all of them, and again when it has changed. */
export interface TrafficDesk {
  readonly traffic: Store<Traffic>;
  /** Gives a function that ends the wish. */
  want(): () => void;
}

const LOOK_EVERY_MS = 5000;
/** Objects move through all altitudes of their orbits within hours; where most are does not change in weeks. */
const OLD_MS = 30 * 60_000;
const WAITING: Traffic = { state: 'waiting', progress: 0 };

type Parts = Pick<App, 'ask' | 'catalog' | 'clock'>;

export function createTrafficDesk({ ask, catalog, clock }: Parts): TrafficDesk {
  const traffic = createStore<Traffic>(WAITING);
  let wishes = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let asking: AbortController | null = null;
  let answeredFor: { readonly runId: number; readonly timeMs: number } | null = null;

  const look = (): void => {
    const known = catalog.get();
    const timeMs = clock.at();
    if (known === null || asking !== null) return;
    const { runId } = known;
    if (answeredFor?.runId === runId && Math.abs(timeMs - answeredFor.timeMs) < OLD_MS) return;
    const leaving = new AbortController();
    asking = leaving;
    ask(
      { kind: 'traffic', timeMs },
      {
        signal: leaving.signal,
        // An answer of before is shown until the new one comes.
        onProgress: (progress) =>
          traffic.update((now) => (now.state === 'answered' ? now : { state: 'waiting', progress })),
      },
    ).then(
      (answer) => {
        asking = null;
        answeredFor = { runId, timeMs };
        traffic.set({ state: 'answered', answer });
      },
      (error: unknown) => {
        asking = null;
        if (leaving.signal.aborted) return;
        answeredFor = { runId, timeMs };
        traffic.set({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
      },
    );
  };

  return {
    traffic,
    want() {
      wishes++;
      if (wishes === 1) timer = setInterval(look, LOOK_EVERY_MS);
      const stop = catalog.subscribe(look);
      look();
      return () => {
        stop();
        wishes--;
        if (wishes > 0) return;
        clearInterval(timer);
        asking?.abort();
        asking = null;
      };
    },
  };
}
