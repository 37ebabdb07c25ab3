import { sql } from 'kysely';
import { dropEndedEphemerides, purgeEphemerides } from '../ephemerides/ephemerides.ts';
import { databaseBytes, type Store } from '../open/open-store.ts';
import { deleteRun } from '../runs/runs.ts';
import type { Database } from '../schema/database.ts';
import { EMBEDDED_BESIDES_BYTES, keptBytes } from './kept-bytes.ts';
import { shrink, vacuum } from './vacuum.ts';

export interface RetentionSettings {
  /** Runs, and what they saw of events, are kept for so long; the current one always. */
  readonly runDays: number;
  /**
   * Element sets are kept for so long after a newer one of the same object and source came; the newest always. Operators' ephemerides
   * are kept for so long after they end.
   */
  readonly elementSetDays: number;
  /** Events nobody decided on or wrote about go so long after their TCA, and so do messages unless they came later. */
  readonly eventDays: number;
  /** Above it the oldest runs go before their time. */
  readonly diskBudgetBytes: number;
}

/** Thirty days at four runs a day come to about 2.4 GB; see docs/database.md. */
export const DEFAULT_RETENTION: RetentionSettings = {
  runDays: 30,
  elementSetDays: 30,
  eventDays: 90,
  diskBudgetBytes: 3e9,
};

export interface RetentionReport {
  readonly runs: number;
  readonly elementSets: number;
  readonly events: number;
  /** What is kept comes to about so much on disk. */
  readonly keptBytes: number;
  /** The files as they are, which are larger by what is free in them for later. */
  readonly diskBytes: number;
  /** True where even the current run alone is beyond the budget. */
  readonly overBudget: boolean;
}

const DAY_US = 86_400e6;

/** Tables are written anew when so much of the budget could be won; less is used by the next run. */
const WORTH_SHRINKING = 0.15;

/** As many ids of element sets as one statement looks through. */
const IDS_PER_STATEMENT = 20_000;

/**
 * Deletes what is older than the settings say, in small commits, and gives the room back: embedded nobody else does, on a server autovacuum
 * does. Not in a transaction; once an hour or after a run is often enough.
 */
export async function applyRetention(
  store: Store,
  settings: RetentionSettings,
  nowUs: number,
): Promise<RetentionReport> {
  const { db } = store;
  let runs = await deleteRuns(db, nowUs - settings.runDays * DAY_US, nowUs - DAY_US);
  // Runs that are kept must find the sets they used.
  const elementSets = await deleteElementSets(db, nowUs - Math.max(settings.elementSetDays, settings.runDays) * DAY_US);
  const events = await deleteEvents(db, nowUs - settings.eventDays * DAY_US);
  const messages = await deleteMessages(db, nowUs - settings.eventDays * DAY_US);
  await dropEndedEphemerides(db, nowUs - settings.elementSetDays * DAY_US, nowUs);
  const ephemerides = await purgeEphemerides(db);
  const besides = store.kind === 'embedded' ? EMBEDDED_BESIDES_BYTES : 0;
  runs += await meetBudget(db, settings.diskBudgetBytes - besides);
  if (runs + elementSets + events + messages + ephemerides > 0) await vacuum(store);
  let diskBytes = (await databaseBytes(store)) + besides;
  const kept = (await keptBytes(db)) + besides;
  if (diskBytes > settings.diskBudgetBytes && diskBytes - kept > WORTH_SHRINKING * settings.diskBudgetBytes) {
    await shrink(store);
    diskBytes = (await databaseBytes(store)) + besides;
  }
  const overBudget = Math.min(kept, diskBytes) > settings.diskBudgetBytes;
  return { runs, elementSets, events, keptBytes: kept, diskBytes, overBudget };
}

/** Runs created before `beforeUs`, and those that ended without result before `endedUs`; neither the current one nor any that goes on. */
async function deleteRuns(db: Database, beforeUs: number, endedUs: number): Promise<number> {
  const { rows } = await sql<{ run_id: number }>`
    select run_id from runs
    where (state in ('cancelled', 'failed') and finished_us < ${endedUs} or created_us < ${beforeUs})
      and state not in ('planned', 'running') and run_id is distinct from (select run_id from current_run)
    order by run_id`.execute(db);
  for (const { run_id } of rows) await deleteRun(db, run_id);
  return rows.length;
}

async function deleteElementSets(db: Database, beforeUs: number): Promise<number> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(element_set_id) as first, max(element_set_id) filter (where arrived_us < ${beforeUs}) as last
    from element_sets`.execute(db);
  const { first = null, last = null } = rows[0] ?? {};
  if (first === null || last === null) return 0;
  let deleted = 0;
  for (let from = first; from <= last; from += IDS_PER_STATEMENT) {
    // Replaced before that time by one that was valid by then: no run since has used it.
    const { numAffectedRows } = await sql`
      delete from element_sets old
      where element_set_id >= ${from} and element_set_id < ${from + IDS_PER_STATEMENT} and exists (
        select from element_sets newer
        where newer.object_id = old.object_id and newer.source_id = old.source_id and newer.epoch_us > old.epoch_us
          and newer.epoch_us < ${beforeUs} and newer.arrived_us < ${beforeUs})`.execute(db);
    deleted += Number(numAffectedRows);
  }
  return deleted;
}

async function deleteEvents(db: Database, beforeUs: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from events
    where tca_us < ${beforeUs} and state <> 'staged' and disposition = 'open' and assignee is null
      and not exists (select from event_notes where event_notes.event_id = events.event_id)`.execute(db);
  return Number(numAffectedRows);
}

/** With the encounters that they are about; those of former times that came lately are wanted. */
async function deleteMessages(db: Database, beforeUs: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from conjunctions
    where tca_us < ${beforeUs} and not exists (
      select from cdms where cdms.conjunction_id = conjunctions.conjunction_id and received_us >= ${beforeUs})`.execute(
    db,
  );
  return Number(numAffectedRows);
}

/** Deletes the oldest finished runs until what is kept is within the budget, or only the current one is left. */
async function meetBudget(db: Database, budgetBytes: number): Promise<number> {
  let deleted = 0;
  while ((await keptBytes(db)) > budgetBytes) {
    const { rows } = await sql<{ run_id: number }>`
      select run_id from runs
      where state not in ('planned', 'running') and run_id is distinct from (select run_id from current_run)
      order by run_id limit 1`.execute(db);
    if (rows[0] === undefined) break;
    await deleteRun(db, rows[0].run_id);
    deleted++;
  }
  return deleted;
}
