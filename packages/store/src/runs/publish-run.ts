import { sql } from 'kysely';
import { StoreError } from '../errors/store-error.ts';
import type { Database } from '../schema/database.ts';

export interface Publication {
  readonly publishedUs: number;
  /** Completeness report. */
  readonly report: object;
  readonly coverage: object;
}

/**
 * Completes a run of which all slices are stored, takes over what it saw of events (`stageSightings`), and makes it the current
 * one: one statement, so that nobody ever reads half a run. Throws `run-state` where the run does not run, lacks slices or is
 * older than the current one.
 */
export async function publishRun(db: Database, runId: number, publication: Publication): Promise<void> {
  const { publishedUs, report, coverage } = publication;
  const { rows } = await sql`
    -- locked first, so that of two runs published at once the newer wins in whatever order they come
    with former as materialized (select run_id from current_run for update),
    target as (
      select runs.run_id from runs, former
      where runs.run_id = ${runId} and state = 'running'
        and slice_count = (select count(*) from run_slices where run_slices.run_id = runs.run_id)
        and (former.run_id is null or former.run_id < runs.run_id)
      for update of runs),
    seen as (
      update events set
        state = o.state, tca_us = o.tca_us, miss_distance_km = o.miss_distance_km,
        relative_speed_km_s = o.relative_speed_km_s, radial_km = o.radial_km, in_track_km = o.in_track_km,
        cross_track_km = o.cross_track_km, max_probability = o.max_probability, details = o.details,
        last_run_id = case when o.state = 'open' then o.run_id else events.last_run_id end,
        last_seen_us = case when o.state = 'open' then o.seen_us else events.last_seen_us end,
        changed_us = ${publishedUs}::int8
      from event_observations o, target
      where o.run_id = target.run_id and events.event_id = o.event_id),
    complete as (
      update runs set
        state = 'complete', finished_us = coalesce(finished_us, ${publishedUs}::int8), published_us = ${publishedUs}::int8,
        report = ${JSON.stringify(report)}::jsonb, coverage = ${JSON.stringify(coverage)}::jsonb
      from target where runs.run_id = target.run_id
      returning runs.run_id)
    update current_run set run_id = complete.run_id from complete returning current_run.run_id`.execute(db);
  if (rows.length === 0) {
    throw new StoreError(
      'run-state',
      `run ${runId} cannot be published: it does not run, lacks slices, or is older than the current run`,
    );
  }
}
