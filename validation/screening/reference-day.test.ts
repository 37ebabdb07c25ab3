import { parseUtc, secondsBetween } from '@clearway/astro';
import { loadCatalog, runScreening } from '@clearway/service';
import { expect, it } from 'vitest';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';

/**
 * Every approach of the main catalogue on 2026-03-10, found by brute force with an independent program. Pairs ever slower
 * than 5 m/s are compared by their least distance only: their many minima are noise of SGP4's positions.
 */
const ROWS = 'screening/2026-03-10_24h.csv.gz';
const CATALOG = 'catalogs/2026-03-10/gp.csv.gz';
const SLOW_KM_S = 0.005;

interface Row {
  readonly tca: number;
  readonly distance: number;
  readonly speed: number;
}

describeWithReferenceData('all approaches of one day', [ROWS, CATALOG], () => {
  it('are found, each within 0.1 ms and 0.1 m, and no others', { timeout: 240_000 }, async () => {
    const start = parseUtc('2026-03-10T00:00:00Z')!;
    const catalog = await loadCatalog([referencePath(CATALOG)], { start });
    const run = await runScreening({ catalog, start, durationSeconds: 86_400, thresholdKm: 5, workers: 2 });
    const found = new Map<string, Row[]>();
    const expected = new Map<string, Row[]>();
    const slow = new Set<string>();
    const add = (to: Map<string, Row[]>, key: string, row: Row): void => {
      const list = to.get(key);
      if (list) list.push(row);
      else to.set(key, [row]);
      if (row.speed < SLOW_KM_S) slow.add(key);
    };
    const { approaches, objects } = run;
    for (let k = 0; k < approaches.count; k++) {
      const key = `${objects[approaches.primary[k]!]!.id},${objects[approaches.secondary[k]!]!.id}`;
      add(found, key, {
        tca: approaches.tca[k]!,
        distance: approaches.missDistanceKm[k]!,
        speed: approaches.relativeSpeedKmS[k]!,
      });
    }
    // 36,973 within the threshold and 316 in the margin beyond it.
    for (const line of referenceText(ROWS).trim().split('\n').slice(1)) {
      const cells = line.split(',');
      add(expected, `${cells[0]},${cells[1]}`, {
        tca: secondsBetween(start, parseUtc(cells[2]!)!),
        distance: Number(cells[3]),
        speed: Number(cells[4]),
      });
    }
    expect([...expected.values()].reduce((n, rows) => n + rows.length, 0)).toBe(36_973 + 316);
    const wrong: string[] = [];
    const least = (rows: readonly Row[]): number => Math.min(Infinity, ...rows.map((r) => r.distance));
    for (const [key, rows] of expected) {
      const mine = found.get(key) ?? [];
      if (slow.has(key)) {
        if (least(rows) <= 5 && Math.abs(least(rows) - least(mine)) > 1e-4) wrong.push(`${key}: least distance`);
        continue;
      }
      for (const row of rows) {
        // The reference goes on for 20 m beyond the threshold.
        if (row.distance > 5 - 1e-4 && row.distance < 5 + 1e-4) continue;
        const match = mine.find((m) => Math.abs(m.tca - row.tca) < 1);
        if (row.distance > 5) {
          if (match) wrong.push(`${key}: beyond the threshold at ${row.tca} s`);
        } else if (!match) wrong.push(`${key}: missed at ${row.tca} s, ${row.distance} km`);
        else {
          if (Math.abs(match.distance - row.distance) > 1e-4) wrong.push(`${key}: distance at ${row.tca} s`);
          if (row.speed >= 0.1 && Math.abs(match.tca - row.tca) > 1e-4) wrong.push(`${key}: TCA at ${row.tca} s`);
        }
      }
    }
    for (const [key, rows] of found) {
      if (slow.has(key)) continue;
      for (const row of rows) {
        if (!(expected.get(key) ?? []).some((r) => Math.abs(r.tca - row.tca) < 1))
          wrong.push(`${key}: not in the reference`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
