import type { CloseApproachDocument, Party } from '../schemas/close-approaches.ts';
import type { EventDecision, EventDocument, EventNote, EventObservation, NewEventNote } from '../schemas/events.ts';

const primary: Party = {
  object_id: 25_544,
  name: 'ISS (ZARYA)',
  kind: 'payload',
  owner: 'ISS',
  fleet: null,
  regime: 'LEO',
  manoeuvrable: true,
  element_age_days: 1.879325,
  together_with: [49_044],
};

const secondary: Party = {
  object_id: 52_908,
  name: 'YAOGAN-35 02B',
  kind: 'payload',
  owner: 'PRC',
  fleet: 'YAOGAN',
  regime: 'LEO',
  manoeuvrable: null,
  element_age_days: 1.631897,
  together_with: [],
};

const risk = {
  max_probability: 0.0000167384,
  probability: 0.00000214307,
  probability_method: 'Pc2D',
  covariance_source: 'element-set-history/regime-table',
  probability_note: 'screening only, uncertain by kilometres; if it does not manoeuvre',
} as const;

const encounter = {
  primary,
  secondary,
  tca_utc: '2026-03-11T14:04:11.447504Z',
  miss_distance_km: 0.952891,
  relative_speed_km_s: 7.082331,
  radial_km: -0.441955,
  in_track_km: 0.748253,
  cross_track_km: -0.39089,
  co_located: false,
  ...risk,
  primary_source: 'element_set',
  secondary_source: 'element_set',
} as const;

export const exampleCloseApproach: CloseApproachDocument = {
  run_id: 17,
  class: 'ranked',
  ...encounter,
  entry_utc: '2026-03-11T14:04:10.754462Z',
  exit_utc: '2026-03-11T14:04:12.140546Z',
};

export const exampleEvent: EventDocument = {
  event_id: 1204,
  state: 'open',
  private: false,
  ...encounter,
  alarm: 'watch',
  cdm: null,
  first_run_id: 14,
  last_run_id: 17,
  first_seen_utc: '2026-03-09T06:00:41.000Z',
  last_seen_utc: '2026-03-10T00:01:22.000Z',
  disposition: 'watched',
  disposition_reason: null,
  assignee: 'flight dynamics',
};

export const exampleObservation: EventObservation = {
  run_id: 17,
  seen_utc: '2026-03-10T00:01:22.000Z',
  state: 'open',
  tca_utc: '2026-03-11T14:04:11.447504Z',
  miss_distance_km: 0.952891,
  relative_speed_km_s: 7.082331,
  radial_km: -0.441955,
  in_track_km: 0.748253,
  cross_track_km: -0.39089,
  ...risk,
};

export const exampleDecision: EventDecision = { disposition: 'dismissed', reason: 'our own ephemeris clears it' };

export const exampleNewNote: NewEventNote = { author: 'Ada', text: 'Asked the operator for an ephemeris.' };

export const exampleNote: EventNote = { note_id: 3, ...exampleNewNote, written_utc: '2026-03-10T07:30:00.000Z' };
