import { type ElementSet, unixMicros } from '@clearway/astro';
import { expect, test } from 'vitest';
import { encodeSpans } from '../../packages/service/src/operator-ephemerides/packed-spans.ts';
import type { ScreeningSession, SettledPairs } from '../../packages/service/src/runs/session/screening-session.ts';
import type { SessionEphemeris } from '../../packages/service/src/runs/session/session-ephemeris.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { pathOf } from './ephemeris-check.ts';
import { madeEphemeris, wholeSpan } from './made-ephemerides.ts';
import { randomStream } from './random.ts';
import { checkedCatalog } from './regime-check.ts';
import { after, HOUR_US, openScene } from './session-scene.ts';

const CATALOG = 'catalogs/full-density/gp.csv.gz';
const HOURS = 6;

describeWithReferenceData('pairs of ephemerides that an older run over the same window has found', [CATALOG], () => {
  test('are taken as they are, and with those of changed objects they are all', async () => {
    const catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    const random = randomStream('kept pairs of ephemerides');
    const low = catalog.elements.filter((e) => e.meanMotionRevPerDay > 15 && e.meanMotionRevPerDay < 15.1);
    const before = random.choose(low, 700).sort((a, b) => a.id - b.id);
    const own = (e: ElementSet): SessionEphemeris => {
      const path = pathOf(e, catalog.start, -600, HOURS * 1800);
      const { spans } = madeEphemeris(e, [wholeSpan(path)], 'joins');
      return {
        id: e.id,
        name: e.name,
        mode: 'joins',
        whose: 0,
        epochUs: unixMicros(e.epoch),
        spans: spans.map(({ fromUs, untilUs }) => ({ fromUs, untilUs })),
        radiusM: 2,
        sigmaM: 0.5,
        packed: encodeSpans(spans),
      };
    };
    const owners = random.choose(before, 5);
    const ephemerides = owners.map(own);
    const [startUs, stopUs] = [after(catalog, 0), after(catalog, HOURS * HOUR_US)];
    const open = (elements: readonly ElementSet[], known: readonly SessionEphemeris[]): Promise<ScreeningSession> =>
      openScene({ elements, identicalGroups: [] }, startUs, stopUs, { ephemerides: known, thresholdKm: 60 });
    const came = owners[4]!;
    const older = await open(
      before,
      ephemerides.filter(({ id }) => id !== came.id),
    );
    const pairs = (await older.byEphemerides())!;
    await older.close();
    const isOf = ({ rows }: SettledPairs, id: number): boolean =>
      rows.primaryId.includes(id) || rows.secondaryId.includes(id);
    // Some elements are new, some gone, one ephemeris came and one went, all of them of objects that had rows.
    const met = before.filter((e) => isOf(pairs, e.id));
    const gone = owners.find((e) => met.includes(e))!;
    const touched = [
      ...random.choose(
        met.filter((e) => !owners.includes(e)),
        4,
      ),
      ...random.choose(
        before.filter((e) => !met.includes(e) && !owners.includes(e)),
        100,
      ),
    ];
    const removed = new Set(touched.filter((_, k) => k % 2 === 0));
    const altered = new Set(touched.filter((_, k) => k % 2 === 1));
    const later = before
      .filter((e) => !removed.has(e))
      .map((e) => (altered.has(e) ? { ...e, meanAnomalyDeg: e.meanAnomalyDeg + 0.3 } : e));
    const changed = new Set([...touched, gone, came].map(({ id }) => id));
    const newer = await open(
      later,
      ephemerides.filter(({ id }) => id !== gone.id),
    );
    try {
      const all = (await newer.byEphemerides())!;
      const searched = newer.completeness().ephemeris_intervals_searched as number;
      const updated = (await newer.byEphemerides({ known: { pairs, changed } }))!;
      expect(updated).toEqual(all);
      const { ephemeris_rows_kept: kept, ephemeris_intervals_searched: again } = newer.completeness();
      expect(kept).toBeGreaterThan(0);
      expect(all.rows.count).toBeGreaterThan(kept as number);
      expect(again).toBeLessThan(0.8 * searched);
      for (const { id } of removed) expect(isOf(updated, id)).toBe(false);
      // Where nothing has changed nothing is searched.
      expect(await newer.byEphemerides({ known: { pairs: all, changed: new Set() } })).toEqual(all);
      expect(newer.completeness().ephemeris_intervals_searched).toBeUndefined();
    } finally {
      await newer.close();
    }
  });
});
