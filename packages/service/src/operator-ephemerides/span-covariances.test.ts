import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseUtc, unixMicros } from '@clearway/astro';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEphemerides } from './load-ephemerides.ts';
import { objectState } from './run-object.ts';
import { ephemerisCovariance } from './span-covariances.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-covariances-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A circle in EME2000, a state a minute, with variances in UVW that grow along the track. */
function memeText(): string {
  const radius = 6928;
  const rate = Math.sqrt(398_600.4418 / radius ** 3);
  const lines = ['created:2026-03-10 00:00:00 UTC'];
  lines.push('ephemeris_start:2026-03-10 00:00:42 UTC ephemeris_stop:2026-03-10 01:00:42 UTC step_size:60');
  lines.push('ephemeris_source:blend', 'UVW');
  for (let minute = 0; minute <= 60; minute++) {
    const [c, s] = [Math.cos(rate * minute * 60), Math.sin(rate * minute * 60)];
    const state = [radius * c, radius * s * 0.6, radius * s * 0.8, -radius * rate * s];
    const stamp = `2026069${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}42.000`;
    const all = [...state, radius * rate * c * 0.6, radius * rate * c * 0.8].map((x) => x.toFixed(10));
    lines.push([stamp, ...all].join(' '));
    const v = (value: number): string => value.toExponential(10);
    const along = 1e-4 * (1 + minute) ** 2;
    const triangle = [1e-6, 0, along, 0, 0, 4e-6, 0, 0, 0, 1e-14, 0, 0, 0, 0, 1e-14, 0, 0, 0, 0, 0, 1e-14].map(v);
    for (let k = 0; k < 21; k += 7) lines.push(triangle.slice(k, k + 7).join(' '));
  }
  return `${lines.join('\n')}\n`;
}

test('a MEME text gives its object, its states and covariances between them', async () => {
  const file = join(folder, 'MEME_44713_STARLINK-1007_0691942_Operational_1457732580_UNCLASSIFIED.txt');
  await writeFile(file, memeText());
  const { ephemerides, warnings } = await loadEphemerides([file], { elements: [], mode: 'replaces' });
  expect(warnings).toEqual([]);
  const [own] = ephemerides;
  expect(own).toMatchObject({ id: 44_713, name: 'STARLINK-1007' });
  const at = (text: string): number => unixMicros(parseUtc(text)!);
  const given = ephemerisCovariance(own!, at('2026-03-10T00:10:42Z'))!;
  expect(given.rr).toBeCloseTo(1e-6, 12);
  expect(given.tt).toBeCloseTo(1e-4 * 121, 9);
  expect(given.nn).toBeCloseTo(4e-6, 12);
  for (const cross of [given.rt, given.rn, given.tn]) expect(Math.abs(cross)).toBeLessThan(1e-9);
  const between = ephemerisCovariance(own!, at('2026-03-10T00:11:12Z'))!;
  expect(between.tt).toBeGreaterThan(1e-4 * 121);
  expect(between.tt).toBeLessThan(1e-4 * 144);
  expect(ephemerisCovariance(own!, at('2026-03-10T01:00:43Z'))).toBeNull();
  const state = new Float64Array(6);
  expect(objectState(own!, parseUtc('2026-03-10T00:30:00Z')!, state)).toBe(true);
  expect(Math.hypot(state[0]!, state[1]!, state[2]!)).toBeCloseTo(6928, 6);
});
