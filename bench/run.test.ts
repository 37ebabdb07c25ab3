import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { BENCH_ITEMS } from './items.ts';

const run = (...argv: string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('run.ts', import.meta.url)), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, CLEARWAY_REFERENCE_DATA: '/nowhere' },
  });

it('every item runs, tiny and without the reference data, and gives numbers', { timeout: 600_000 }, () => {
  const { status, stdout, stderr } = run('--quick');
  // Without a Chromium the map is not measured, which is said in one line.
  expect(stderr.replace(/^bench: skipped map: no Chromium found.*$/m, '')).not.toContain('skipped');
  expect(status).toBe(0);
  const rows = stdout.split('\n').filter((line) => /^tiny stand-in for: .* (one run) /.test(line));
  expect(rows.length).toBeGreaterThan(BENCH_ITEMS.length);
  // Between sizes so small the time may even fall: a growth below zero.
  for (const row of rows) expect(row).toMatch(/ -?\d[\d.,]*( s| ms| MiB| million\/s)? +one run /);
  expect(stdout).toMatch(/\d+ approaches, 1,200 objects, [\d,]+ MiB/);
  expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
});

it('an item that does not exist is refused in one line, a catalogue that does not exist skipped in one', () => {
  const unknown = run('--only', 'mian');
  expect([unknown.status, unknown.stdout]).toEqual([2, '']);
  expect(unknown.stderr).toMatch(/^bench: --only mian: there is full-density, [^\n]*\n$/);
  const absent = run('--only', 'main');
  expect([absent.status, absent.stdout]).toEqual([1, '']);
  expect(absent.stderr).toMatch(/^bench: skipped main: reference data not found[^\n]*\n$/);
});
