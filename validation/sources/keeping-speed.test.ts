import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseUtc, unixMicros } from '@clearway/astro';
import { createCatalogKeeper, encodeSnapshot, restoreSnapshot, takeSnapshot } from '@clearway/service/keeping';
import { celestrakSatcatSource, celestrakSources } from '@clearway/service/sources';
import { openStore, type Store } from '@clearway/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measured } from '../measured.ts';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';
import { embeddedPlace } from '../store/databases.ts';
import { satcatOf } from './keeping.fixture.ts';

const DENSE = 'catalogs/full-density/gp.csv.gz';
const OWNERS = 'catalogs/metadata/satcat_owner_type.json.gz';
const OBJECTS = 33_535;

/** Goals on a quiet machine; what was measured is in docs/sources.md. Others use the machines of the tests too. */
const REFRESH_SECONDS = 5;
const SNAPSHOT_SECONDS = 2;
const LONGEST_STALL_MS = 50;
const SHARED_MACHINE = 3;

describeWithReferenceData('keeping a catalogue of 33,535 objects, embedded', [DENSE, OWNERS], () => {
  const place = embeddedPlace();
  let store: Store;
  let server: Server;
  beforeAll(async () => {
    store = await openStore(place.place);
    const table = referenceText(DENSE).replaceAll(/\r?\n/g, '\r\n');
    const dense = new Set(table.split('\n').map((row) => row.split(',')[11]));
    const pairs = Object.entries(JSON.parse(referenceText(OWNERS)) as Record<string, [string, string]>);
    const satcat = satcatOf(
      pairs.map(
        ([id, [owner, type]]) => `OBJECT,,${id},${type},,${owner},,${dense.has(id) ? '' : '2020-01-01'},,,EA,ORB`,
      ),
    );
    server = createServer((request, response) => response.end(request.url!.includes('satcat') ? satcat : table));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.close();
    await store.close();
    await place.remove();
  });

  test('a refresh and a snapshot take seconds, and hold up nobody', { timeout: 240_000 }, async () => {
    let now = Date.parse('2026-03-10T06:00:00Z');
    const options = {
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      now: () => new Date(now),
      groups: { active: 'GROUP=active' },
      supplemental: {},
    };
    const sources = [celestrakSatcatSource(options), ...celestrakSources(options)];
    const keeper = await createCatalogKeeper({ store, sources, now: options.now });
    const satcat = await measured(() => keeper.refresh({ only: 'celestrak/satcat' }));
    expect(satcat.result.describedObjects).toBeGreaterThan(60_000);
    const first = await measured(() => keeper.refresh({ only: 'celestrak/active' }));
    expect(first.result.changed.size).toBe(OBJECTS);
    now += 3 * 3_600_000;
    const again = await measured(() => keeper.refresh({ only: 'celestrak/active' }));
    expect(again.result.newElementSets).toBe(0);

    const file = referencePath(DENSE);
    const files = await measured(() => keeper.importFiles([file], { start: () => parseUtc('2026-03-10T00:00:00Z')! }));
    expect(files.result).toMatchObject({ newElementSets: OBJECTS, rejected: [] });
    expect(files.result.objectIds.size).toBe(OBJECTS);

    const startUs = unixMicros(parseUtc('2026-03-10T00:00:00Z')!);
    const window = { startUs, stopUs: startUs + 7 * 86_400e6 };
    const readings = [];
    for (let reading = 0; reading < 4; reading++) readings.push(await measured(() => takeSnapshot(store, window)));
    const snapshot = readings[0]!.result;
    expect(snapshot.elements).toHaveLength(OBJECTS);
    expect(snapshot.coverage).toMatchObject({ full: true, share: 1 });
    expect(Object.values(snapshot.coverage.by_kind).reduce((sum, kind) => sum + kind.screened, 0)).toBe(
      snapshot.coverage.screened,
    );
    const bytes = encodeSnapshot(snapshot);
    const restored = await measured(() => restoreSnapshot(store, bytes));
    expect(restored.result).toEqual(snapshot);
    // Some bytes a set, or a run would not fit into the budget of the disk.
    expect(bytes.length).toBeLessThan(OBJECTS * 4);

    const best = (of: readonly { seconds: number; stallMs: number }[], what: 'seconds' | 'stallMs'): number =>
      Math.min(...of.map((each) => each[what]));
    const said = [
      ['satcat', [satcat]],
      ['first refresh', [first]],
      ['refresh of nothing new', [again]],
      ['files', [files]],
      ['snapshot', readings],
      ['restored', [restored]],
    ] as const;
    for (const [what, of] of said) {
      process.stderr.write(
        `${what}: ${best(of, 'seconds').toFixed(1)} s, longest stall ${best(of, 'stallMs').toFixed(0)} ms\n`,
      );
    }
    expect(first.seconds).toBeLessThan(REFRESH_SECONDS * SHARED_MACHINE);
    expect(best(readings, 'seconds')).toBeLessThan(SNAPSHOT_SECONDS * SHARED_MACHINE);
    // What is held up by a mistake is held up for seconds: these are no measurements.
    expect(best(readings, 'stallMs')).toBeLessThan(SHARED_MACHINE * LONGEST_STALL_MS);
    for (const { stallMs } of [satcat, first, again, restored])
      expect(stallMs).toBeLessThan(2 * SHARED_MACHINE * LONGEST_STALL_MS);
  });
});
