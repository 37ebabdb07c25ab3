import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseUtc } from '@clearway/astro';
import { type AnyOperation, allOperations, exampleSatelliteProfile } from '@clearway/contract';
import {
  createRun,
  keepSignals,
  publishRun,
  saveSlice,
  stageSightings,
  startRun,
  upsertObjects,
} from '@clearway/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examplePath } from '../../packages/api/src/documentation/curl-example.ts';
import { elementSet } from '../../packages/service/src/catalog/element-set.fixture.ts';
import { writtenOem } from '../live/written-oem.ts';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';
import { embeddedPlace } from '../store/databases.ts';
import { trialObject, trialRun, trialSighting } from '../store/trial-rows.ts';
import { openSecurityTrial, type SecurityTrial } from './trial.ts';

const REAL = 'probability/cdm-real';
const ICESAT = '000043613_conj_000051228_20220215_122556_20220209_225622.cdm';
const SATELLITE = 43_613;
/** In everything that the first team brings, each thing with an ending of its own: `OURSALONE-plan`. */
const MARK = /OURSALONE-?([a-z]*)/gi;
/** Of things that the first team alone has: none of these numbers stands in an answer to others, whatever else is left out of it. */
const NUMBERS =
  /"(conjunction_id|cdm_id|latest_cdm_id|last_cdm_id|plan_id|ephemeris_id|alert_id|delivery_id|note_id)":\s*\d+/g;
/** Everybody's by what docs/security.md says: what a satellite can do, and who may act. */
const EVERYBODYS: ReadonlySet<string> = new Set(['listProfiles', 'readProfile', 'readProfileHistory', 'listPeople']);
const mark = (what: string): string => `OURSALONE-${what}`;

