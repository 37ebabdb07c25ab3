import { expect, test } from 'vitest';
import { showProgress } from './screening-progress.ts';

function shown(
  isTTY: boolean,
  columns = 100,
): { lines: string[]; advance(ms: number, fraction: number): void; finish(): void } {
  const lines: string[] = [];
  let now = 1000;
  const display = showProgress({ write: (text: string) => lines.push(text), isTTY, columns }, 7, () => now);
  return {
    lines,
    advance(milliseconds, fraction): void {
      now += milliseconds;
      display.advance({ phase: 'sweep', fraction, closeApproaches: Math.round(fraction * 200_000) });
    },
    finish: display.finish,
  };
}

test('a terminal gets a bar with rate and time left, redrawn in place and taken away at the end', () => {
  const { lines, advance, finish } = shown(true);
  advance(0, 0);
  advance(10_000, 0.5);
  expect(lines[0]).toContain('░'.repeat(24));
  expect(lines[1]).toBe('\r████████████░░░░░░░░░░░░ 50 %  21 days/min  10 s left  100,000 close approaches\u001B[K');
  finish();
  expect(lines[2]).toBe('\r\u001B[K');
});

test('a terminal is redrawn at most ten times a second, within its width', () => {
  const { lines, advance } = shown(true, 40);
  for (let i = 0; i < 100; i++) advance(10, i / 100);
  expect(lines.length).toBeLessThanOrEqual(11);
  for (const line of lines) expect(line.replace('\r', '').replace('\u001B[K', '').length).toBeLessThan(40);
});

test('elsewhere plain lines come every five seconds, without control characters', () => {
  const { lines, advance, finish } = shown(false);
  for (let i = 1; i <= 12; i++) advance(1000, i / 20);
  finish();
  expect(lines).toEqual([
    'clearway: screening 25 %, 21 days/min, 15 s left, 50,000 close approaches\n',
    'clearway: screening 50 %, 21 days/min, 10 s left, 100,000 close approaches\n',
  ]);
});
