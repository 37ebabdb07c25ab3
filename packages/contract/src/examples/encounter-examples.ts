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
  element_age_days: 1.42,
  together_with: [49_044],
};

const secondary: Party = {
  object_id: 39_765,
  name: 'COSMOS 2251 DEB',
  kind: 'debris',
  owner: 'CIS',
  fleet: 'COSMOS',
  regime: 'LEO',
  manoeuvrable: false,
  element_age_days: 1.87,
  together_with: [],
};

const encounter = {
  primary,
  secondary,
  tca_utc: '2026-03-11T06:14:02.118304Z',
  miss_distance_km: 0.482,
  relative_speed_km_s: 13.207,
  radial_km: -0.121,
  in_track_km: 0.094,
  cross_track_km: 0.457,
  co_located: false,
  max_probability: 0.00031,
  probability: null,
} as const;

export const exampleCloseApproach: CloseApproachDocument = {
  run_id: 17,
  class: 'ranked',
  ...encounter,
  entry_utc: '2026-03-11T06:14:01.741220Z',
  exit_utc: '2026-03-11T06:14:02.495388Z',
};

export const exampleEvent: EventDocument = {
  event_id: 1204,
  state: 'open',
  private: false,
  ...encounter,
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
  tca_utc: '2026-03-11T06:14:02.118304Z',
  miss_distance_km: 0.482,
  relative_speed_km_s: 13.207,
  radial_km: -0.121,
  in_track_km: 0.094,
  cross_track_km: 0.457,
  max_probability: 0.00031,
};

export const exampleDecision: EventDecision = { disposition: 'dismissed', reason: 'our own ephemeris clears it' };

export const exampleNewNote: NewEventNote = { author: 'Ada', text: 'Asked the operator for an ephemeris.' };

export const exampleNote: EventNote = { note_id: 3, ...exampleNewNote, written_utc: '2026-03-10T07:30:00.000Z' };
