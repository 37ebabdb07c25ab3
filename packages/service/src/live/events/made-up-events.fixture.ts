import type { EventRow } from '@clearway/store';

/** 2026-03-10T00:00:00Z in microseconds. */
export const MADE_UP_NOW_US = 1_773_100_800_000_000;

/** An event as the store keeps it: open, an hour from {@link MADE_UP_NOW_US}. */
export function madeUpEvent(event_id: number, changes: Partial<EventRow> = {}): EventRow {
  return {
    event_id,
    primary_id: 100,
    secondary_id: 101,
    private: false,
    state: 'open',
    tca_us: MADE_UP_NOW_US + 3600e6,
    miss_distance_km: 0.5,
    relative_speed_km_s: 10,
    radial_km: 0.3,
    in_track_km: 0.4,
    cross_track_km: 0,
    max_probability: 1e-5,
    details: { co_located: false, class: 'ranked', primary_age_days: 1.5, secondary_age_days: 2.5 },
    first_run_id: 1,
    last_run_id: 2,
    first_seen_us: MADE_UP_NOW_US - 86_400e6,
    last_seen_us: MADE_UP_NOW_US,
    changed_us: MADE_UP_NOW_US,
    disposition: 'open',
    disposition_reason: null,
    assignee: null,
    team_id: null,
    ...changes,
  };
}
