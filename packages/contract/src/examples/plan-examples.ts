import type { PlanInputs } from '../schemas/plan-inputs.ts';
import type { NewPlan, PlanDecision } from '../schemas/plan-requests.ts';
import type { PlanResult } from '../schemas/plan-results.ts';
import type { PlanRoute } from '../schemas/plan-routes.ts';
import type { PlanComparison, PlanDocument, PlanRecordEntry, PlanSummary } from '../schemas/plans.ts';
import { exampleAssessment } from './cdm-examples.ts';

const leastFuel: PlanRoute = {
  route: 'least-fuel',
  also: ['earliest'],
  burn: {
    utc: '2026-03-15T04:34:11.204Z',
    lead_orbits: 5,
    radial_mm_s: 0,
    in_track_mm_s: 9.1,
    cross_track_mm_s: 0,
    total_mm_s: 9.1,
  },
  fuel_kg: 0.00585,
  probability_after: 9.98e-7,
  recommended_after: { probability: 9.98e-7, method: 'Pc2D' },
  miss_after_km: 0.911,
  tca_after_utc: '2026-03-15T12:25:56.096Z',
  certificate: {
    lambda: 0.00041,
    optimal: false,
    gap: 0.004,
    lower_bound_mm_s: 9.06,
    states: 'only in-track burns were allowed; the least burn without that is at least 0.996 times as large.',
  },
  raised_by: 1,
  tangential_penalty: 1.004,
  whole_revolution_penalty: 12.4,
  rule_of_thumb: { estimate_mm_s: 9.3, shift_km: 0.73, text: 'Drift: 3 Δv Δt gives 9.3 mm/s.' },
  return_burn: {
    utc: '2026-03-15T13:58:00.000Z',
    radial_mm_s: 0,
    in_track_mm_s: -9.1,
    cross_track_mm_s: 0,
    total_mm_s: 9.1,
    ahead_km: -0.92,
    revolutions: 6,
    waited_revolutions: 0,
  },
  go_no_go_utc: '2026-03-15T04:04:11.204Z',
  secondary: null,
  secondary_text: 'not screened',
  plane_after: null,
  stay_because: null,
  text: ['Burn 9.1 mm/s at 2026-03-15T04:34:11.204Z, 5.000 revolutions before the closest approach.'],
};

const stay: PlanRoute = {
  ...leastFuel,
  route: 'stay',
  also: [],
  burn: null,
  fuel_kg: null,
  probability_after: 0.000213,
  recommended_after: { probability: 0.000213, method: 'Pc2D' },
  miss_after_km: 0.184,
  tca_after_utc: '2026-03-15T12:25:56.123Z',
  certificate: null,
  raised_by: null,
  tangential_penalty: null,
  whole_revolution_penalty: null,
  rule_of_thumb: null,
  return_burn: null,
  go_no_go_utc: null,
  text: ['Stay: the probability remains 2.130e-4.'],
};

export const examplePlanResult: PlanResult = {
  decision: 'burn',
  recommended: 'least-fuel',
  target: { probability: 1e-6, miss_distance_km: null },
  probability_before: 0.000213,
  recommended_before: { probability: 0.000213, method: 'Pc2D' },
  miss_before_km: 0.184,
  relative_speed_km_s: 14.62,
  hard_body_radius_m: 10,
  hard_body_radius_source: 'message (COMMENT HBR)',
  period_seconds: 5660.9,
  routes: [leastFuel, stay],
  sweep: {
    utc: ['2026-03-15T11:38:45.673Z', '2026-03-15T04:34:11.204Z'],
    lead_orbits: [0.5, 5],
    radial_mm_s: [0, 0],
    in_track_mm_s: [88.2, 9.1],
    cross_track_mm_s: [0, 0],
    total_mm_s: [88.2, 9.1],
  },
  matrix: {
    directions: [{ name: 'in-track +', radial: 0, in_track: 1, cross_track: 0 }],
    lead_orbits: [0.5, 5],
    utc: ['2026-03-15T11:38:45.673Z', '2026-03-15T04:34:11.204Z'],
    size_mm_s: [5, 10],
    probability: [
      [
        [0.00021, 0.0002],
        [0.00001, 4e-7],
      ],
    ],
    miss_distance_km: [
      [
        [0.19, 0.2],
        [0.55, 0.98],
      ],
    ],
    fuel_kg: [0.0032, 0.0064],
    secondary_probability: null,
  },
  plane_before: exampleAssessment.plane,
  text: [
    'Burn 9.1 mm/s at 2026-03-15T04:34:11.204Z, 5.000 revolutions before the closest approach.',
    'Other objects: not screened.',
  ],
};

