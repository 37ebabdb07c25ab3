import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createLiveApp } from '@clearway/api';
import { parseUtc } from '@clearway/astro';
import {
  type Client,
  createClient,
  type EventDocument,
  eventRiskDocument,
  type SamplingDocument,
} from '@clearway/contract';
import { readCdms } from '@clearway/messages';
import type { Live, RunKeeper } from '@clearway/service/live';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';
import { CATALOG, idle, openTrial, someRecords, trialFolder, writeCatalog } from './live-trial.ts';

const START = parseUtc('2026-03-10T00:00:00Z')!;
const REAL = 'probability/cdm-real';
const ICESAT = '000043613_conj_000051228_20220215_122556_20220209_225622.cdm';

function clientOf(live: Live): Client {
  const app = createLiveApp(live);
  return createClient({ baseUrl: 'http://localhost', fetch: async (url, init) => app.request(url, init) });
}

describeWithReferenceData('messages that come to a live service', [CATALOG, REAL], () => {
  let live: Live;
  let client: Client;
  let remove: () => Promise<void>;
  let real: string;
  let runs: RunKeeper;

  beforeAll(async () => {
    const trial = await trialFolder();
    remove = trial.remove;
    const { header, lines } = await someRecords(12, 1500);
    const file = await writeCatalog(path.join(trial.folder, 'catalog.csv'), header, lines);
    live = await openTrial({ dataDir: path.join(trial.folder, 'data') });
    await live.keeper.importFiles([file], { start: START });
    await live.load();
    runs = await live.startRuns();
    await runs.consider();
    await idle(runs);
    client = clientOf(live);
    real = await readFile(path.join(referencePath(REAL), ICESAT), 'utf8');
  }, 240_000);

  afterAll(async () => {
    await live.close();
    await remove();
  });

  /** An event that is neither past nor of pairs that stay together. */
  async function someEvent(): Promise<EventDocument> {
    const { items } = await client.listEvents({ sort: 'probability', limit: 50 });
    return items.find((event) => !event.co_located && event.relative_speed_km_s > 1)!;
  }

  describe('a message of an operator', () => {
    it('is assessed, kept as it came, and told to listeners', async () => {
      const stop = new AbortController();
      const heard = live.signals.listen(null, stop.signal)[Symbol.asyncIterator]();
      const next = heard.next();
      const { cdms, known } = await client.receiveCdms(real, { file: 'icesat.cdm' });
      expect(known).toBe(0);
      const [summary] = cdms;
      expect(summary).toMatchObject({
        event_id: null,
        file: 'icesat.cdm',
        primary: { object_id: 43_613 },
        secondary: { object_id: 51_228 },
        method: 'Nc2D',
        alarm: 'watch',
        hard_body_radius_m: 7,
      });
      // NASA's Nc2D of this message.
      expect(summary!.probability).toBeGreaterThan(1.8230260127747992e-7 * 0.99);
      expect(summary!.probability).toBeLessThan(1.8230260127747992e-7 * 1.01);
      expect((await next).value).toMatchObject({ type: 'cdm-received', body: summary });
      stop.abort();
      await heard.return?.(undefined);

      const cdm = await client.findCdm(summary!.cdm_id);
      expect(cdm.has_states).toBe(true);
      expect(cdm.assessment!.plane!.miss_km.y).toBe(0);
      expect(cdm.assessment!.flags).toContainEqual(expect.objectContaining({ method: 'Pc2D', code: 'inaccurate' }));
      expect(await (await client.readCdmMessage(cdm.cdm_id)).text()).toBe(real);
      const xml = await (await client.readCdmMessage(cdm.cdm_id, { format: 'xml' })).text();
      expect(readCdms(xml)[0]!.messageId).toBe(summary!.message_id);
    }, 240_000);

    it('is taken once, in whatever form it comes', async () => {
      const before = await client.listCdms();
      const [first] = before.items;
      for (const format of ['kvn', 'xml', 'json'] as const) {
        const text = await (await client.readCdmMessage(first!.cdm_id, { format })).text();
        expect(await client.receiveCdms(text)).toMatchObject({ known: 1, cdms: [{ cdm_id: first!.cdm_id }] });
      }
      const packed = new Uint8Array(gzipSync(real));
      const twice = await Promise.all([client.receiveCdms(packed), client.receiveCdms(packed)]);
      expect(twice.map(({ known }) => known)).toEqual([1, 1]);
      expect((await client.listCdms()).items).toEqual(before.items);
    }, 240_000);

    it('makes a course with the others of its encounter', async () => {
      const later = real
        .replace(/CREATION_DATE\s*=\s*\S+/, 'CREATION_DATE = 2022-02-10T22:56:22.000')
        .replace(/MESSAGE_ID\s*=\s*\S+/, 'MESSAGE_ID = LATER')
        .replace(/TCA\s*=\s*(\S+)\.\d+/, 'TCA = $1.999')
        .replace(/HBR = 7/, 'HBR = 700');
      const { cdms } = await client.receiveCdms(later);
      const course = await client.findConjunction(cdms[0]!.conjunction_id);
      expect(course.points.map(({ message_id }) => message_id)).toEqual([expect.any(String), 'LATER']);
      expect(course.trend).toBe('rising');
      expect(course.alarm).toBe('watch');
      await client.changeRiskSettings({ act_probability: 1e-5 });
      expect((await client.findConjunction(course.conjunction_id)).alarm).toBe('act');
      await client.changeRiskSettings({ act_probability: 1e-4 });
      expect(course.points[1]!.tca_shift_seconds).toBeGreaterThan(0);
      expect(course.points[0]!.sigma_major_km).toBeGreaterThan(course.points[0]!.sigma_minor_km!);
      const { items } = await client.listConjunctions({ object: [51_228] });
      expect(items).toEqual([course]);
      expect((await client.listConjunctions({ object: [1] })).items).toEqual([]);
      await client.deleteCdm(cdms[0]!.cdm_id);
      expect((await client.findConjunction(course.conjunction_id)).points).toHaveLength(1);
    }, 240_000);

    it('is sampled on demand, which can be cancelled, and keeps what came of it', async () => {
      const [first] = (await client.listCdms()).items;
      const id = first!.cdm_id;
      expect(await client.readSampling(id)).toMatchObject({ cdm_id: id, state: 'none' });
      await expect(client.cancelSampling(id)).rejects.toMatchObject({ status: 404 });
      const until = async (state: string): Promise<SamplingDocument> => {
        for (;;) {
          const now = await client.readSampling(id);
          if (now.state === state) return now;
          await sleep(20);
        }
      };
      expect(await client.startSampling(id, { trials: 1e8 })).toMatchObject({ state: 'waiting', trials: 1e8 });
      await until('running');
      // One that is under way is not begun again.
      expect((await client.startSampling(id, { trials: 5 })).trials).toBe(1e8);
      expect(await client.cancelSampling(id)).toMatchObject({ state: 'cancelled' });
      expect((await client.findCdm(id)).assessment!.methods.MonteCarlo).toBeUndefined();
      await client.startSampling(id, { trials: 20_000 });
      expect(await until('done')).toMatchObject({ done: 20_000, seconds_left: 0 });
      const { assessment } = await client.findCdm(id);
      // Of 1.8e-7 nothing is hit; the interval says how little that says.
      expect(assessment!.methods.MonteCarlo).toBe(0);
      expect(assessment!.intervals.MonteCarlo!.high).toBeGreaterThan(1.8e-7);
      expect((await client.findCdm(id)).probability).toBe(first!.probability);
    });

    it('that says nothing of states is kept with what it reports', async () => {
      const record = {
        CDM_ID: '77',
        CREATED: '2026-03-09 19:18:25.550000',
        EMERGENCY_REPORTABLE: 'Y',
        TCA: '2026-03-10T08:00:00.000000',
        MIN_RNG: '300',
        PC: '0.0002',
        SAT_1_ID: '5',
        SAT_1_NAME: 'VANGUARD 1',
        SAT_2_ID: '11',
        SAT_2_NAME: 'VANGUARD 2',
      };
      const { cdms } = await client.receiveCdms(JSON.stringify([record, { ...record, CDM_ID: '78', PC: '1e-9' }]));
      expect(cdms.map(({ method, alarm, probability }) => [method, alarm, probability])).toEqual([
        ['reported', 'act', 0.0002],
        ['reported', 'none', 1e-9],
      ]);
      expect(await client.findCdm(cdms[0]!.cdm_id)).toMatchObject({ has_states: false, assessment: { methods: {} } });
      await expect(client.startSampling(cdms[0]!.cdm_id)).rejects.toMatchObject({ status: 409, code: 'conflict' });
      const refused = client.readCdmMessage(cdms[0]!.cdm_id, { format: 'kvn' });
      await expect(refused).rejects.toMatchObject({ status: 409, code: 'conflict' });
      expect(await (await client.readCdmMessage(cdms[1]!.cdm_id)).json()).toMatchObject({ CDM_ID: '78' });
      expect(cdms[0]!.conjunction_id).toBe(cdms[1]!.conjunction_id);
      for (const { cdm_id } of cdms) await client.deleteCdm(cdm_id);
      await expect(client.findConjunction(cdms[0]!.conjunction_id)).rejects.toMatchObject({ status: 404 });
    }, 240_000);
  });

  describe('an event', () => {
    it('has a risk by element sets that never says act', async () => {
      const event = await someEvent();
      await client.changeRiskSettings({ watch_probability: 1e-12, act_probability: 1e-11 });
      const risk = eventRiskDocument.parse(await client.readEventRisk(event.event_id));
      expect(risk).toMatchObject({
        alarm: 'watch',
        basis: 'elements',
        label: 'screening only, uncertain by kilometres',
        conjunction_id: null,
        screening: { miss_distance_km: expect.closeTo(event.miss_distance_km, 5) },
      });
      expect(risk.screening!.flags.map(({ code }) => code)).toContain('screening-only');
      // The same as in the list, there in single precision.
      const { probability } = event as unknown as { probability: number };
      expect(risk.screening!.probability! / probability).toBeCloseTo(1, 4);
      await client.changeRiskSettings({ watch_probability: 1e-7, act_probability: 1e-4 });
    });

    it('has one level, wherever it is shown, by the thresholds that people set', async () => {
      const { items } = await client.listEvents({ sort: 'probability', limit: 20 });
      const values = items.flatMap(({ max_probability }) => max_probability ?? []);
      const middle = values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
      await client.changeRiskSettings({ watch_probability: 1e-12, act_probability: middle });
      const table = await client.readEventTable();
      const listed = new Map((await client.listEvents({ limit: 1000 })).items.map((event) => [event.event_id, event]));
      const levels = new Set<string>();
      for (const [k, id] of table.event_id.entries()) {
        const alarm = table.alarms[table.alarm[k]!]!;
        const { probability, max_probability } = listed.get(id)!;
        // What would be one to act upon is watched: elements alone ask for no more.
        expect(alarm).toBe(max_probability !== null && max_probability >= middle ? 'watch' : 'none');
        expect([listed.get(id)!.alarm, table.probability[k], table.by_message[k]]).toEqual([alarm, probability, false]);
        expect(table.max_probability[k] ?? 1).toBeGreaterThanOrEqual(probability ?? 0);
        levels.add(alarm);
      }
      expect([...levels].sort()).toEqual(['none', 'watch']);
      for (const event of items.slice(0, 4)) {
        expect((await client.readEventRisk(event.event_id)).alarm).toBe(listed.get(event.event_id)!.alarm);
      }
      await client.changeRiskSettings({ watch_probability: 1e-7, act_probability: 1e-4 });
    });

    it('is given as a message that says what it rests on, and which alarms nobody when it comes back', async () => {
      const event = await someEvent();
      const file = await (await client.readEventCdm(event.event_id)).text();
      const [cdm] = readCdms(file);
      expect(cdm!.originator).toBe('CLEARWAY');
      expect(file).toContain('uncertain by kilometres');
      expect(cdm!.missDistance / 1000).toBeCloseTo(event.miss_distance_km, 5);
      for (const format of ['xml', 'json'] as const) {
        const other = await (await client.readEventCdm(event.event_id, { format })).text();
        expect(readCdms(other)[0]!.objects[0].position).toEqual(cdm!.objects[0].position);
      }
      const { cdms } = await client.receiveCdms(file.replace(/HBR = \S+/, 'HBR = 900'));
      expect(cdms[0]).toMatchObject({ event_id: event.event_id, from_elements: true, alarm: 'watch' });
      expect(cdms[0]!.probability).toBeGreaterThan(1e-4);
      await client.deleteCdm(cdms[0]!.cdm_id);
    }, 240_000);

    it('takes the level of the message that came about it', async () => {
      const event = await someEvent();
      const own = await (await client.readEventCdm(event.event_id)).text();
      const message = own.replace(/ORIGINATOR\s*= CLEARWAY/, 'ORIGINATOR = OPERATOR').replace(/HBR = \S+/, 'HBR = 900');
      const { cdms } = await client.receiveCdms(message);
      expect(cdms[0]).toMatchObject({ event_id: event.event_id, alarm: 'act' });
      expect(await client.readEventRisk(event.event_id)).toMatchObject({
        alarm: 'act',
        basis: 'message',
        conjunction_id: cdms[0]!.conjunction_id,
        latest_cdm_id: cdms[0]!.cdm_id,
      });
      const { items } = await client.listEventConjunctions(event.event_id);
      expect(items).toEqual([await client.findConjunction(cdms[0]!.conjunction_id)]);
      expect(items[0]!.event_id).toBe(event.event_id);
      expect((await client.findEvent(event.event_id)).cdm).toMatchObject({
        conjunction_id: items[0]!.conjunction_id,
        cdms: 1,
        latest_cdm_id: cdms[0]!.cdm_id,
        alarm: 'act',
      });
      await client.changeRiskSettings({ act_probability: 1 });
      expect(await client.readEventRisk(event.event_id)).toMatchObject({ alarm: 'watch' });
      const { items: listed } = await client.listEvents({ object: [event.primary.object_id] });
      expect(listed.find(({ event_id }) => event_id === event.event_id)!.cdm!.alarm).toBe('watch');
      await client.changeRiskSettings({ act_probability: 1e-4 });
      await client.deleteCdm(cdms[0]!.cdm_id);
      expect((await client.findEvent(event.event_id)).cdm).toBeNull();
    }, 240_000);

    it('that is told of carries what messages say of it', async () => {
      const event = await someEvent();
      const own = await (await client.readEventCdm(event.event_id)).text();
      const message = own.replace(/ORIGINATOR\s*= CLEARWAY/, 'ORIGINATOR = OPERATOR').replace(/HBR = \S+/, 'HBR = 900');
      const { cdms } = await client.receiveCdms(message);
      const [latest] = (await live.store.db.selectFrom('signals').select('signal_id').execute()).slice(-1);
      // With the primary a third of a revolution further the encounter is no more.
      const csv = await (await client.readElements(event.primary.object_id, { format: 'omm-csv' })).text();
      const [header, line] = csv.trim().split(/\r?\n/) as [string, string];
      const cells = line.split(',');
      const at = header.split(',').indexOf('MEAN_ANOMALY');
      cells[at] = String((Number(cells[at]) + 120) % 360);
      await client.uploadElementSets('own', `${header}\n${cells.join(',')}\n`);
      await idle(runs);
      const stop = new AbortController();
      for await (const signal of live.signals.listen(latest!.signal_id, stop.signal)) {
        if (signal.type !== 'event-cleared' || signal.body.event_id !== event.event_id) continue;
        expect(signal.body).toMatchObject({ alarm: 'act', cdm: { latest_cdm_id: cdms[0]!.cdm_id, alarm: 'act' } });
        stop.abort();
      }
    }, 240_000);
  });

  describe('what cannot be meant', () => {
    const lines = (count: number): string => real.split('\n').slice(0, count).join('\n');

    it.each([
      ['nothing', () => '   ', 'file-empty', /empty/],
      ['something else', () => 'hello', 'format-unknown', /half\.cdm/],
      ['half a message', () => lines(40), 'format-malformed', /half\.cdm: line \d+/],
      [
        'a wrong number',
        () => real.replace(/MISS_DISTANCE\s*=\s*\S+/, 'MISS_DISTANCE = near'),
        'format-malformed',
        /MISS_DISTANCE/,
      ],
    ])(
      '%s is refused with the place',
      async (_, body, code, detail) => {
        const before = (await client.listCdms()).items.length;
        const refused = await client.receiveCdms(body(), { file: 'half.cdm' }).catch((error: unknown) => error);
        expect(refused).toMatchObject({ status: 400, code, message: expect.stringMatching(detail) });
        expect((await client.listCdms()).items).toHaveLength(before);
      },
      240_000,
    );

    it('too much is refused, packed or not', async () => {
      const large = client.receiveCdms(new Uint8Array(2_000_001).fill(32));
      await expect(large).rejects.toMatchObject({ status: 413, code: 'too-large' });
      const bomb = client.receiveCdms(new Uint8Array(gzipSync(Buffer.alloc(21_000_000, 32))));
      await expect(bomb).rejects.toMatchObject({ status: 400, code: 'format-malformed' });
      const settings = client.changeRiskSettings({ watch_probability: 0.5, act_probability: 0.1 });
      await expect(settings).rejects.toMatchObject({ status: 400, code: 'option-invalid' });
    }, 240_000);
  });
});
