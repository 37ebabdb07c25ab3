import type { ElementSetDocument, ObjectDetail, ObjectSummary, StatesDocument } from '../schemas/objects.ts';

export const exampleObject: ObjectSummary = {
  object_id: 25_544,
  name: 'ISS (ZARYA)',
  cospar_id: '1998-067A',
  kind: 'payload',
  owner: 'ISS',
  fleet: null,
  regime: 'LEO',
  in_orbit: true,
};

export const exampleElementSet: ElementSetDocument = {
  element_set_id: 184_220,
  object_id: 25_544,
  source: 'celestrak/active',
  private: false,
  epoch_utc: '2026-03-09T16:57:57.785184Z',
  arrived_utc: '2026-03-10T00:02:11.000Z',
  mean_motion_rev_per_day: 15.485472,
  eccentricity: 0.00080196,
  inclination_deg: 51.6323,
  raan_deg: 72.271,
  argument_of_pericenter_deg: 174.6781,
  mean_anomaly_deg: 185.4294,
  bstar_per_earth_radius: 0.0001550955,
  semi_major_axis_km: 6799.114,
  perigee_altitude_km: 415.527,
  apogee_altitude_km: 426.432,
};

export const exampleObjectDetail: ObjectDetail = {
  ...exampleObject,
  size_class: 'LARGE',
  radar_cross_section_m2: 399.05,
  status: '+',
  manoeuvrable: true,
  launched_utc: '1998-11-20T00:00:00Z',
  decayed_utc: null,
  elements: exampleElementSet,
  element_age_days: 0.293,
  choice: 'general elements of CelesTrak: the latest epoch not after the start of the window',
  open_events: 2,
  close_approaches: 274,
  watchlists: ['stations'],
};

export const exampleStates: StatesDocument = {
  states: [
    {
      object_id: 25_544,
      utc: '2026-03-10T00:00:00.000000Z',
      frame: 'TEME',
      source: 'element_set',
      x_km: -1111.1628427854391,
      y_km: -6557.979408229665,
      z_km: -1394.6603738011777,
      vx_km_s: 4.991965872880743,
      vy_km_s: 0.38049631995261013,
      vz_km_s: -5.801873749800987,
    },
  ],
  failed: [],
};

/** Beginnings of the files. */
export const exampleEphemerisCsv: string = `id,utc,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s,source
25544,2026-03-10T00:00:00.000000Z,-1111.162842785,-6557.979408230,-1394.660373801,4.991965873,0.380496320,-5.801873750,element_set
`;

export const exampleElementsKvn: string = `CCSDS_OMM_VERS = 2.0
CREATION_DATE = 2026-03-10T00:05:00.000
ORIGINATOR = CLEARWAY
OBJECT_NAME = ISS (ZARYA)
OBJECT_ID = 1998-067A
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
MEAN_ELEMENT_THEORY = SGP4
EPOCH = 2026-03-09T16:57:57.785184
MEAN_MOTION = 15.485472
`;
