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
  epoch_utc: '2026-03-09T20:11:04.512000Z',
  arrived_utc: '2026-03-10T00:02:11.000Z',
  mean_motion_rev_per_day: 15.49381,
  eccentricity: 0.0006703,
  inclination_deg: 51.6335,
  raan_deg: 87.3812,
  argument_of_pericenter_deg: 130.5361,
  mean_anomaly_deg: 325.0288,
  bstar_per_earth_radius: 0.00015,
  semi_major_axis_km: 6797.52,
  perigee_altitude_km: 414.8,
  apogee_altitude_km: 424,
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
  element_age_days: 0.16,
  choice: 'general elements of CelesTrak: the latest epoch not after the start of the window',
  open_events: 2,
  close_approaches: 41,
  watchlists: ['stations'],
};

export const exampleStates: StatesDocument = {
  states: [
    {
      object_id: 25_544,
      utc: '2026-03-10T00:00:00.000000Z',
      frame: 'TEME',
      x_km: 1862.418502711,
      y_km: 5204.119403385,
      z_km: -3932.270115204,
      vx_km_s: -5.830214511,
      vy_km_s: 4.080011302,
      vz_km_s: 2.637940118,
    },
  ],
  failed: [],
};

/** Beginnings of the files. */
export const exampleEphemerisCsv: string = `id,utc,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s
25544,2026-03-10T00:00:00.000000Z,1862.418502711,5204.119403385,-3932.270115204,-5.830214511,4.080011302,2.637940118
`;
