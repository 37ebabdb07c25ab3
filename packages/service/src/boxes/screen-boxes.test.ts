import { beforeAll, expect, test } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import { createCatalogMerge } from '../catalog/catalog-merge.ts';
import { utc } from '../catalog/element-set.fixture.ts';
import { synthesizeCatalog } from '../catalog/synthetic/index.ts';
import { runScreening } from '../runs/run-screening.ts';
import type { ScreeningRequest, ScreeningRun } from '../runs/screening-run.ts';
import type { BoxRtnKm, PrimaryBox } from './primary-box.ts';

const start = utc('2026-03-10T00:00:00');
let catalog: Catalog;
beforeAll(() => {
  const merge = createCatalogMerge(start);
  for (const element of synthesizeCatalog({ objects: 3000, seed: 5, epoch: start })) merge.add(element, 'made up', 1);
  catalog = { ...merge.finish(), read: 3000, rejected: [], files: [] };
});

function screened(more: Partial<ScreeningRequest<Catalog>>): Promise<ScreeningRun> {
  return runScreening({ catalog, start, durationSeconds: 604_800, thresholdKm: 60, workers: 1, ...more });
}

interface Row {
  readonly pair: string;
  readonly tca: number;
  readonly rtn: readonly [number, number, number];
}

function rowsOf({ approaches: a, objects }: ScreeningRun): Row[] {
  return Array.from({ length: a.count }, (_, i) => ({
    pair: `${objects[a.primary[i]!]!.id} ${objects[a.secondary[i]!]!.id}`,
    tca: a.tca[i]!,
    rtn: [a.radialKm[i]!, a.inTrackKm[i]!, a.crossTrackKm[i]!] as const,
  }));
}

const isInside = ({ rtn }: Row, box: BoxRtnKm): boolean => rtn.every((value, axis) => Math.abs(value) <= box[axis]!);

test('each primary gets the approaches inside its own box, and no other', async () => {
  // Two low orbits, and one that few share.
  const [low, other, high] = [catalog.elements[100]!.id, catalog.elements[900]!.id, catalog.elements.at(-1)!.id];
  const boxes: PrimaryBox[] = [
    { primaryId: low, regime: 'flat', boxRtnKm: [3, 60, 60] },
    { primaryId: other, regime: 'tall', boxRtnKm: [60, 30, 40] },
    { primaryId: high, regime: 'wide', boxRtnKm: [30, 80, 30] },
  ];
  const run = await screened({ primaryIds: [low, other, high], boxes });
  expect(run.report.thresholdKm).toBeCloseTo(Math.hypot(30, 80, 30), 12);
  expect(run.report.boxes).toEqual(boxes);
  const expected: Row[] = [];
  let outside = 0;
  for (const { primaryId, boxRtnKm } of boxes) {
    const alone = rowsOf(await screened({ primaryIds: [primaryId], thresholdKm: Math.hypot(30, 80, 30) }));
    expected.push(...alone.filter((row) => isInside(row, boxRtnKm)));
    outside += alone.filter((row) => !isInside(row, boxRtnKm)).length;
  }
  const order = (one: Row, another: Row): number => one.tca - another.tca;
  expect(rowsOf(run)).toEqual(expected.sort(order));
  expect(expected.length).toBeGreaterThan(20);
  expect(outside).toBeGreaterThan(20);
});

test('where two primaries meet, the one whose box holds the other is the primary of the row', async () => {
  const all = await screened({ thresholdKm: 20, durationSeconds: 7200 });
  const row = rowsOf(all).findIndex(({ rtn }) => Math.abs(rtn[0]) > 0.5);
  const [first, second] = [all.approaches.primary[row]!, all.approaches.secondary[row]!].map((i) => all.objects[i]!.id);
  const primaryIds = [first!, second!];
  const sphere = { thresholdKm: 20, durationSeconds: 7200 };
  const alone = rowsOf(await screened({ ...sphere, primaryIds: [second!] })).find(
    ({ pair }) => pair === `${second} ${first}`,
  )!;
  const large: BoxRtnKm = [11, 11, 11];
  const boxes = (ofFirst: BoxRtnKm, ofSecond: BoxRtnKm): PrimaryBox[] => [
    { primaryId: first!, regime: null, boxRtnKm: ofFirst },
    { primaryId: second!, regime: null, boxRtnKm: ofSecond },
  ];
  const between = async (chosen: PrimaryBox[]): Promise<Row[]> => {
    const rows = rowsOf(await screened({ ...sphere, primaryIds, boxes: chosen }));
    return rows.filter(({ pair }) => pair === `${first} ${second}` || pair === `${second} ${first}`);
  };
  const tiny: BoxRtnKm = [1e-6, 1e-6, 1e-6];
  const largeEnough = alone.rtn.map((value) => Math.abs(value) + 1) as [number, number, number];
  const [turned] = await between(boxes(tiny, largeEnough));
  expect(turned).toMatchObject({ pair: `${second} ${first}` });
  turned!.rtn.forEach((value, axis) => {
    expect(value).toBeCloseTo(alone.rtn[axis]!, 6);
  });
  expect((await between(boxes(large, largeEnough)))[0]).toMatchObject({ pair: expect.any(String) });
  expect(await between(boxes(tiny, tiny))).toEqual([]);
});
