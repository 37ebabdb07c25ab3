import {
  type ApproachTable,
  clipToWindow,
  mergeTables,
  objectsWithOtherFailures,
  type ScreeningSession,
  type SlowRuns,
  type SweepResult,
  slowRunsWithin,
  slowRunsWithout,
  withoutObjects,
} from '@clearway/service/session';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';
import { after, drawScene, HOUR_US, laterScene, openScene, SLICE_US } from './session-scene.ts';

/**
 * An incremental run is a full one, byte for byte: what an older session found, without the objects that changed; the changed
 * ones against all; and the tail by which the window has rolled on, all against all.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';

/** What a run keeps of a session. */
interface Kept {
  readonly found: SweepResult;
  readonly failures: ScreeningSession['failures'];
  readonly startUs: number;
  readonly stopUs: number;
}

async function fullRun(session: ScreeningSession): Promise<{ kept: Kept; rows: ApproachTable }> {
  const { startUs, stopUs } = session.request;
  const found = await session.sweep(startUs, stopUs);
  return { kept: { found, failures: session.failures, startUs, stopUs }, rows: await rowsOf(session, [found]) };
}

async function rowsOf(session: ScreeningSession, parts: readonly SweepResult[]): Promise<ApproachTable> {
  const { startUs, stopUs } = session.request;
  const resolved = await session.resolve(parts.map((part) => part.slow));
  return clipToWindow(mergeTables([...parts.map((part) => part.rows), resolved]), startUs, stopUs);
}

async function incrementalRun(
  session: ScreeningSession,
  older: Kept,
  changed: ReadonlySet<number>,
): Promise<ApproachTable> {
  const { startUs, stopUs } = session.request;
  const others = objectsWithOtherFailures(older.failures, session.failures, startUs, older.stopUs);
  const out = new Set([...changed, ...others]);
  const slow: SlowRuns = slowRunsWithout(slowRunsWithin(older.found.slow, startUs, stopUs), out);
  const kept: SweepResult = { rows: withoutObjects(older.found.rows, out), slow };
  const again = await session.sweep(startUs, older.stopUs, { changed: out });
  const tail = await session.sweep(older.stopUs, stopUs);
  return rowsOf(session, [kept, again, tail]);
}

describeWithReferenceData('an incremental run', [CATALOG], () => {
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test.each([
    // The start of the older window, how far it rolls, and how many objects change: few are searched one by one.
    { title: 'within a day', startUs: 2 * SLICE_US, rollUs: SLICE_US, count: 12 },
    { title: 'over midnight', startUs: 17 * SLICE_US, rollUs: SLICE_US, count: 12 },
    { title: 'many changes', startUs: 16 * SLICE_US, rollUs: 3 * SLICE_US, count: 150 },
    { title: 'off the grid', startUs: 20 * HOUR_US + 1_234_567_890, rollUs: 3_333_333_333, count: 8 },
    { title: 'no change but time', startUs: 0, rollUs: 3 * SLICE_US, count: 0 },
  ])('is a full one: $title', { timeout: 240_000 }, async ({ title, startUs, rollUs, count }) => {
    const random = randomStream(`increments ${title}`);
    const from = after(catalog, startUs);
    const to = from + 4 * SLICE_US;
    const scene = drawScene(catalog, random);
    const next = laterScene(scene, catalog, count, random);
    const older = await openScene(scene, from, to);
    const first = await fullRun(older);
    await older.close();
    const newer = await openScene(next.scene, from + rollUs, to + rollUs);
    try {
      const expected = await fullRun(newer);
      expect(expected.rows.count).toBeGreaterThan(300);
      expect(await incrementalRun(newer, first.kept, next.changed)).toEqual(expected.rows);
      expect(newer.failures.length).toBeGreaterThan(0);
      // The older run is no such thing by itself.
      if (count > 0)
        expect(clipToWindow(first.rows, from + rollUs, to)).not.toEqual(clipToWindow(expected.rows, from + rollUs, to));
    } finally {
      await newer.close();
    }
  });
});
