import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { parseUtc, unixMicros } from '@clearway/astro';
import { importSatcatFile, takeSnapshot } from '@clearway/service/keeping';
import { findObject, objectPages } from '@clearway/store';
import { expect, it } from 'vitest';
import { describeKeeping, GENERAL, someSets, tableOf } from './keeping.fixture.ts';

describeKeeping('keeping the catalogue', (trial) => {
  it('stores what sources give, and says which objects have new elements', async () => {
    trial().servesAll();
    const first = await trial().keeper.refresh();
    expect(first.outcomes.map(({ status }) => status)).toEqual(['new', 'new', 'new']);
    expect([first.changed.size, first.newElementSets, first.describedObjects]).toEqual([40, 43, 4]);
    const history = await trial().history(7);
    expect(history.map(({ epoch_us }) => epoch_us)).toEqual(
      ['2026-03-10T06:00:00', '2026-03-09T12:00:00'].map((text) => unixMicros(parseUtc(text)!)),
    );
    expect(history.every(({ arrived_us }) => arrived_us === trial().clock.now().getTime() * 1000)).toBe(true);
    const objects = new Map<number, unknown>();
    for await (const page of objectPages(trial().store.db)) for (const row of page) objects.set(row.object_id, row);
    expect(objects.size).toBe(40);
    expect(objects.get(7)).toMatchObject({
      name: 'ISS (ZARYA)',
      cospar: '1998-067A',
      kind: 'payload',
      owner: 'ISS',
      size_class: 'large',
      status: 'operational',
      manoeuvrable: null,
      launched_us: Date.parse('1998-11-20T00:00:00Z') * 1000,
      in_orbit: true,
    });
    expect(objects.get(8)).toMatchObject({ kind: 'debris', size_class: 'small', manoeuvrable: false });
    expect(objects.get(9)).toMatchObject({ in_orbit: false, decayed_us: Date.parse('1980-02-03T00:00:00Z') * 1000 });
    expect(objects.get(10)).toMatchObject({ in_orbit: false, has_elements: false });
    expect(objects.get(11)).toMatchObject({ name: 'OBJECT 11', kind: 'unknown', in_orbit: null });

    trial().clock.forward(3);
    trial().served.set(
      GENERAL,
      tableOf([...someSets(39), ...someSets(1, 40, { epoch: parseUtc('2026-03-10T09:00:00')! })]),
    );
    const second = await trial().keeper.refresh();
    expect([...second.changed]).toEqual([40]);
    expect(
      trial()
        .news.filter(({ kind }) => kind === 'refreshed')
        .map(({ message }) => message),
    ).toEqual([
      'CelesTrak, SATCAT: 4 objects new or changed',
      'CelesTrak, active: 40 new element sets of 40 objects',
      'CelesTrak, supplemental spacex: 3 new element sets of 3 objects',
      'CelesTrak, active: 1 new element sets of 1 objects',
    ]);
  });

  it('a catalogue of owners and kinds alone changes nothing else of what is there', async () => {
    trial().servesAll();
    await trial().keeper.refresh();
    const before = await findObject(trial().store.db, 7);
    const folder = await mkdtemp(join(tmpdir(), 'clearway-satcat-'));
    const file = join(folder, 'pairs.json');
    await writeFile(file, JSON.stringify({ 7: ['US', 'DEB'], 11: ['PRC', 'R/B'], 500: ['CIS', 'PAY'] }));
    expect(await importSatcatFile(trial().store, file, 5)).toBe(3);
    expect(await findObject(trial().store.db, 7)).toEqual({
      ...before,
      owner: 'US',
      kind: 'debris',
      manoeuvrable: false,
      updated_us: 5,
    });
    expect(await findObject(trial().store.db, 11)).toMatchObject({
      name: 'OBJECT 11',
      owner: 'PRC',
      kind: 'rocket-body',
    });
    expect(await findObject(trial().store.db, 500)).toMatchObject({ name: 'OBJECT 500', owner: 'CIS' });
    await rm(folder, { recursive: true });
  });

  it('an upload does not wait for a source that is slow to answer', async () => {
    trial().servesAll();
    let answerNow = (): void => {};
    const asked = new Promise<void>((resolve) => {
      trial().served.set(GENERAL, (_, response) => {
        answerNow = () => void response.end(tableOf(someSets(40)));
        resolve();
      });
    });
    const refreshing = trial().keeper.refresh();
    await asked;
    const done = await trial().keeper.upload('mine', Readable.from([Buffer.from(tableOf(someSets(1, 7)))]));
    expect(done.new_element_sets).toBe(1);
    answerNow();
    expect((await refreshing).changed.size).toBe(40);
  });

  it('records that cannot be used are refused alone and told', async () => {
    const good = tableOf(someSets(40));
    const bad = `${good}${tableOf(someSets(1, 41)).split('\r\n')[1]!.replace('15.1', 'abc')}\r\n`;
    trial().served.set(GENERAL, bad);
    await trial().keeper.refresh({ only: 'celestrak/active' });
    expect(await trial().history(41)).toEqual([]);
    expect(await trial().history(40)).toHaveLength(1);
    expect(trial().keeper.rejected().get('celestrak/active')).toMatchObject([{ id: 41, line: 42 }]);
  });

  it("uploads are the operator's own, private, and refused whole where they are none", async () => {
    trial().servesAll();
    await trial().keeper.refresh();
    const own = tableOf(someSets(1, 7, { epoch: parseUtc('2026-03-10T08:00:00')!, bstar: 5e-4 }));
    const body = async function* (text: string | Buffer): AsyncGenerator<Uint8Array> {
      yield Buffer.from(text);
    };
    const done = await trial().keeper.upload('mine', body(gzipSync(own)));
    expect(done).toMatchObject({ source: 'upload/mine', accepted: 1, new_element_sets: 1, rejected: [] });
    expect([...done.changed]).toEqual([7]);
    await expect(trial().keeper.upload('../mine', body(own))).rejects.toMatchObject({ code: 'option-invalid' });
    await expect(trial().keeper.upload('mine', body('<html></html>'))).rejects.toMatchObject({
      code: 'format-malformed',
      message: expect.stringContaining('upload/mine'),
    });
    const startUs = unixMicros(parseUtc('2026-03-10T12:00:00')!);
    const snapshot = await takeSnapshot(trial().store, { startUs, stopUs: startUs + 86_400e6 });
    expect(snapshot.elements.find(({ id }) => id === 7)?.bstar).toBe(5e-4);
    expect(snapshot.private).toBe(true);
    const listed = (await trial().keeper.list(new Map([['upload/mine', 1]]))).find(
      ({ source }) => source === 'upload/mine',
    );
    expect(listed).toMatchObject({ private: true, precedence: 'operator', next_attempt_utc: null, objects_used: 1 });
  });
});
