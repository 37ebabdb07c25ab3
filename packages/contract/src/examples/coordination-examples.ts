import type { CoordinationDocument, CoordinationMessage, NewStatement } from '../schemas/coordination.ts';

export const exampleCoordination: CoordinationDocument = {
  coordination_id: 4,
  primary: { object_id: 43_613, name: 'ICESAT-2' },
  secondary: { object_id: 48_274, name: 'CSS (TIANHE)' },
  tca_utc: '2026-03-15T12:25:56.123Z',
  statements: [
    {
      object_id: 43_613,
      status: 'claimed',
      at_utc: '2026-03-10T07:25:00.000Z',
      by: 'Ada Muller',
      originator: 'CLEARWAY',
      ours: true,
      note: 'burn planned for the morning of the 15th',
    },
  ],
  announced: [],
  mover: 43_613,
  conflict: null,
  sentence: 'ICESAT-2 moves: its operator claimed the manoeuvre.',
};

export const exampleStatement: NewStatement = {
  by: 'Ada Muller',
  cdm_id: 57,
  object_id: 43_613,
  status: 'claimed',
  note: 'burn planned for the morning of the 15th',
};

export const exampleCoordinationMessage: CoordinationMessage = {
  schema: 'clearway-coordination-1',
  message_id: 'OTHER-2026-0031',
  created_utc: '2026-03-10T09:00:00Z',
  originator: 'OTHER OPERATOR',
  contact: 'flight.dynamics@operator.example',
  primary: { object_id: 43_613, name: 'ICESAT-2' },
  secondary: { object_id: 48_274, name: 'CSS (TIANHE)' },
  tca_utc: '2026-03-15T12:25:56.123Z',
  statements: [
    { object_id: 48_274, status: 'declined', at_utc: '2026-03-10T08:58:00Z', by: 'duty officer', note: null },
  ],
  burn: null,
  basis: 'operator ephemeris',
};
