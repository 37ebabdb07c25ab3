import { exampleCdmSummary, exampleConjunction } from '@clearway/contract';
import { expect, test } from 'vitest';
import { panelOfConjunction, panelOfMessage } from './panel-of-message.ts';

test('a message of an event leads to the event, one of none to its own encounter', () => {
  expect(panelOfMessage(exampleCdmSummary)).toEqual({
    kind: 'encounter',
    of: { eventId: 1204, primaryId: 43_613, secondaryId: 51_228, tcaMs: Date.UTC(2026, 2, 15, 12, 25, 56, 123) },
    message: 57,
  });
  expect(panelOfMessage({ ...exampleCdmSummary, event_id: null })).toEqual({
    kind: 'messages',
    conjunctionId: 31,
    message: 57,
  });
  const unknown = { ...exampleConjunction, secondary: { object_id: null, name: 'UNKNOWN' } };
  expect(panelOfConjunction(unknown)).toEqual({ kind: 'messages', conjunctionId: 31 });
});