/** Somebody of another team, whatever their role, learns nothing from any answer of the API of what a team has. */
describeWithReferenceData('two teams', [REAL], () => {
  const { place, remove } = embeddedPlace();
  let trial: SecurityTrial;
  const keys: Record<'ours' | 'viewer' | 'operator' | 'admin' | 'none', string> = {
    ours: '',
    viewer: '',
    operator: '',
    admin: '',
    none: '',
  };
  /** Of what the first team has: the values of parameters in paths. */
  const own: Record<string, string | number> = { object_id: SATELLITE };

  const post = async <Answer>(address: string, json: unknown, status = 201, method = 'POST'): Promise<Answer> => {
    const given = typeof json === 'string' ? { body: json } : { json };
    const answer = await trial.ask(address, { method, key: keys.ours, ...given });
    expect(answer.status, `${address}: ${await answer.clone().text()}`).toBe(status);
    return (await answer.json()) as Answer;
  };

  beforeAll(async () => {
    trial = await openSecurityTrial(place);
    const real = await readFile(path.join(referencePath(REAL), ICESAT), 'utf8');
    const message = real
      .replaceAll('2022-02-', '2026-03-')
      .replace(/MESSAGE_ID\s*=\s*\S+/, `MESSAGE_ID = ${mark('message')}`);
    const { db } = trial.live.store;
    await upsertObjects(db, [trialObject(SATELLITE), trialObject(51_228)]);
    const tcaUs = Date.parse(`${/TCA\s*=\s*(\S+)/.exec(message)![1]}Z`) * 1000;
    const runId = await createRun(db, trialRun({ sliceCount: 1 }));
    await startRun(db, runId, 1);
    const slice = { run_id: runId, slice: 0, start_us: 1, stop_us: 2, approach_count: 0, finished_us: 3 };
    await saveSlice(db, { ...slice, approaches: new Uint8Array() });
    const [eventId] = await stageSightings(db, runId, 1, [
      trialSighting(SATELLITE, 51_228, { tcaUs, missDistanceKm: 0.2 }),
    ]);
    await publishRun(db, runId, { publishedUs: 1, report: {}, coverage: {} });
    await keepSignals(db, trial.clock.us, [{ type: 'run-published', private: false, body: { run_id: runId } }]);
    await db.updateTable('current_run').set({ run_id: null }).execute();
    await trial.live.loadLists();
    own.event_id = eventId!;
    keys.ours = await trial.person(mark('person'), 'operator', 'ours');
    for (const role of ['viewer', 'operator', 'admin'] as const)
      keys[role] = await trial.person(`Their ${role}`, role, 'others');
    keys.none = await trial.person('Di', 'operator');
    await bring(message);
  }, 240_000);
  afterAll(async () => {
    await trial?.live.close();
    await remove();
  });

  async function bring(message: string): Promise<void> {
    const by = mark('person');
    const sent = await post<{ cdms: { cdm_id: number; conjunction_id: number }[] }>(
      `/api/v1/cdms?file=${mark('file')}.cdm`,
      message,
    );
    Object.assign(own, sent.cdms[0]!);
    await post('/api/v1/watchlists', { name: mark('watchlist'), object_ids: [SATELLITE] });
    await post(`/api/v1/events/${own.event_id}/notes`, { author: by, text: mark('note') });
    const oem = writtenOem(elementSet({ id: SATELLITE, epoch: parseUtc('2026-03-10T00:00:00Z')! }), {
      start: parseUtc('2026-03-10T00:00:00Z')!,
      hours: 2,
      sigmasKm: [0.01, 0.1, 0.02],
    });
    const brought = await post<{ ephemerides: { ephemeris_id: number }[] }>(
      `/api/v1/ephemerides?file=${mark('ephemeris')}.oem&object=${SATELLITE}`,
      oem.replace(/ORIGINATOR = .*/, `ORIGINATOR = ${mark('originator')}`),
    );
    own.ephemeris_id = brought.ephemerides[0]!.ephemeris_id;
    const profile = { by, profile: exampleSatelliteProfile, expected_version: 0, reason: mark('profile') };
    await post(`/api/v1/objects/${SATELLITE}/profile`, profile, 200, 'PUT');
    const plan = { by, cdm_id: own.cdm_id, target_probability: 1e-9, screen: false, alone: true, note: mark('plan') };
    own.plan_id = (await post<{ plan_id: number }>('/api/v1/plans', plan, 202)).plan_id;
    const channel = { name: mark('channel'), target: { kind: 'email', to: [`${mark('address')}@example.org`] } };
    await post('/api/v1/alert-channels', channel);
    await post('/api/v1/alert-rules', { name: mark('rule'), miss_below_km: 1, channels: [channel.name] });
    const digest = { enabled: true, at: '08:00', zone: 'UTC', channels: [channel.name] };
    await post('/api/v1/alert-digest', digest, 200, 'PATCH');
    // Until the rule has told of the event.
    const stop = new AbortController();
    const keeping = trial.live.keepAlerts(stop.signal);
    for (;;) {
      const { items } = (await (await trial.ask('/api/v1/alerts', { key: keys.ours })).json()) as {
        items: { alert_id: number }[];
      };
      const sending = (await (await trial.ask('/api/v1/alert-deliveries', { key: keys.ours })).json()) as {
        items: { delivery_id: number }[];
      };
      if (items[0] && sending.items[0]) {
        Object.assign(own, { alert_id: items[0].alert_id, delivery_id: sending.items[0].delivery_id });
        break;
      }
      await sleep(50);
    }
    stop.abort();
    await keeping;
  }

  /** Every address that can be read, about what the first team has; of names, all that it gave. */
  function addresses(): { readonly operation: AnyOperation; readonly address: string }[] {
    const gets = allOperations.filter(({ method, id }) => method === 'get' && id !== 'listenToSignals');
    return gets.flatMap((operation) => {
      const names: Record<string, string> = {
        '/api/v1/watchlists/{name}': mark('watchlist'),
        '/api/v1/alert-rules/{name}': mark('rule'),
        '/api/v1/alert-channels/{name}': mark('channel'),
        '/api/v1/accounts/{name}': mark('person'),
        '/api/v1/people/{name}': mark('person'),
      };
      const filled = operation.path.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
        String(name === 'name' ? (names[operation.path] ?? whole) : (own[name] ?? whole)),
      );
      const address = examplePath({ ...operation, path: filled });
      // With the filters that name something of the first team's, and without.
      const filters = [
        '',
        `?object=${SATELLITE}`,
        `?watchlist=${mark('watchlist')}`,
        '?state=all',
        `?search=${SATELLITE}`,
        `?plans=${own.plan_id}`,
      ];
      const examples = operation.exampleQuery === undefined ? [] : [`?${operation.exampleQuery}`];
      return [...filters, ...examples].map((query) => ({ operation, address: `${address}${query}` }));
    });
  }

  /** What of the first team's is told by which address. */
  async function told(key: string): Promise<{
    readonly marks: Set<string>;
    readonly numbers: Set<string>;
    readonly where: string[];
    readonly answered: Set<string>;
  }> {
    const marks = new Set<string>();
    const numbers = new Set<string>();
    const where: string[] = [];
    const answered = new Set<string>();
    for (const { operation, address } of addresses()) {
      const answer = await trial.ask(address, { key });
      // What is refused repeats what was asked.
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      if (!answer.ok) continue;
      answered.add(operation.id);
      const found = [...text.matchAll(MARK)].map(([, what]) => what!.toLowerCase());
      for (const what of found) marks.add(what);
      // Of a message that is not there as of one that was never sampled it says that nothing was, with the number that was asked for.
      if (operation.id !== 'readSampling') {
        for (const [whole, what] of text.matchAll(NUMBERS)) {
          numbers.add(what!);
          found.push(whole);
        }
      }
      if (found.length > 0 && !EVERYBODYS.has(operation.id))
        where.push(`${address}: ${[...new Set(found)].join(', ')}`);
    }
    return { marks, numbers, where, answered };
  }

  it('each see their own: everything that was brought is shown to its team', async () => {
    const { marks, numbers, answered } = await told(keys.ours);
    const brought = [
      'message',
      'file',
      'watchlist',
      'note',
      'ephemeris',
      'profile',
      'plan',
      'channel',
      'address',
      'rule',
    ];
    expect([...marks]).toEqual(expect.arrayContaining(brought));
    const numbered = [
      'conjunction_id',
      'cdm_id',
      'latest_cdm_id',
      'plan_id',
      'ephemeris_id',
      'alert_id',
      'delivery_id',
    ];
    expect([...numbers]).toEqual(expect.arrayContaining([...numbered, 'note_id']));
    for (const id of [
      'findCdm',
      'findConjunction',
      'findWatchlist',
      'findOperatorEphemeris',
      'readEphemerisFile',
      'findPlan',
      'findAlert',
    ]) {
      expect(answered).toContain(id);
    }
  }, 120_000);

  it.each(['viewer', 'operator', 'admin', 'none'] as const)(
    'and nothing of the other’s, as %s',
    async (who) => {
      const { where, answered } = await told(keys[who]);
      expect(where).toEqual([]);
      expect(answered.size).toBeGreaterThan(25);
      for (const id of [
        'findCdm',
        'findConjunction',
        'findWatchlist',
        'findOperatorEphemeris',
        'readEphemerisFile',
        'findPlan',
        'findAlert',
      ]) {
        expect(answered).not.toContain(id);
      }
    },
    120_000,
  );

  it('are asked by every address that the document of the API has', async () => {
    const { paths } = (await (await trial.ask('/api/v1/openapi.json', { key: keys.ours })).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const documented = Object.keys(paths)
      .filter((each) => 'get' in paths[each]!)
      .sort();
    const asked = new Set(addresses().map(({ operation }) => operation.path));
    expect(documented.filter((each) => !asked.has(each))).toEqual(['/api/v1/signals']);
  });
});
