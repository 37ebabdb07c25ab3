import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { bruteForce } from './brute-force/brute-force.ts';
import { differences } from './compare-rows.ts';
import { rowsOf, screenWithEngine } from './engine-rows.ts';
import { randomStream } from './random.ts';
import { checkedCatalog, checkRegime } from './regime-check.ts';
import { REGIMES } from './regimes.ts';

const DAY = 86_400;

const CATALOGS = [
  { file: 'catalogs/full-density/gp.csv.gz', start: '2026-03-10T00:00:00Z' },
  { file: 'catalogs/2026-03-10/gp.csv.gz', start: '2026-03-10T06:00:00.25Z' },
  { file: 'catalogs/2022-08-09/tle.txt.gz', start: '2022-08-10T00:00:00Z' },
  { file: 'catalogs/2022-01-22/3le.txt.gz', start: '2022-01-22T12:00:00Z' },
];

describeWithReferenceData(
  'many random objects of every catalogue',
  CATALOGS.map((c) => c.file),
  () => {
    const cases = CATALOGS.flatMap((c) =>
      REGIMES.flatMap((regime) =>
        (['early', 'late'] as const).map((when) => ({ ...c, regime, title: regime.title, when })),
      ),
    );
    test.each(cases)('$file, $title, $when', { timeout: 1_800_000 }, async ({ file, start, regime, when }) => {
      const catalog = await checkedCatalog(file, start);
      const rows = await checkRegime(catalog, regime, randomStream(`${file} ${regime.title} ${when}`), when, 2);
      process.stderr.write(`${file}, ${regime.title}, ${when}: ${rows} rows, all the same\n`);
    });
  },
);

const DENSE = 'catalogs/full-density/gp.csv.gz';

describeWithReferenceData('the growth of approaches over a week', [DENSE], () => {
  test('is real: the objects that meet most on the last day', { timeout: 3_600_000 }, async () => {
    const { elements, start, identicalGroups } = await checkedCatalog(DENSE, '2026-03-10T00:00:00Z');
    const whole = rowsOf(
      await screenWithEngine({ elements, start, durationSeconds: 7 * DAY, identicalGroups, workers: 2 }),
    );
    const perDay = Array.from({ length: 7 }, (_, day) => whole.filter((r) => Math.floor(r.tca / DAY) === day).length);
    process.stderr.write(`approaches by day: ${perDay.join(', ')}\n`);
    expect(perDay[6]).toBeGreaterThan(1.5 * perDay[0]!);
    const late = whole.filter((r) => r.tca >= 6 * DAY);
    const counts = new Map<number, number>();
    for (const r of late) for (const id of [r.first, r.second]) counts.set(id, (counts.get(id) ?? 0) + 1);
    const busiest = new Set(
      [...counts]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, 3000)
        .map(([id]) => id),
    );
    const groupOf = new Map(identicalGroups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
    const expected = bruteForce({
      elements: elements.filter((e) => busiest.has(e.id)),
      start,
      durationSeconds: 7 * DAY,
      thresholdKm: 5,
      from: 6 * DAY,
      to: 7 * DAY,
      isWanted: (a, b) => groupOf.get(a) === undefined || groupOf.get(a) !== groupOf.get(b),
    });
    const found = late.filter((r) => busiest.has(r.first) && busiest.has(r.second));
    expect(differences(expected, found, { thresholdKm: 5, from: 6 * DAY, to: 7 * DAY })).toEqual([]);
    expect(expected.length).toBeGreaterThan(20_000);
  });
});
