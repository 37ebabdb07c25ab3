import { exampleSession } from '@clearway/contract';
import { expect, test } from 'vitest';
import { needsSignIn, pageAfterSignIn, refreshSession, session } from './session.ts';

test('a sign-in is needed where accounts are, and nobody has signed in', () => {
  expect(needsSignIn(null)).toBe(false);
  expect(needsSignIn(exampleSession)).toBe(false);
  expect(needsSignIn({ ...exampleSession, name: null })).toBe(true);
  expect(needsSignIn({ ...exampleSession, accounts: 'none', name: null })).toBe(false);
});

test('without a network what is known stays', async () => {
  await refreshSession({ readSession: async () => exampleSession });
  await refreshSession({ readSession: () => Promise.reject(new TypeError('no network')) });
  expect(session.get()).toBe(exampleSession);
});

test('it leads on to pages of this server alone', () => {
  expect(pageAfterSignIn('?next=%2Fevents')).toBe('/events');
  for (const other of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:1', 'events', '']) {
    expect(pageAfterSignIn(`?next=${encodeURIComponent(other)}`), other).toBeNull();
  }
  expect(pageAfterSignIn('')).toBeNull();
});
