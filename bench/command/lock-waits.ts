import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

/** What connections of workers were doing, as shares of the workers' time. */
export interface DatabaseShare {
  /** A statement was under way, whatever it did; counted once for each connection. */
  readonly inStatements: number;
  /** Of that, it waited for what another connection held: a lock, a latch or a buffer. */
  readonly waitingForOthers: number;
  readonly looks: number;
}

export interface DatabaseWatch {
  stop(): Promise<DatabaseShare>;
}

/** Connections of this application are watched. */
export const WORKER_APPLICATION = 'clearway-worker';
const LOOK_MS = 20;
/** Waits of one connection for another; the rest are for the disk, the client, or for nothing to do. */
const FOR_OTHERS = ['Lock', 'LWLock', 'BufferPin'];

/** Looks at the database's own account of what it does for workers, again and again. */
export function watchDatabase(database: Client, workers: number): DatabaseWatch {
  const stopping = new AbortController();
  let looks = 0;
  let busy = 0;
  let waiting = 0;
  const watching = (async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const { rows } = await database.query<{ busy: string; waiting: string }>(
        `select count(*) as busy, count(*) filter (where wait_event_type = any($2)) as waiting
         from pg_stat_activity where datname = current_database() and application_name = $1 and state <> 'idle'`,
        [WORKER_APPLICATION, FOR_OTHERS],
      );
      looks++;
      busy += Number(rows[0]!.busy);
      waiting += Number(rows[0]!.waiting);
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  // Of a database that is gone whoever stops the watch hears.
  watching.catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await watching;
      const all = Math.max(1, looks * workers);
      return { inStatements: busy / all, waitingForOthers: waiting / all, looks };
    },
  };
}
