import path from 'node:path';
import { type ElementSet, parseUtc, utcFromUnixMicros } from '@clearway/astro';
import { type CatalogDocument, catalogDocument, eventTableDocument } from '@clearway/contract';
import type { ByteSink } from '@clearway/service';
import { sgp4, twoline2satrec } from 'satellite.js';
import { expect, it } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { oracleSatrec, withWholeMilliseconds } from '../sgp4/oracle-satrec.ts';
import { CATALOG, idle, MARCH_US, openTrial, someRecords, trialFolder, writeCatalog } from './live-trial.ts';

const START = parseUtc('2026-03-10T00:00:00Z')!;
const AT = parseUtc('2026-03-10T06:00:00Z')!;
/** Half a millisecond of the epoch, to which satellite.js reads it, at 8 km/s. */
const TOLERANCE_KM = 0.005;

async function json<Document>(write: (sink: ByteSink) => Promise<void>): Promise<Document> {
  const parts: Uint8Array[] = [];
  await write({
    async write(bytes) {
      parts.push(bytes.slice());
    },
  });
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as Document;
}

/** The element set in place `k`, of what the document says alone. */
function elementsAt({ objects, element_sets: sets }: CatalogDocument, k: number): ElementSet {
  return {
    id: objects.object_id[sets.object[k]!]!,
    name: objects.name[sets.object[k]!]!,
    internationalDesignator: '',
    classification: 'U',
    epoch: utcFromUnixMicros(sets.epoch_us[k]!),
    meanMotionRevPerDay: sets.mean_motion_rev_per_day[k]!,
    eccentricity: sets.eccentricity[k]!,
    inclinationDeg: sets.inclination_deg[k]!,
    raanDeg: sets.raan_deg[k]!,
    argumentOfPericenterDeg: sets.argument_of_pericenter_deg[k]!,
    meanAnomalyDeg: sets.mean_anomaly_deg[k]!,
    bstar: sets.bstar_per_earth_radius[k]!,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 0,
    revolutionAtEpoch: 0,
  };
}

describeWithReferenceData('what the map is drawn from', [CATALOG], () => {
  it('moves every object as the service does, has every event, and its clock goes on from a start that was given', async () => {
    const { folder, remove } = await trialFolder();
    const { header, lines } = await someRecords(12, 1500);
    const file = await writeCatalog(path.join(folder, 'catalog.csv'), header, lines);
    let nowUs = Date.UTC(2027, 0, 1) * 1000;
    const live = await openTrial({ dataDir: path.join(folder, 'data') }, { nowUs: () => nowUs });
    expect(live.health().clock_utc).toBe('2027-01-01T00:00:00.000Z');
    await expect(live.objects.writeCatalog({ write: async () => undefined })).rejects.toMatchObject({
      code: 'not-ready',
    });
    await live.keeper.importFiles([file], { start: START });
    live.choices.fixedStartUs = MARCH_US;
    await live.load();
    const runs = await live.startRuns();
    await runs.consider();
    await idle(runs);
    nowUs += 3_600_000_000;
    expect(live.health().clock_utc).toBe('2026-03-10T01:00:00.000Z');

    const catalog = catalogDocument.parse(await json((sink) => live.objects.writeCatalog(sink)));
    expect(catalog.clock_utc).toBe('2026-03-10T01:00:00.000Z');
    expect(catalog.run_id).toBe(live.runs.current()!.run_id);
    const columns = header.split(',');
    const cellsOf = new Map(
      lines.map((line) => [Number(line.split(',')[columns.indexOf('NORAD_CAT_ID')]), line.split(',')]),
    );
    expect(catalog.objects.object_id).toEqual([...cellsOf.keys()].toSorted((one, other) => one - other));
    for (const [k, object] of catalog.element_sets.object.entries()) {
      const cells = cellsOf.get(catalog.objects.object_id[object]!)!;
      const published = (field: string): number => Number(cells[columns.indexOf(field)]);
      expect(catalog.element_sets.mean_motion_rev_per_day[k]).toBe(published('MEAN_MOTION'));
      expect(catalog.element_sets.bstar_per_earth_radius[k]).toBe(published('BSTAR'));
    }
    const ids = catalog.objects.object_id.slice(0, 1000);
    const { states } = await live.objects.states(ids, AT);
    expect(states.length).toBeGreaterThan(990);
    for (const state of states) {
      const k = catalog.element_sets.object.indexOf(catalog.objects.object_id.indexOf(state.object_id));
      const elements = withWholeMilliseconds(elementsAt(catalog, k));
      const minutes = ((AT.day - elements.epoch.day) * 86_400 + AT.second - elements.epoch.second) / 60;
      const { x, y, z } = sgp4(oracleSatrec(elements), minutes)!.position;
      expect(Math.hypot(x - state.x_km, y - state.y_km, z - state.z_km), elements.name).toBeLessThan(TOLERANCE_KM);
    }

    for (const state of ['open', 'all'] as const) {
      const table = eventTableDocument.parse(await json((sink) => live.events.writeTable({ state }, sink)));
      const listed = await live.events.list({ state, limit: 1000 });
      expect(listed.total).toBeGreaterThan(3);
      expect(table.event_id).toEqual(listed.items.map(({ event_id }) => event_id));
      expect(table.tca_us.map((us) => us / 1000)).toEqual(
        listed.items.map(({ tca_utc }) => Date.parse(tca_utc) + Number(tca_utc.slice(23, 26)) / 1000),
      );
      expect(table.miss_distance_km).toEqual(listed.items.map((event) => event.miss_distance_km));
      expect(table.run_id).toBe(catalog.run_id);
    }

    const tle = live.objects.elementsFile(ids[0]!, 'tle').split('\n');
    expect(twoline2satrec(tle[0]!, tle[1]!).satnum.trim()).toBe(String(ids[0]).padStart(5, '0'));
    expect(() => live.objects.elementsFile(999_999, 'tle')).toThrow('there is no object 999999');
    expect(live.objects.find(ids[0]!)!.element_age_days!).toBeLessThan(40);
    const revision = live.objects.catalogRevision();
    await live.watchlists.create({ name: 'mine', object_ids: [ids[0]!] });
    expect(live.objects.catalogRevision()).toBe(revision);
    await live.reloadObjects();
    expect(live.objects.catalogRevision()).not.toBe(revision);
    await idle(runs);
    await live.close();
    await remove();
  }, 240_000);
});
