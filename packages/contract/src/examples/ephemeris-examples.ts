import type { EphemerisDocument } from '../schemas/ephemerides.ts';
import type { EphemerisStatesDocument } from '../schemas/ephemeris-states.ts';

export const exampleEphemeris: EphemerisDocument = {
  ephemeris_id: 12,
  object_id: 25_544,
  object_name: 'ISS (ZARYA)',
  state: 'in-use',
  mode: 'replaces',
  format: 'OEM',
  originator: 'JSC',
  file: 'ISS.OEM_J2K_EPH.xml',
  created_utc: '2026-03-09T14:00:00.000Z',
  received_utc: '2026-03-10T06:12:31.481Z',
  start_utc: '2026-03-09T12:00:00.000Z',
  stop_utc: '2026-03-24T12:00:00.000Z',
  spans: [{ start_utc: '2026-03-09T12:00:00.000Z', stop_utc: '2026-03-24T12:00:00.000Z' }],
  states: 5410,
  frame: 'EME2000',
  covariance: { frame: 'RTN', matrices: 361 },
  interpolation: 'HERMITE of degree 7: at most 0.1 m from the path that is screened',
  warnings: [],
};

export const exampleEphemerisStates: EphemerisStatesDocument = {
  ephemerides: [
    {
      ephemeris_id: 12,
      object_id: 25_544,
      mode: 'replaces',
      spans: [
        {
          from_us: 1_773_057_600_000_000,
          until_us: 1_773_057_840_000_000,
          day: 9564,
          times_s: [43_200, 43_440],
          states: [
            -4612.814, 3021.457, 3944.611, -3.51471, -6.35113, 2.45201, -5254.909, 1429.31, 4386.113, -1.80724, -6.8312,
            1.20744,
          ],
          covariances: [
            {
              axes: 'RTN',
              position_only: true,
              times_s: [43_200, 43_440],
              triangles: [0.0004, 0, 0.01, 0, 0, 0.0004, 0.0004, 0, 0.011, 0, 0, 0.0004],
            },
          ],
        },
      ],
    },
  ],
};

export const exampleOem = `CCSDS_OEM_VERS = 2.0
CREATION_DATE = 2026-03-09T14:00:00
ORIGINATOR = JSC
META_START
OBJECT_NAME = ISS
OBJECT_ID = 1998-067-A
CENTER_NAME = EARTH
REF_FRAME = EME2000
TIME_SYSTEM = UTC
START_TIME = 2026-03-09T12:00:00.000
STOP_TIME = 2026-03-09T12:04:00.000
META_STOP
2026-03-09T12:00:00.000 -4612.814 3021.457 3944.611 -3.51471 -6.35113 2.45201
2026-03-09T12:04:00.000 -5254.909 1429.310 4386.113 -1.80724 -6.83120 1.20744
`;
