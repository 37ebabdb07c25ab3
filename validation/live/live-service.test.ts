import path from 'node:path';
import { parseUtc } from '@clearway/astro';
import type { Live } from '@clearway/service/live';
import { expect, it } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { CATALOG, idle, MARCH_US, openTrial, shownRows, someRecords, trialFolder, writeCatalog } from './live-trial.ts';

const START = parseUtc('2026-03-10T00:00:00Z')!;

/** One set of the same orbit a little later, as the next catalogue would have it: a line of CSV. */
function renewed(header: string, line: string, shiftDeg: number): string {
  const columns = header.split(',');
  const cells = line.split(',');
  const epoch = columns.indexOf('EPOCH');
  const anomaly = columns.indexOf('MEAN_ANOMALY');
  cells[epoch] = new Date(Date.parse(`${cells[epoch]}Z`) + 1000).toISOString().replace('Z', '');
  cells[anomaly] = String((Number(cells[anomaly]) + shiftDeg) % 360);
  return cells.join(',');
}

async function bytes(...lines: string[]): Promise<AsyncIterable<Uint8Array>> {
  const body = Buffer.from(`${lines.join('\n')}\n`);
  return (async function* () {
    yield body;
  })();
}

function insideAtEdges(report: object): unknown[] {
  const { inside_at_start, inside_at_stop } = report as Record<string, unknown>;
  return [inside_at_start, inside_at_stop];
}

describeWithReferenceData('a live service', [CATALOG], () => {
  it('screens, publishes, updates from what has changed as a full run would, and is the same after a restart', async () => {
    const { folder, remove } = await trialFolder();
    const { header, lines } = await someRecords(12, 1500);
    const file = await writeCatalog(path.join(folder, 'catalog.csv'), header, lines);
    const place = { dataDir: path.join(folder, 'data') };
    let live: Live = await openTrial(place);
    await live.keeper.importFiles([file], { start: START });
    await live.load();
    let runs = await live.startRuns();
    const first = await runs.consider();
    expect(first).toMatchObject({ kind: 'full', window_start_us: MARCH_US });
    await idle(runs);
    const before = shownRows(live);
    expect(before.length).toBeGreaterThan(20);
    expect((await live.events.list({})).total).toBeGreaterThan(0);
    // Nothing has changed: nothing to do.
    expect(await runs.consider()).toBeNull();

    // One object gets new elements through an upload: only it is screened.
    const busiest = Number(before.map((row) => row.split(',')[0])[Math.floor(before.length / 2)]);
    const place_ = header.split(',').indexOf('NORAD_CAT_ID');
    const line = lines.find((each) => Number(each.split(',')[place_]) === busiest)!;
    const uploaded = await live.sources.upload('own', await bytes(header, renewed(header, line, 0.001)));
    expect(uploaded).toMatchObject({ accepted: 1, new_element_sets: 1, rejected: [] });
    await runs.consider();
    await idle(runs);
    expect(live.runs.current()).toMatchObject({
      kind: 'incremental',
      objects_changed: 1,
      based_on_run_id: first!.run_id,
    });
    const updated = shownRows(live);
    expect(updated).not.toEqual(before);
    const others = (rows: string[]): string[] =>
      rows.filter((row) => !row.split(',').slice(0, 2).includes(String(busiest)));
    expect(others(updated)).toEqual(others(before));
    const inside = insideAtEdges(await live.closeApproaches.report());

    // A full run of the same catalogue and window gives the same, to the byte.
    const full = await live.runs.request({ kind: 'full' });
    expect(full.kind).toBe('full');
    await idle(runs);
    expect(live.runs.current()!.run_id).toBe(full.run_id);
    expect(shownRows(live)).toEqual(updated);
    expect(insideAtEdges(await live.closeApproaches.report())).toEqual(inside);
    const events = (await live.events.list({ state: 'all', limit: 1000 })).items;
    await live.close();

    live = await openTrial(place);
    await live.load();
    expect(shownRows(live)).toEqual(updated);
    expect((await live.events.list({ state: 'all', limit: 1000 })).items).toEqual(events);
    expect(live.objects.find(busiest)?.elements?.source).toBe('upload/own');
    runs = await live.startRuns();
    expect(await runs.consider()).toBeNull();
    await live.close();
    await remove();
  }, 240_000);
});
