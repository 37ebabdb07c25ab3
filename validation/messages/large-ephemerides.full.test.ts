import { formatUtc, utcTime } from '@clearway/astro';
import { readOem, readOperatorEphemerides } from '@clearway/messages';
import { expect, test } from 'vitest';

const LINES = 100_000;

function largeOem(): string {
  const time = (k: number): string => formatUtc(utcTime(9500, 10 * k), 3).slice(0, -1);
  const head = [
    'CCSDS_OEM_VERS = 2.0',
    'CREATION_DATE = 2026-01-01T00:00:00',
    'ORIGINATOR = TEST',
    'META_START',
    'OBJECT_NAME = A',
    'OBJECT_ID = 2020-001A',
    'CENTER_NAME = EARTH',
    'REF_FRAME = EME2000',
    'TIME_SYSTEM = UTC',
    `START_TIME = ${time(0)}`,
    `STOP_TIME = ${time(LINES - 1)}`,
    'META_STOP',
  ];
  const states = Array.from({ length: LINES }, (_, k) => {
    const angle = k / 100;
    const numbers = [
      7000 * Math.cos(angle),
      7000 * Math.sin(angle),
      12.5,
      -7 * Math.sin(angle),
      7 * Math.cos(angle),
      0.1,
    ];
    return `${time(k)} ${numbers.map((value) => value.toFixed(9)).join(' ')}`;
  });
  return [...head, ...states].join('\n');
}

test('an OEM of 100,000 lines is read in about a second of one core', () => {
  const text = largeOem();
  readOem(text.slice(0, text.indexOf('\n', 100_000)));
  const before = process.cpuUsage();
  const oem = readOem(text);
  const { user, system } = process.cpuUsage(before);
  process.stderr.write(
    `100,000 lines (${(text.length / 1e6).toFixed(1)} MB): ${((user + system) / 1000).toFixed(0)} ms\n`,
  );
  expect(oem.segments[0]!.times.seconds.length).toBe(LINES);
  // Twice what is aimed at, for slower machines.
  expect(user + system).toBeLessThan(2e6);
});

test('three days of a MEME every minute are read in a moment', () => {
  const points = 4321;
  const lines = ['created:', 'ephemeris_start: ephemeris_stop: step_size:60', 'ephemeris_source:test', 'UVW'];
  for (let k = 0; k < points; k++) {
    const seconds = 60 * k;
    const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, 0].map((n) =>
      String(n).padStart(2, '0'),
    );
    lines.push(`2026${100 + Math.floor(seconds / 86_400)}${clock.join('')}.000 7000.5 1 2 3 7.5 4`);
    for (let i = 0; i < 3; i++) lines.push('1e-07 2e-07 3e-07 4e-07 5e-07 6e-07 7e-07');
  }
  const before = performance.now();
  const [ephemeris] = readOperatorEphemerides(lines.join('\n'), 'MEME_1_A_2600100_Operational_1_UNCLASSIFIED.txt');
  expect(performance.now() - before).toBeLessThan(2000);
  expect(ephemeris!.segments[0]!.covariances[0]!.matrices.length).toBe(36 * points);
});
