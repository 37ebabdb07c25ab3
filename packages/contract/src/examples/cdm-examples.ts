import type { AssessedObject, AssessmentDocument } from '../schemas/assessments.ts';
import type {
  CdmDocument,
  CdmSummary,
  ConjunctionDocument,
  ConjunctionPoint,
  EventRiskDocument,
  NewRiskSettings,
  RiskSettings,
} from '../schemas/cdms.ts';
import type { NewSampling, SamplingDocument } from '../schemas/sampling.ts';

const assessedPrimary: AssessedObject = {
  object_id: 43_613,
  name: 'ICESAT-2',
  covariance_source: 'message',
  sigma_km: { radial: 0.0061, in_track: 0.0942, cross_track: 0.0042 },
  element_age_days: null,
  if_it_does_not_manoeuvre: false,
};

const assessedSecondary: AssessedObject = {
  object_id: 51_228,
  name: 'COSMOS 1408 DEB',
  covariance_source: 'message',
  sigma_km: { radial: 0.0214, in_track: 1.921, cross_track: 0.0187 },
  element_age_days: null,
  if_it_does_not_manoeuvre: false,
};

export const exampleAssessment: AssessmentDocument = {
  probability: 0.000213,
  method: 'Pc2D',
  methods: { Pc2D: 0.000213, Nc2D: 0.000213, Nc3D: null, Laas2015: 0.000213, Alfriend1999: 0.000214 },
  intervals: { Laas2015: { low: 0.000212999, high: 0.000213001, confidence: 1 } },
  flags: [],
  reported_probability: 0.00021,
  reported_method: 'FOSTER-1992',
  max_probability: 0.00062,
  miss_distance_km: 0.184,
  relative_speed_km_s: 14.62,
  mahalanobis_distance: 1.31,
  hard_body_radius_m: 10,
  hard_body_radius_source: 'message: COMMENT HBR',
  tca_utc: '2026-03-15T12:25:56.123Z',
  covariance_source: 'message',
  primary: assessedPrimary,
  secondary: assessedSecondary,
  dilution: 'secondary',
  sentence: 'The 2D probability is recommended: its conditions hold.',
  reasons: [{ code: 'conditions-hold', method: 'Pc2D' }],
  notes: [],
  plane: {
    miss_km: { x: 0.184, y: 0 },
    covariance_km2: { xx: 0.0081, xy: 0.0011, yy: 0.0192 },
    primary_covariance_km2: { xx: 0.0009, xy: 0, yy: 0.0011 },
    secondary_covariance_km2: { xx: 0.0072, xy: 0.0011, yy: 0.0181 },
    hard_body_radius_km: 0.01,
    radial: { x: 0.91, y: 0.41 },
    in_track: { x: -0.02, y: 0.05 },
    cross_track: { x: -0.41, y: 0.91 },
  },
  dilution_curve: { factor: [0.1, 0.316, 1, 3.16, 10], probability: [0, 0.00006, 0.000213, 0.00004, 0.000005] },
  scale_grid: null,
};

export const exampleCdmSummary: CdmSummary = {
  cdm_id: 57,
  conjunction_id: 31,
  event_id: 1204,
  message_id: '000043613_conj_000051228_2026074122556_0680912',
  originator: 'CSpOC',
  created_utc: '2026-03-09T22:56:22.000Z',
  received_utc: '2026-03-10T00:04:00.000Z',
  file: 'icesat-2.cdm',
  primary: { object_id: 43_613, name: 'ICESAT-2' },
  secondary: { object_id: 51_228, name: 'COSMOS 1408 DEB' },
  tca_utc: '2026-03-15T12:25:56.123Z',
  miss_distance_km: 0.184,
  relative_speed_km_s: 14.62,
  reported_probability: 0.00021,
  probability: 0.000213,
  method: 'Pc2D',
  max_probability: 0.00062,
  hard_body_radius_m: 10,
  from_elements: false,
  alarm: 'act',
};

export const exampleCdm: CdmDocument = { ...exampleCdmSummary, assessment: exampleAssessment, has_states: true };

const point: ConjunctionPoint = {
  cdm_id: 57,
  message_id: exampleCdmSummary.message_id,
  originator: 'CSpOC',
  created_utc: '2026-03-09T22:56:22.000Z',
  tca_utc: '2026-03-15T12:25:56.123Z',
  tca_shift_seconds: 0.041,
  miss_distance_km: 0.184,
  probability: 0.000213,
  method: 'Pc2D',
  max_probability: 0.00062,
  reported_probability: 0.00021,
  sigma_minor_km: 0.089,
  sigma_major_km: 0.139,
  mahalanobis_distance: 1.31,
  alarm: 'act',
};

export const exampleConjunction: ConjunctionDocument = {
  conjunction_id: 31,
  event_id: 1204,
  primary: { object_id: 43_613, name: 'ICESAT-2' },
  secondary: { object_id: 51_228, name: 'COSMOS 1408 DEB' },
  tca_utc: '2026-03-15T12:25:56.123Z',
  miss_distance_km: 0.184,
  probability: 0.000213,
  method: 'Pc2D',
  alarm: 'act',
  trend: 'rising',
  sentence: 'The probability rose from 3.1e-5 to 2.1e-4 over 2 messages, and is above 1e-4: act.',
  watch_probability: 1e-7,
  act_probability: 1e-4,
  points: [
    {
      ...point,
      cdm_id: 52,
      message_id: '000043613_conj_000051228_2026074122556_0680401',
      created_utc: '2026-03-09T14:10:01.000Z',
      tca_utc: '2026-03-15T12:25:56.082Z',
      tca_shift_seconds: 0,
      miss_distance_km: 0.402,
      probability: 0.000031,
      sigma_major_km: 0.31,
      alarm: 'watch',
    },
    point,
  ],
};

export const exampleEventRisk: EventRiskDocument = {
  event_id: 1204,
  alarm: 'act',
  screening_alarm: 'watch',
  basis: 'message',
  label: 'screening only, uncertain by kilometres',
  screening: {
    ...exampleAssessment,
    covariance_source: 'regime-table',
    primary: { ...assessedPrimary, covariance_source: 'regime-table', element_age_days: 1.2 },
    secondary: { ...assessedSecondary, covariance_source: 'regime-table', element_age_days: 2.9 },
    reported_probability: null,
    reported_method: null,
    hard_body_radius_source: 'type',
  },
  conjunction_id: 31,
  latest_cdm_id: 57,
};

export const exampleSampling: SamplingDocument = {
  cdm_id: 57,
  state: 'running',
  trials: 1_000_000,
  done: 310_000,
  hits: 68,
  seconds_left: 12,
  detail: null,
};
export const exampleNewSampling: NewSampling = { trials: 1_000_000 };

export const exampleRiskSettings: RiskSettings = { watch_probability: 1e-7, act_probability: 1e-4 };
export const exampleNewRiskSettings: NewRiskSettings = { act_probability: 0.0001 };

export const exampleCdmKvn = `CCSDS_CDM_VERS = 1.0
CREATION_DATE = 2026-03-09T22:56:22.000
ORIGINATOR = CSpOC
MESSAGE_ID = 000043613_conj_000051228_2026074122556_0680912
TCA = 2026-03-15T12:25:56.123
MISS_DISTANCE = 184.0 [m]
`;
