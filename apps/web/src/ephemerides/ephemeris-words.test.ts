import { EPHEMERIS_MODES, EPHEMERIS_STATES, EPHEMERIS_WARNINGS } from '@clearway/contract';
import { expect, test } from 'vitest';
import { ENGLISH_MESSAGES } from '../language/messages.ts';

test('there are words for everything that the service says of an ephemeris', () => {
  const keys = [
    ...EPHEMERIS_WARNINGS.map((code) => `warning-${code}`),
    ...EPHEMERIS_STATES.map((state) => `state-${state}`),
    ...EPHEMERIS_MODES.flatMap((mode) => [`mode-${mode}`, `does-${mode}`]),
  ];
  for (const key of keys) expect(ENGLISH_MESSAGES.has(`ephemerides.${key}`), key).toBe(true);
});
