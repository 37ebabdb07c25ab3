import type { ElementSet } from '@clearway/astro';
import { ensureKernel } from '@clearway/kernels/build';
import type { ScreenedEphemeris } from '@clearway/service';
import { expect, test } from 'vitest';
import { searchEphemerides } from '../../packages/service/src/runs/ephemeris-search-threads.ts';
import type { EphemerisSearch, FoundByEphemerides } from '../../packages/service/src/runs/search-ephemerides.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { pathOf } from './ephemeris-check.ts';
import { madeEphemeris, wholeSpan } from './made-ephemerides.ts';
import { randomStream } from './random.ts';
import { checkedCatalog } from './regime-check.ts';

const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DAY = 86_400;

describeWithReferenceData('ephemerides of a constellation', [CATALOG], () => {
  test('give the same bits in one thread or several, in whatever order they come', async () => {
    const catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    const random = randomStream('ephemerides in threads');
    const low = catalog.elements.filter((e) => e.meanMotionRevPerDay > 15 && e.meanMotionRevPerDay < 15.1);
    const elements = random.choose(low, 1200);
    const owners: readonly ElementSet[] = elements.slice(0, 13);
    const ephemerides = owners.map((e) =>
      madeEphemeris(e, [wholeSpan(pathOf(e, catalog.start, -600, DAY / 2))], 'joins'),
    );
    const wasm = await ensureKernel();
    const found = async (own: readonly ScreenedEphemeris[], workers: number): Promise<FoundByEphemerides> => {
      const forever = (value: number): Float64Array => new Float64Array(elements.length).fill(value);
      const search: EphemerisSearch = {
        elements,
        identicalGroups: [],
        inForce: { fromUs: forever(Number.NEGATIVE_INFINITY), toUs: forever(Number.POSITIVE_INFINITY) },
        ephemerides: own,
        start: catalog.start,
        durationSeconds: DAY,
        thresholdKm: 25,
        wanted: null,
      };
      return searchEphemerides(search, wasm, async () => {}, { workers });
    };
    const bare = ({ seconds: _, lists: __, ...rest }: FoundByEphemerides) => rest;
    const one = await found(ephemerides, 1);
    expect(one.rows.length).toBeGreaterThan(0);
    expect(bare(await found(ephemerides, 3))).toEqual(bare(one));
    // In another order objects have other places: what they stand for is the same.
    const words = ({ rows, objects }: FoundByEphemerides, own: readonly ScreenedEphemeris[]): string[] => {
      const nameOf = (place: number): string => {
        const k = objects[place]!;
        return k < elements.length ? `set ${elements[k]!.id}` : `ephemeris ${own[k - elements.length]!.id}`;
      };
      const lines: string[] = [];
      for (let at = 0; at < rows.length; at += 13) {
        const rest = [...rows.subarray(at + 2, at + 13)];
        lines.push([...[nameOf(rows[at]!), nameOf(rows[at + 1]!)], ...rest].join());
      }
      return lines.sort();
    };
    const turned = ephemerides.toReversed();
    expect(words(await found(turned, 2), turned)).toEqual(words(one, ephemerides));
  });

  test('a search that is given up ends its threads', async () => {
    const catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    const elements = catalog.elements.slice(0, 50);
    const stop = new AbortController();
    const ephemerides = elements
      .slice(0, 8)
      .map((e) => madeEphemeris(e, [wholeSpan(pathOf(e, catalog.start, -600, DAY / 2))], 'joins'));
    const forever = (value: number): Float64Array => new Float64Array(elements.length).fill(value);
    const search = searchEphemerides(
      {
        elements,
        identicalGroups: [],
        inForce: { fromUs: forever(Number.NEGATIVE_INFINITY), toUs: forever(Number.POSITIVE_INFINITY) },
        ephemerides,
        start: catalog.start,
        durationSeconds: DAY,
        thresholdKm: 5,
        wanted: null,
      },
      await ensureKernel(),
      async () => {},
      { workers: 2, signal: stop.signal },
    );
    stop.abort(new Error('enough'));
    await expect(search).rejects.toThrow('enough');
  });
});
