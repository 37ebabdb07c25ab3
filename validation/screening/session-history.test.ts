import { type ElementSet, parseUtc, unixMicros } from '@clearway/astro';
import { loadCatalog } from '@clearway/service';
import {
  type ApproachTable,
  clipToWindow,
  mergeTables,
  openSession,
  type ScreeningSession,
  type SweepResult,
  slowRunsWithin,
  slowRunsWithout,
  uncertaintiesOfRadii,
  withoutObjects,
} from '@clearway/service/session';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';

/** Two catalogues as they really followed each other, half a day apart: stations, science, weather, resources. */
const FILES = ['stations', 'science', 'weather', 'resource'].map(
  (group) => `history/celestrak-2026-05-24_08-22/${group}.3le.gz`,
);
const DAY_US = 86_400e6;
const THRESHOLD_KM = 60;

describeWithReferenceData('successive real catalogues', FILES, () => {
  test('an incremental run is a full one', { timeout: 240_000 }, async () => {
    const older = await catalogAt('2026-07-01T14:00:00Z');
    const newer = await catalogAt('2026-07-02T02:00:00Z');
    const before = new Map(older.elements.map((e) => [e.id, JSON.stringify(e)]));
    const now = new Set(newer.elements.map((e) => e.id));
    const changed = new Set([
      ...newer.elements.filter((e) => before.get(e.id) !== JSON.stringify(e)).map((e) => e.id),
      ...older.elements.filter((e) => !now.has(e.id)).map((e) => e.id),
    ]);
    expect(changed.size).toBeGreaterThan(50);
    expect(changed.size).toBeLessThan(newer.elements.length);

    const first = await open(older);
    const found = await first.sweep(older.startUs, older.startUs + DAY_US);
    await first.close();
    const session = await open(newer);
    const { startUs, stopUs } = session.request;
    const kept: SweepResult = {
      rows: withoutObjects(found.rows, changed),
      slow: slowRunsWithout(slowRunsWithin(found.slow, startUs, stopUs), changed),
    };
    const again = await session.sweep(startUs, older.startUs + DAY_US, { changed });
    const tail = await session.sweep(older.startUs + DAY_US, stopUs);
    const incremental = await rowsOf(session, [kept, again, tail]);
    const full = await rowsOf(session, [await session.sweep(startUs, stopUs)]);
    await session.close();
    expect(full.count).toBeGreaterThan(100);
    expect(full.coLocated.some((flag) => flag === 1)).toBe(true);
    expect(incremental).toEqual(full);
  });
});

interface CatalogAt {
  readonly elements: readonly ElementSet[];
  readonly identicalGroups: readonly (readonly number[])[];
  readonly startUs: number;
}

async function catalogAt(utc: string): Promise<CatalogAt> {
  const start = parseUtc(utc)!;
  const { elements, identicalGroups } = await loadCatalog(FILES.map(referencePath), { start });
  return { elements, identicalGroups, startUs: unixMicros(start) };
}

function open({ elements, identicalGroups, startUs }: CatalogAt): Promise<ScreeningSession> {
  return openSession({
    elements,
    identicalGroups,
    uncertainties: uncertaintiesOfRadii(new Float64Array(elements.length).fill(3)),
    startUs,
    stopUs: startUs + DAY_US,
    thresholdKm: THRESHOLD_KM,
    workers: 2,
  });
}

async function rowsOf(session: ScreeningSession, parts: readonly SweepResult[]): Promise<ApproachTable> {
  const { startUs, stopUs } = session.request;
  const resolved = await session.resolve(parts.map((part) => part.slow));
  return clipToWindow(mergeTables([...parts.map((part) => part.rows), resolved]), startUs, stopUs);
}
