import { setTimeout as sleep } from 'node:timers/promises';
import { applyRetention, dropAlertsBefore, dropDeliveriesBefore, dropSignalsBefore, outageOf } from '@clearway/store';
import type { Live } from './live.ts';
import { readRetention } from './retention-settings.ts';
import type { RunKeeper } from './runs/run-keeper.ts';

export interface GoingOptions {
  readonly nowUs?: () => number;
  readonly signal: AbortSignal;
  /** Whether sources are asked again when they may be. */
  readonly asks: boolean;
  readonly onFault: (what: string, error: Error) => void;
  /** How many times faster than real time `nowUs` goes, in a trial. Default: 1. */
  readonly speed?: number;
}

const MINUTE_MS = 60_000;
const FOLLOW_MS = 2000;
const RETENTION_MS = 3_600_000;
/** Runs go first, but a server that is hardly ever without one would fill its disk. */
const RETENTION_LATEST_MS = 6 * 3_600_000;
const LONGEST_SLEEP_MS = 600_000;
/** Signals are kept for so long: whoever was away for longer reads the lists. */
const SIGNAL_DAYS = 7;
/** What was told is kept for so long, as events are. */
const ALERT_DAYS = 90;

/** Keeps a live service up to date until `signal`: asks sources, plans runs, deletes what is old. */
export async function keepGoing(live: Live, runs: RunKeeper, options: GoingOptions): Promise<void> {
  const { signal, onFault, speed = 1 } = options;
  const nowUs = options.nowUs ?? live.nowUs;
  const pause = (ms: number): Promise<void> =>
    sleep(ms / speed, undefined, { signal, ref: false }).catch(() => undefined);
  const guarded = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Of a database that does not answer whoever works on runs tells, once.
      if (!signal.aborted && outageOf(error) === null) onFault(what, error as Error);
    }
  };
  const ask = async (): Promise<void> => {
    while (!signal.aborted) {
      const at = live.keeper.nextAttemptAt();
      if (at === null) return;
      const wait = at.getTime() - nowUs() / 1000;
      if (wait > 0) {
        await pause(Math.min(Math.max(1000, wait), LONGEST_SLEEP_MS));
        continue;
      }
      await guarded('sources could not be asked', async () => {
        const { changed, describedObjects } = await live.keeper.refresh({ signal });
        if (describedObjects > 0) await live.reloadObjects();
        if (changed.size > 0) await runs.consider();
      });
      await pause(1000);
    }
  };
  const roll = async (): Promise<void> => {
    while (!signal.aborted) {
      await pause(MINUTE_MS);
      if (!signal.aborted && runs.isDue()) await guarded('a run could not be planned', () => runs.consider());
    }
  };
  const tidy = async (): Promise<void> => {
    while (!signal.aborted) {
      await pause(RETENTION_MS);
      for (let waited = 0; runs.busy() && waited < RETENTION_LATEST_MS && !signal.aborted; waited += MINUTE_MS) {
        await pause(MINUTE_MS);
      }
      if (signal.aborted) return;
      await guarded('old data could not be deleted', async () => {
        await applyRetention(live.store, await readRetention(live.store), nowUs());
        await dropSignalsBefore(live.store.db, nowUs() - SIGNAL_DAYS * 86_400e6);
        await dropAlertsBefore(live.store.db, nowUs() - ALERT_DAYS * 86_400e6);
        await dropDeliveriesBefore(live.store.db, nowUs() - ALERT_DAYS * 86_400e6);
      });
    }
  };
  const follow = async (): Promise<void> => {
    while (live.store.kind === 'postgresql' && !signal.aborted) {
      await pause(FOLLOW_MS);
      if (!signal.aborted) await guarded('the database could not be followed', () => live.followDatabase());
    }
  };
  await Promise.all([...(options.asks ? [ask()] : []), roll(), tidy(), follow(), live.keepAlerts(signal)]);
}
