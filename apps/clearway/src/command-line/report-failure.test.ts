import { ReaderGone, UserError } from '@clearway/service';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Interruption } from './interruption.ts';
import { failureLine, reportFailure } from './report-failure.ts';
import type { Surroundings } from './surroundings.ts';

function reported(error: unknown, over: Partial<Surroundings> = {}): { code: number; text: string } {
  let text = '';
  const stderr = { write: (more: string) => (text += more) };
  const signal = new AbortController().signal;
  const around = { stdout: process.stdout, stderr, environment: {}, signal, findMap: async () => null, ...over };
  const code = reportFailure(error, around);
  return { code, text };
}

test('whatever the message, it is one printable line of at most 400 characters that keeps its hint', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), fc.string({ maxLength: 140 }), (message, hint) => {
      const line = failureLine(message, hint);
      expect(line.length).toBeLessThanOrEqual(400);
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(line.startsWith('clearway: ')).toBe(true);
    }),
  );
  expect(failureLine('x'.repeat(1000), 'mend it')).toMatch(/x…; mend it$/);
});

test('bad input is 2, a fault 1, a reader that left 0', () => {
  expect(reported(new UserError('option-invalid', 'a.csv, line 3: no number', 'mend it'))).toEqual({
    code: 2,
    text: 'clearway: a.csv, line 3: no number; mend it\n',
  });
  expect(reported(new TypeError('x is undefined')).code).toBe(1);
  expect(reported(new ReaderGone())).toEqual({ code: 0, text: '' });
});

test('after Ctrl-C it is 130, whatever broke on the way, and 143 after SIGTERM', () => {
  const aborted = (name: NodeJS.Signals): AbortSignal => AbortSignal.abort(new Interruption(name));
  expect(reported(new Error('worker gone'), { signal: aborted('SIGINT') })).toEqual({
    code: 130,
    text: 'clearway: stopped by Ctrl-C; nothing was half-written\n',
  });
  expect(reported(new Error('worker gone'), { signal: aborted('SIGTERM') }).code).toBe(143);
});
