import { expect, test } from 'vitest';
import { isAlone, isolateClass, toggleClass } from './class-switches.ts';

const KEYS = ['payload', 'debris', 'unknown'];

test('a click hides a class and shows it again', () => {
  expect(toggleClass([], 'debris')).toEqual(['debris']);
  expect(toggleClass(['debris', 'unknown'], 'debris')).toEqual(['unknown']);
});

test('a class can be shown alone, whatever was hidden, and all again', () => {
  expect(isolateClass([], 'debris', KEYS)).toEqual(['payload', 'unknown']);
  expect(isolateClass(['debris'], 'debris', KEYS)).toEqual(['payload', 'unknown']);
  expect(isolateClass(['payload', 'unknown'], 'debris', KEYS)).toEqual([]);
  expect(isAlone(['payload', 'unknown'], 'debris', KEYS)).toBe(true);
  expect(isAlone(KEYS, 'debris', KEYS)).toBe(false);
});
