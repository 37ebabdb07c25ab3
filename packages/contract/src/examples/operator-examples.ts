import type { PersonChange, PersonDocument } from '../schemas/people.ts';
import type { NewProfile, ProfileDocument, SatelliteProfile } from '../schemas/profiles.ts';

export const examplePerson: PersonDocument = {
  name: 'Ada Muller',
  role: 'analyst',
  active: true,
  changed_utc: '2026-03-10T07:00:00.000Z',
  changed_by: 'Jos Weber',
};
export const examplePersonChange: PersonChange = { role: 'analyst', by: 'Jos Weber' };

export const exampleSatelliteProfile: SatelliteProfile = {
  name: 'ICESAT-2',
  mass_kg: 1387,
  specific_impulse_s: 220,
  hard_body_radius_m: 5,
  thrusters: {
    directions: ['in-track'],
    least_mm_s: 2,
    most_mm_s: 500,
    magnitude_error_percent: 2,
    direction_error_deg: 1,
  },
  box: { in_track_km: 20, altitude_km: 1 },
  blackouts: [{ start: '2026-03-15T06:00:00Z', stop: '2026-03-15T07:00:00Z', name: 'calibration' }],
  contacts: [{ start: '2026-03-15T04:10:00Z', stop: '2026-03-15T04:21:00Z', name: 'Svalbard' }],
  command_lead_minutes: 30,
  least_lead_minutes: 45,
  thresholds: { action_probability: 1e-4, target_probability: 1e-6 },
  two_person_rule: true,
};

export const exampleProfile: ProfileDocument = {
  object_id: 43_613,
  version: 3,
  profile: exampleSatelliteProfile,
  changed_utc: '2026-03-10T07:10:00.000Z',
  changed_by: 'Jos Weber',
  reason: 'after the thruster calibration',
  changes: [{ field: 'thrusters.magnitude_error_percent', before: 3, after: 2 }],
};
export const exampleNewProfile: NewProfile = {
  by: 'Jos Weber',
  profile: exampleSatelliteProfile,
  expected_version: 2,
  reason: 'after the thruster calibration',
};
