import type { CoverageDocument, RunDocument, RunProgress } from '../schemas/runs.ts';
import type { SourceDocument, UploadDocument } from '../schemas/sources.ts';
import type { HealthDocument, ReadinessDocument, StatisticsDocument, VersionDocument } from '../schemas/status.ts';
import type { NewWatchlist, WatchlistDocument, WatchlistMembers } from '../schemas/watchlists.ts';

export const exampleCoverage: CoverageDocument = {
  sentence: 'Screened 30,412 of 31,870 objects in orbit (95.4 %): the full public catalogue.',
  full: true,
  in_orbit: 31_870,
  screened: 30_412,
  share: 0.954,
  by_kind: {
    payload: { in_orbit: 15_210, screened: 15_030, share: 0.988 },
    debris: { in_orbit: 14_160, screened: 13_040, share: 0.921 },
  },
};

export const exampleRun: RunDocument = {
  run_id: 17,
  state: 'complete',
  kind: 'incremental',
  current: true,
  private: false,
  based_on_run_id: 16,
  window: { start_utc: '2026-03-10T00:00:00.000000Z', stop_utc: '2026-03-17T00:00:00.000000Z' },
  threshold_km: 5,
  objects: 30_412,
  objects_changed: 214,
  close_approaches: 402_118,
  coverage: exampleCoverage,
  failure: null,
  created_utc: '2026-03-10T00:00:58.000Z',
  started_utc: '2026-03-10T00:00:58.000Z',
  finished_utc: '2026-03-10T00:01:21.000Z',
  published_utc: '2026-03-10T00:01:22.000Z',
  progress: null,
};

export const exampleProgress: RunProgress = {
  phase: 'screening',
  fraction: 0.43,
  slices_done: 45,
  slices: 105,
  objects: 30_412,
  close_approaches: 172_034,
  seconds_left: 21,
};

export const exampleRunUnderWay: RunDocument = {
  ...exampleRun,
  run_id: 18,
  state: 'running',
  current: false,
  based_on_run_id: 17,
  close_approaches: null,
  finished_utc: null,
  published_utc: null,
  progress: exampleProgress,
};

export const exampleSource: SourceDocument = {
  source: 'celestrak/active',
  title: 'CelesTrak: active satellites',
  kind: 'elements',
  precedence: 'general',
  terms: 'free to use, please name the source; asked at most every two hours',
  private: false,
  last_attempt_utc: '2026-03-10T00:00:31.000Z',
  last_success_utc: '2026-03-10T00:00:31.000Z',
  next_attempt_utc: '2026-03-10T02:00:31.000Z',
  records: 30_114,
  objects_used: 29_807,
  warnings: [],
};

export const exampleUpload: UploadDocument = {
  source: 'own-satellites',
  accepted: 12,
  new_element_sets: 12,
  rejected: [{ object_id: 90_001, reason: 'checksum of line 2 does not match', line: 14 }],
};

export const exampleNewWatchlist: NewWatchlist = {
  name: 'stations',
  description: 'Crewed stations',
  object_ids: [25_544, 48_274],
};

export const exampleWatchlist: WatchlistDocument = {
  name: 'stations',
  description: 'Crewed stations',
  created_utc: '2026-03-01T09:00:00.000Z',
  object_ids: [25_544, 48_274],
};

export const exampleMembers: WatchlistMembers = { object_ids: [54_216] };

export const exampleHealth: HealthDocument = {
  status: 'ok',
  phase: 'screening',
  title: 'Screening every pair',
  detail: '43 %, 21 s left, 172,034 close approaches so far',
  progress: 0.43,
  close_approaches: 172_034,
  seconds_left: 21,
  objects: 30_412,
  clock_utc: '2026-03-10T00:05:00.000Z',
  finished_utc: '2026-03-10T00:01:22.000Z',
  warnings: [],
  earth_data: {
    orientation_measured_until_utc: '2026-03-05T00:00:00Z',
    orientation_good_until_utc: '2026-03-22T00:00:00Z',
    leap_seconds_known_until_utc: '2026-12-28T00:00:00Z',
  },
};

export const exampleReadiness: ReadinessDocument = { ready: true, reasons: [] };

export const exampleVersion: VersionDocument = { version: '0.1.0', node: '24.21.0', database: 'embedded' };

export const exampleStatistics: StatisticsDocument = {
  objects: 30_412,
  objects_in_orbit: 31_870,
  objects_by_kind: { payload: 15_030, 'rocket-body': 2342, debris: 13_040 },
  objects_by_regime: { LEO: 26_120, MEO: 410, GEO: 1120, GTO: 790, HEO: 1480, other: 492 },
  element_age_days: { median: 0.4, p95: 2.1, greatest: 29.4 },
  close_approaches: 402_118,
  close_approaches_by_class: { ranked: 191_020, repeated: 802, 'co-located': 21_402, stale: 8120, fleet: 180_774 },
  close_approaches_by_day: [{ day_utc: '2026-03-10', close_approaches: 57_340 }],
  events_open: 3120,
  coverage: exampleCoverage,
  run: { run_id: 17, published_utc: '2026-03-10T00:01:22.000Z' },
  progress: null,
};
