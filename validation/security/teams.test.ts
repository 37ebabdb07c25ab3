import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type AnyOperation, allOperations } from '@clearway/contract';
import { createRun, publishRun, saveSlice, stageSightings, startRun, upsertObjects } from '@clearway/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examplePath } from '../../packages/api/src/documentation/curl-example.ts';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';
import { embeddedPlace } from '../store/databases.ts';
import { trialObject, trialRun, trialSighting } from '../store/trial-rows.ts';
import { openSecurityTrial, type SecurityTrial } from './trial.ts';

const REAL = 'probability/cdm-real';
const ICESAT = '000043613_conj_000051228_20220215_122556_20220209_225622.cdm';
/** In everything that the first team brings. */
const MARK = 'OURSALONE';

describeWithReferenceData('what a team brings', [REAL], () => {
  const { place, remove } = embeddedPlace();
  let trial: SecurityTrial;
  let real: string;
  /** Who asks: people of two teams, one of none, and an admin of the installation. */
  const keys: Record<'ours' | 'ours too' | 'others' | 'none' | 'admin', string> = {
    ours: '',
    'ours too': '',
    others: '',
    none: '',
    admin: '',
  };
  let eventId = 0;
  let cdmId = 0;
  let conjunctionId = 0;

  beforeAll(async () => {
    trial = await openSecurityTrial(place);
    real = await readFile(path.join(referencePath(REAL), ICESAT), 'utf8');
    const { db } = trial.live.store;
    await upsertObjects(db, [trialObject(43_613), trialObject(51_228)]);
    const tcaUs = Date.parse(`${/TCA\s*=\s*(\S+)/.exec(real)![1]}Z`) * 1000;
    const runId = await createRun(db, trialRun({ sliceCount: 1 }));
    await startRun(db, runId, 1);
    const slice = { run_id: runId, slice: 0, start_us: 1, stop_us: 2, approach_count: 0, finished_us: 3 };
    await saveSlice(db, { ...slice, approaches: new Uint8Array() });
    [eventId] = (await stageSightings(db, runId, 1, [trialSighting(43_613, 51_228, { tcaUs })])) as [number];
    await publishRun(db, runId, { publishedUs: 1, report: {}, coverage: {} });
    // Events are shown without a run, too; this one has no elements that could be read.
    await db.updateTable('current_run').set({ run_id: null }).execute();
    await trial.live.loadLists();
    keys.ours = await trial.person('Ada', 'operator', 'ours');
    keys['ours too'] = await trial.person('Bo', 'viewer', 'ours');
    keys.others = await trial.person('Cy', 'operator', 'others');
    keys.none = await trial.person('Di', 'operator');
    keys.admin = await trial.person('Ed', 'admin');
    await bring();
  }, 120_000);

  afterAll(async () => {
    await trial?.live.close();
    await remove();
  });

  async function bring(): Promise<void> {
    const message = real.replace(/MESSAGE_ID\s*=\s*\S+/, `MESSAGE_ID = ${MARK}`);
    const { key } = { key: keys.ours };
    const sent = await trial.ask(`/api/v1/cdms?file=${MARK}.cdm`, { method: 'POST', body: message, key });
    expect(sent.status).toBe(201);
    const { cdms } = (await sent.json()) as { cdms: { cdm_id: number; conjunction_id: number }[] };
    ({ cdm_id: cdmId, conjunction_id: conjunctionId } = cdms[0]!);
    const watchlist = { name: MARK, object_ids: [43_613] };
    expect((await trial.ask('/api/v1/watchlists', { method: 'POST', json: watchlist, key })).status).toBe(201);
    const note = { author: 'somebody else', text: MARK };
    const noted = await trial.ask(`/api/v1/events/${eventId}/notes`, { method: 'POST', json: note, key });
    expect(noted.status).toBe(201);
    expect(await noted.json()).toMatchObject({ author: 'Ada', text: MARK });
  }

  /** Everything that can be read, about what the first team has brought. */
  function readings(): readonly (readonly [AnyOperation, string])[] {
    return allOperations
      .filter(({ method, id }) => method === 'get' && id !== 'listenToSignals')
      .map((operation) => {
        const own = operation.path
          .replace('{cdm_id}', String(cdmId))
          .replace('{conjunction_id}', String(conjunctionId))
          .replace('{event_id}', String(eventId))
          .replace('/watchlists/{name}', `/watchlists/${MARK}`)
          .replace('{object_id}', '43613');
        const path = own.includes('{') ? examplePath({ ...operation, path: own }) : own;
        if (operation.id === 'listEvents') return [operation, `${path}?state=all`] as const;
        const needed = ['states', 'ephemeris', 'compare'].some((part) => path.includes(part));
        return [operation, needed && operation.exampleQuery ? `${path}?${operation.exampleQuery}` : path] as const;
      });
  }

  /** The operations whose answers tell of it. */
  async function tellingOf(key: string): Promise<string[]> {
    const telling: string[] = [];
    for (const [operation, address] of readings()) {
      const response = await trial.ask(address, { key });
      // What is refused repeats what was asked.
      const text = response.ok ? await response.text() : '';
      if (text.includes(MARK) || text.includes(`"latest_cdm_id":${cdmId}`)) telling.push(operation.id);
    }
    return telling;
  }

  it('is read by its people, whatever they ask', async () => {
    const told = await tellingOf(keys['ours too']);
    for (const id of ['listCdms', 'findCdm', 'readCdmMessage', 'listWatchlists', 'findWatchlist', 'listEventNotes']) {
      expect(told).toContain(id);
    }
    for (const id of ['listEvents', 'findEvent', 'findObject']) expect(told).toContain(id);
  });

  it.each(['others', 'none'] as const)(
    'is read by %s nowhere, and is not there for them',
    async (who) => {
      expect(await tellingOf(keys[who])).toEqual([]);
      for (const address of [
        `/api/v1/cdms/${cdmId}`,
        `/api/v1/cdms/${cdmId}/message`,
        `/api/v1/conjunctions/${conjunctionId}`,
        `/api/v1/watchlists/${MARK}`,
        `/api/v1/events?watchlist=${MARK}`,
      ]) {
        expect((await trial.ask(address, { key: keys[who] })).status, address).toBe(404);
      }
      const gone = await trial.ask(`/api/v1/cdms/${cdmId}`, { method: 'DELETE', key: keys[who] });
      expect(gone.status).toBe(404);
      const off = await trial.ask(`/api/v1/watchlists/${MARK}`, { method: 'DELETE', key: keys[who] });
      expect(off.status).toBe(404);
    },
    60_000,
  );

  it('is read by an admin of the installation', async () => {
    expect(await tellingOf(keys.admin)).toContain('findCdm');
  });

  it('does not show in what others bring: the same message and the same name are new to them', async () => {
    const message = real.replace(/MESSAGE_ID\s*=\s*\S+/, `MESSAGE_ID = ${MARK}`);
    const sent = await trial.ask('/api/v1/cdms', { method: 'POST', body: message, key: keys.others });
    const { cdms, known } = (await sent.json()) as {
      cdms: { cdm_id: number; conjunction_id: number }[];
      known: number;
    };
    expect(known).toBe(0);
    expect(cdms[0]!.conjunction_id).not.toBe(conjunctionId);
    const list = { name: MARK, object_ids: [51_228] };
    expect((await trial.ask('/api/v1/watchlists', { method: 'POST', json: list, key: keys.others })).status).toBe(201);
    const mine = await trial.ask(`/api/v1/watchlists/${MARK}`, { key: keys.ours });
    expect(await mine.json()).toMatchObject({ object_ids: [43_613] });
    await trial.ask(`/api/v1/cdms/${cdms[0]!.cdm_id}`, { method: 'DELETE', key: keys.others });
    expect((await trial.ask(`/api/v1/cdms/${cdmId}`, { key: keys.ours })).status).toBe(200);
  });

  it('is in the audit log with who brought it, in the transaction that brought it', async () => {
    const { db } = trial.live.store;
    const rows = await db.selectFrom('audit_log').selectAll().where('who', '=', 'Ada').orderBy('entry').execute();
    expect(rows.map(({ action, via, role }) => [action, via, role])).toEqual([
      ['receiveCdms', 'key', 'operator'],
      ['createWatchlist', 'key', 'operator'],
      ['addEventNote', 'key', 'operator'],
    ]);
    expect(rows[1]).toMatchObject({ target: `/api/v1/watchlists/${MARK}` });
  });

  it('is told to its listeners alone', async () => {
    const heard = async (key: string): Promise<string> => {
      const response = await trial.ask('/api/v1/signals?after=0', { key });
      const reader = response.body!.getReader();
      let text = '';
      const deadline = Date.now() + 1500;
      while (Date.now() < deadline) {
        const part = await Promise.race([
          reader.read(),
          new Promise<null>((resolve) => setTimeout(resolve, 300, null)),
        ]);
        if (part === null || part.done) break;
        text += new TextDecoder().decode(part.value);
      }
      await reader.cancel();
      return text;
    };
    expect(await heard(keys['ours too'])).toContain(`"cdm_id":${cdmId}`);
    expect(await heard(keys.none)).not.toContain('"cdm_id"');
  });
});
