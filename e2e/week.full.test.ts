import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData, referencePath } from '../validation/reference-data.ts';
import { clearway, startClearway } from './clearway-process.ts';

const CATALOGUE = 'catalogs/2026-03-10/gp.csv.gz';

/** As people start it: the whole catalogue, seven days, which takes minutes of computing. At CI size the map's tests screen three of them. */
describeWithReferenceData('up, of the whole catalogue', [CATALOGUE], () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-week-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>A map</title>');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('screens a week, and shows what is closest in it', { timeout: 900_000 }, async () => {
    const argv = [
      'up',
      '--catalog',
      referencePath(CATALOGUE),
      '--port',
      '0',
      '--start',
      '2026-03-10',
      '--data-dir',
      'd',
    ];
    const { child, ended, says } = startClearway(argv, { cwd: folder, environment: { CLEARWAY_MAP_FOLDER: folder } });
    const url = (await says(/the page is at (http:\S+)/))[1]!;
    await says(/screening every pair of 21,\d{3} objects, 7 days ahead/);
    await says(/The 20 closest approaches/);
    const { items } = (await (await fetch(`${url}/api/v1/close-approaches?limit=1000&sort=tca`)).json()) as {
      items: { tca_utc: string }[];
    };
    expect(items[0]!.tca_utc < '2026-03-10T01').toBe(true);
    const document = (await (await fetch(`${url}/api/v1/health`)).json()) as Record<string, unknown>;
    expect(document).toMatchObject({ phase: 'ready', progress: 1 });
    const csv = await (await fetch(`${url}/close-approaches.csv`)).text();
    const days = rowsByDay(csv);
    expect([...days.keys()].sort()).toEqual([10, 11, 12, 13, 14, 15, 16].map((day) => `2026-03-${day}`));
    // Elements grow old, and with them more comes close by the day (brute-force.full.test.ts shows that it does): as many of each as
    // file to file, where a part of the window that was not looked at would show.
    expect(Math.min(...days.values())).toBeGreaterThan(30_000);
    const window = ['--start', '2026-03-10', '--days', '7', '--output', 'week.csv'];
    expect(await clearway(['screen', '--catalog', referencePath(CATALOGUE), ...window], { cwd: folder })).toMatchObject(
      {
        code: 0,
      },
    );
    expect(days).toEqual(rowsByDay(await readFile(join(folder, 'week.csv'), 'utf8')));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(143);
  });
});

/** How many rows have their closest approach on which day. */
function rowsByDay(csv: string): Map<string, number> {
  const days = new Map<string, number>();
  for (const row of csv.trimEnd().split('\n').slice(1)) {
    const day = row.split(',')[2]!.slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}
