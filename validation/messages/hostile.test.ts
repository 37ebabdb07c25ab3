import { UserError } from '@clearway/astro';
import { readConjunctions } from '@clearway/messages';
import { expect, test } from 'vitest';
import { secondsOf } from '../measured.ts';
import { hostileTexts } from './hostile-texts.ts';

// 50 ms as a rule; what grows with the square of the length would take minutes.
const MOST_SECONDS = 5;

test.each(hostileTexts(1_000_000))('%s: refused at once', (_, make) => {
  const text = make();
  const seconds = secondsOf(() => expect(() => readConjunctions(text)).toThrow(UserError));
  expect(seconds).toBeLessThan(MOST_SECONDS);
});
