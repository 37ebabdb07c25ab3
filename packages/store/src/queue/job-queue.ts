import { CompiledQuery } from 'kysely';
import { type CommandResponse, type Db, fromKysely, PgBoss } from 'pg-boss';
import { StoreError } from '../errors/store-error.ts';
import type { Store } from '../open/open-store.ts';
import type { Database } from '../schema/database.ts';

/** One piece of work as it was taken: what is done to it holds for this attempt alone. */
export interface TakenJob<Data extends object> {
  readonly id: string;
  /** How often it was taken before, and not completed. */
  readonly retryCount: number;
  /** Whoever had it last was not heard from for {@link SILENCE_SECONDS}. */
  readonly wasSilent: boolean;
  readonly data: Data;
}

/** A piece of work that was tried as often as anything is tried. */
export interface GivenUpJob<Data extends object> {
  readonly data: Data;
  /** What the last attempt said; null where it fell silent. */
  readonly reason: string | null;
}

/** Work to be done by whoever is free, each piece by one at a time, taken over from whoever falls silent. */
export interface JobQueue<Data extends object> {
  /** Adds work. Of the same `key` there is one at a time, waiting or taken: more are ignored. */
  add(jobs: readonly { readonly key: string; readonly data: Data }[]): Promise<void>;
  take(): Promise<TakenJob<Data> | undefined>;
  /**
   * In the transaction that stores the result: throws `job-lost` where the attempt has lapsed meanwhile (taken over, cancelled), so that
   * nothing is stored.
   */
  complete(db: Database, job: TakenJob<Data>): Promise<void>;
  /** Gives work back, to be tried again by anybody until it was tried `retries` times. */
  giveBack(job: TakenJob<Data>, reason: string): Promise<void>;
  /** Says that a taken job is still being worked on: at least every {@link SILENCE_SECONDS} / 3. */
  keep(job: TakenJob<Data>): Promise<boolean>;
  /** Jobs of workers that fell silent come back into the queue. Of all who ask one looks, every {@link LOOK_SECONDS}. */
  reclaim(): Promise<void>;
  /** Work that nobody will try again, as its last attempt failed or fell silent; not what was put in again since. */
  givenUp(): Promise<readonly GivenUpJob<Data>[]>;
  /** Removes all work, taken or not. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A worker not heard from for so long has lost its job. */
export const SILENCE_SECONDS = 15;
/** Silence is looked for so often; left alone pg-boss looks once a minute, so that a job would lie for up to 75 s. */
const LOOK_SECONDS = 3;
const RULES = {
  retryLimit: 4,
  retryDelay: 0,
  expireInSeconds: 3600,
  heartbeatSeconds: SILENCE_SECONDS,
  retentionSeconds: 7 * 86_400,
  deleteAfterSeconds: 3600,
} as const;
const MOST_LISTED = 10_000;
const ALIVE: ReadonlySet<string> = new Set(['created', 'retry', 'active']);

/** Opens the queue of this name in the store's own database; pg-boss keeps its tables in a schema of its own. */
export async function openJobQueue<Data extends object>(store: Store, name: string): Promise<JobQueue<Data>> {
  const [queue] = await openJobQueues<Data>(store, [name]);
  return queue!;
}

/** Opens several; each is to be closed. */
export async function openJobQueues<Data extends object>(
  store: Store,
  names: readonly string[],
): Promise<readonly JobQueue<Data>[]> {
  const boss = new PgBoss({
    db: databaseOf(store),
    backend: store.kind === 'embedded' ? 'pglite' : 'postgres',
    schema: 'clearway_queue',
    schedule: false,
    supervise: false,
    monitorIntervalSeconds: LOOK_SECONDS,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  // Every failing call rejects as well; without a listener the event would end the process.
  boss.on('error', () => {});
  await boss.start();
  for (const name of names) await boss.createQueue(name, { policy: 'exclusive', ...RULES });
  let open = names.length;
  const closed = async (): Promise<void> => {
    open--;
    if (open === 0) await boss.stop({ graceful: false });
  };
  return names.map((name) => queueOf<Data>(boss, name, closed));
}

function queueOf<Data extends object>(boss: PgBoss, name: string, closed: () => Promise<void>): JobQueue<Data> {
  return {
    async add(jobs): Promise<void> {
      if (jobs.length === 0) return;
      await boss.insert(
        name,
        jobs.map(({ key, data }) => ({ singletonKey: key, data })),
      );
    },
    async take(): Promise<TakenJob<Data> | undefined> {
      const [job] = await boss.fetch<Data>(name, { includeMetadata: true });
      return job && { id: job.id, retryCount: job.retryCount, wasSilent: isSilence(job.output), data: job.data };
    },
    async complete(db, job): Promise<void> {
      const response = await boss.complete(name, attemptOf(job), null, { db: fromKysely(db) });
      if (affected(response) !== 1) throw new StoreError('job-lost', `job ${job.id} is no longer with this worker`);
    },
    async giveBack(job, reason): Promise<void> {
      await boss.fail(name, attemptOf(job), { reason });
    },
    async keep(job): Promise<boolean> {
      return affected(await boss.touch(name, attemptOf(job))) === 1;
    },
    async reclaim(): Promise<void> {
      await boss.supervise(name);
    },
    async clear(): Promise<void> {
      await boss.deleteAllJobs(name);
    },
    async givenUp(): Promise<readonly GivenUpJob<Data>[]> {
      const jobs = await boss.findJobs<Data>(name, { limit: MOST_LISTED });
      const waiting = new Set(jobs.filter(({ state }) => ALIVE.has(state)).map(({ singletonKey }) => singletonKey));
      return jobs
        .filter(({ state, singletonKey }) => state === 'failed' && !waiting.has(singletonKey))
        .map(({ data, output }) => ({ data, reason: (output as { reason?: string } | null)?.reason ?? null }));
    },
    close: closed,
  };
}

/** What pg-boss notes of an attempt that fell silent. */
function isSilence(output: object | null): boolean {
  return (output as { value?: { message?: unknown } } | null)?.value?.message === 'job heartbeat timeout';
}

function attemptOf({ id, retryCount }: TakenJob<object>): { id: string; retryCount: number } {
  return { id, retryCount };
}

/** How many jobs a command was about: documented, but left out of the library's types. */
function affected(response: CommandResponse): number {
  return (response as { readonly affected: number }).affected;
}

/** Scripts of several statements come without parameters; the rows of all of them count. */
function databaseOf(store: Store): Db {
  return {
    async executeSql(text, values): Promise<{ rows: unknown[] }> {
      if (values !== undefined && values.length > 0) {
        return { rows: (await store.db.executeQuery(CompiledQuery.raw(text, [...values]))).rows };
      }
      return { rows: (await store.executeAll(text)).flatMap(({ rows }) => [...rows]) };
    },
  };
}
