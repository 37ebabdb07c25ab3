import { expect, test } from 'vitest';
import { canManoeuvre, ownerOf } from './rank-object-owner.ts';

test('the owner of a known fleet', () => {
  expect([ownerOf('STARLINK'), ownerOf('FLOCK'), ownerOf('ICEYE'), ownerOf(null)]).toEqual([
    'SpaceX',
    'Planet',
    null,
    null,
  ]);
});

test('who can get out of the way', () => {
  expect(canManoeuvre('payload', 'STARLINK')).toBe(true);
  expect(canManoeuvre('payload', 'STARLINK', true)).toBe(false);
  expect(canManoeuvre('payload', 'FLOCK')).toBe(false);
  expect(canManoeuvre('payload', 'ICEYE')).toBeNull();
  expect(canManoeuvre('payload', null)).toBeNull();
  expect(canManoeuvre('unknown', null)).toBeNull();
  expect(canManoeuvre('payload', null, true)).toBe(false);
  expect(canManoeuvre('debris', null)).toBe(false);
  expect(canManoeuvre('rocket body', null)).toBe(false);
});