const inputs: PlanInputs = {
  sha256: '6b1f0c35f7b8f3f3d4a5a2f6c4f60b0b9f8c7a3b2d1e0f9a8b7c6d5e4f3a2b1c',
  cdm_id: 57,
  cdm_identity: '0f9a8b7c6d5e4f3a2b1c6b1f0c35f7b8f3f3d4a5a2f6c4f60b0b9f8c7a3b2d1e',
  cdm_ids: [52, 57],
  primary_elements: { object_id: 43_613, element_set_id: 902_113, epoch_utc: '2026-03-09T19:41:02.114Z' },
  secondary_elements: { object_id: 51_228, element_set_id: 902_997, epoch_utc: '2026-03-08T22:10:43.908Z' },
  run_id: 17,
  profile_version: 3,
  announced_message_id: null,
  settings_sha256: '1c6b1f0c35f7b8f3f3d4a5a2f6c4f60b0b9f8c7a3b2d1e0f9a8b7c6d5e4f3a2b',
};

export const examplePlanSummary: PlanSummary = {
  plan_id: 1,
  version: 3,
  state: 'reviewed',
  event_id: null,
  cdm_id: 57,
  primary: { object_id: 43_613, name: 'ICESAT-2' },
  secondary: { object_id: 51_228, name: 'COSMOS 1408 DEB' },
  mover: 'primary',
  tca_utc: '2026-03-15T12:25:56.123Z',
  basis: 'message',
  created_utc: '2026-03-10T07:20:00.000Z',
  created_by: 'Ada Muller',
  route: 'least-fuel',
  burn_utc: '2026-03-15T04:34:11.204Z',
  total_mm_s: 9.1,
  probability_before: 0.000213,
  probability_after: 9.98e-7,
  go_no_go_utc: '2026-03-15T04:04:11.204Z',
  stale: [],
  approvals: [],
  approvals_needed: 2,
};

export const examplePlan: PlanDocument = {
  ...examplePlanSummary,
  label: null,
  settings: { cdm_id: 57, target_probability: 1e-6 },
  progress: null,
  failure: null,
  inputs,
  result: examplePlanResult,
  document_sha256: 'b2d1e0f9a8b7c6d5e4f3a2b1c6b1f0c35f7b8f3f3d4a5a2f6c4f60b0b9f8c7a3',
  replaces: null,
  replaced_by: [],
  two_person_rule: true,
  coordination: null,
};

export const exampleNewPlan: NewPlan = { by: 'Ada Muller', cdm_id: 57, target_probability: 1e-6 };
export const examplePlanDecision: PlanDecision = { action: 'approve', by: 'Jos Weber', expected_version: 3 };

export const exampleRecordEntry: PlanRecordEntry = {
  entry: 3,
  at_utc: '2026-03-10T07:30:00.000Z',
  action: 'review',
  by: 'Jos Weber',
  role: 'operator',
  from_state: 'proposed',
  to_state: 'reviewed',
  route: 'least-fuel',
  reason: null,
  override_reason: null,
  version: 3,
  document_sha256: examplePlan.document_sha256,
  has_document: false,
};

export const exampleComparison: PlanComparison = {
  plans: [examplePlanSummary, { ...examplePlanSummary, plan_id: 2, total_mm_s: 12.4 }],
  rows: [
    { field: 'total_mm_s', unit: 'mm/s', values: [9.1, 12.4], differences: [0, 3.3], same: false, best: 1 },
    {
      field: 'route',
      unit: null,
      values: ['least-fuel', 'least-fuel'],
      differences: [null, null],
      same: true,
      best: null,
    },
  ],
  text: ['Plan 1 burns 3.3 mm/s less than plan 2.'],
};

export const exampleOpm = `CCSDS_OPM_VERS = 2.0
CREATION_DATE = 2026-03-10T07:40:00.000
ORIGINATOR = CLEARWAY
OBJECT_NAME = ICESAT-2
`;
