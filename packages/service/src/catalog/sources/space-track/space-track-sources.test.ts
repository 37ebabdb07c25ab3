import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  closedAddress,
  elementJson,
  type SourceServer,
  startSourceServer,
  type TestClock,
  testClock,
} from '../../../../../../validation/sources/source-server.ts';
import { utc } from '../../element-set.fixture.ts';
import { NEVER_ASKED, type SourceMemory } from '../catalog-source.ts';
import { refreshSources } from '../refresh-sources.ts';
import {
  SPACE_TRACK_PASSWORD_VARIABLE,
  SPACE_TRACK_USER_VARIABLE,
  type SpaceTrackAccount,
  type SpaceTrackOptions,
  spaceTrackAccount,
} from './space-track-account.ts';
import { spaceTrackGpSource, spaceTrackHistorySource, spaceTrackSatcatSource } from './space-track-sources.ts';

const USER = 'operator+test@example.org';
const PASSWORD = 'hunter2 & "more"';

let server: SourceServer;
let clock: TestClock;
let sessions: Set<string>;
let data: Answer;

/** Space-Track: a login by form, a cookie, queries that need it. */
const spaceTrack: Answer = (request, response) => {
  if (request.method === 'POST' && request.url === '/ajaxauth/login') {
    const form = new URLSearchParams(request.body);
    if (form.get('identity') !== USER || form.get('password') !== PASSWORD) {
      response.end('{"Login":"Failed"}');
      return;
    }
    const session = `chocolatechip=${sessions.size + 1}`;
    sessions.add(session);
    response.setHeader('set-cookie', `${session}; path=/; HttpOnly; Secure`).end('""');
    return;
  }
  if (!sessions.has(request.headers.cookie ?? '')) {
    response.writeHead(401).end('{"error":"You must be logged in to complete this action"}');
    return;
  }
  data(request, response);
};

beforeEach(async () => {
  server = await startSourceServer();
  clock = testClock();
  sessions = new Set();
  server.answer = spaceTrack;
  data = (_, response) => response.end(elementJson(30));
});
afterEach(() => server.close());

function account(over: Partial<SpaceTrackOptions> = {}): SpaceTrackAccount {
  return spaceTrackAccount({
    environment: { [SPACE_TRACK_USER_VARIABLE]: USER, [SPACE_TRACK_PASSWORD_VARIABLE]: PASSWORD },
    baseUrl: server.url,
    now: clock.now,
    timeoutSeconds: 10,
    ...over,
  })!;
}

const settled = { now: (): Date => clock.now(), random: (): number => 0 };

test('logs in once, keeps the session, asks for the catalogue at most once an hour, and calls it private', async () => {
  const gp = spaceTrackGpSource(account(), settled);
  expect(gp).toMatchObject({ precedence: 'general', provider: 'space-track', terms: { visibility: 'private' } });
  const first = await gp.fetch(NEVER_ASKED);
  expect(first.status === 'new' && first.data.elements).toHaveLength(30);
  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /ajaxauth/login',
    'GET /basicspacedata/query/class/gp/decay_date/null-val/epoch/%3Enow-30/orderby/norad_cat_id/format/json',
  ]);
  clock.forward(0.99);
  expect((await gp.fetch(first.memory)).status).toBe('too-soon');
  clock.forward(0.02);
  expect((await gp.fetch(first.memory)).status).toBe('new');
  expect(server.asked).toHaveLength(3);
});

test.each([
  [
    'a refusal',
    (): void => {
      sessions.clear();
    },
  ],
  [
    'a way to the login page',
    (): void => {
      data = (_, response) => {
        data = (_again, answer) => answer.end(elementJson(30));
        response.writeHead(302, { location: '/auth/login' }).end();
      };
    },
  ],
  [
    'the login page',
    (): void => {
      data = (_, response) => {
        data = (_again, answer) => answer.end(elementJson(30));
        response.end('<!DOCTYPE html><title>Space-Track</title>');
      };
    },
  ],
])('a session that has ended, as %s says, is renewed once', async (_, end) => {
  const gp = spaceTrackGpSource(account(), settled);
  const { memory } = await gp.fetch(NEVER_ASKED);
  clock.forward(2);
  end();
  expect((await gp.fetch(memory)).status).toBe('new');
  expect(server.asked.slice(2).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
});

test('a wrong password is tried once, whatever is asked then', async () => {
  const wrong = account({
    environment: { [SPACE_TRACK_USER_VARIABLE]: USER, [SPACE_TRACK_PASSWORD_VARIABLE]: 'wrong' },
  });
  const gp = spaceTrackGpSource(wrong, settled);
  const outcome = await gp.fetch(NEVER_ASKED);
  expect(outcome).toMatchObject({ status: 'failed', warnings: [{ code: 'login-refused' }] });
  clock.forward(48);
  expect((await gp.fetch(outcome.memory)).warnings[0]!.code).toBe('login-refused');
  expect((await spaceTrackSatcatSource(wrong, settled).fetch(NEVER_ASKED)).status).toBe('failed');
  expect(server.asked).toHaveLength(1);
});

test('no account: no source; half an account: a warning that names the variable', async () => {
  expect(spaceTrackAccount({ environment: {} })).toBeNull();
  const half = account({ environment: { [SPACE_TRACK_USER_VARIABLE]: USER } });
  const outcome = await spaceTrackGpSource(half, settled).fetch(NEVER_ASKED);
  expect(outcome.warnings[0]).toMatchObject({ code: 'credentials-missing' });
  expect(outcome.warnings[0]!.message).toContain(SPACE_TRACK_PASSWORD_VARIABLE);
  expect(server.asked).toHaveLength(0);
});

const faults: Record<string, [string, Answer]> = {
  'a rate limit with status 500': [
    'rate-limited',
    (_, response) => response.writeHead(500).end("You've violated your query rate limit."),
  ],
  'a rate limit with status 200': [
    'rate-limited',
    (_, response) => response.end(`[{"error":"You've violated your query rate limit. ${USER}"}]`),
  ],
  'an error with status 200': ['error-object', (_, response) => response.end(`{"error":"${USER} may not do this"}`)],
  'an empty list': ['empty', (_, response) => response.end('[]')],
  'half a list': ['cut-off', (_, response) => response.end(elementJson(30).slice(0, 5000))],
  'a page about the account': [
    'server-error',
    (_, response) => response.writeHead(502).end(`<p>${USER} ${encodeURIComponent(USER)} ${PASSWORD}</p>`),
  ],
  'a way to a page of the account': [
    'redirected',
    (_, response) =>
      response.writeHead(302, { location: `/users/${encodeURIComponent(USER)}?p=${PASSWORD.slice(0, 7)}` }).end(),
  ],
  'a refusal': ['refused', (_, response) => response.writeHead(403).end(`account ${USER} suspended`)],
  'no answer': ['timeout', () => undefined],
};

describe('faults', () => {
  for (const [what, [code, answer]] of Object.entries(faults)) {
    test(`${what} changes nothing, and says nothing of the account`, async () => {
      data = answer;
      const ours = account({ timeoutSeconds: code === 'timeout' ? 0.4 : 10 });
      const gp = spaceTrackGpSource(ours, settled);
      const remembered: SourceMemory[] = [];
      const outcome = await gp.fetch(NEVER_ASKED, { remember: (memory) => void remembered.push(memory) });
      expect(outcome).toMatchObject({ status: 'failed', memory: { lastSuccessAt: null, records: 0 } });
      expect(outcome.warnings[0]!.code).toBe(code);
      const visible =
        inspect([outcome, remembered, ours, gp], { depth: 10, showHidden: true }) + JSON.stringify(outcome);
      for (const secret of [USER, PASSWORD, encodeURIComponent(USER), 'hunter2', 'chocolatechip=1']) {
        expect(visible).not.toContain(secret);
      }
    });
  }

  test('a host that cannot be reached gives one warning for all sources', async () => {
    const ours = account({ baseUrl: await closedAddress() });
    const warnings: string[] = [];
    const sources = [spaceTrackGpSource(ours, settled), spaceTrackSatcatSource(ours, settled)];
    for await (const { outcome } of refreshSources(sources, { memoryOf: () => undefined, now: clock.now })) {
      warnings.push(...outcome.warnings.map(({ code }) => code));
    }
    expect(warnings).toEqual(['unreachable']);
  });
});

describe('the history of some objects', () => {
  const span = { from: utc('2026-02-01T00:00:00'), to: utc('2026-02-08T00:00:00') };

  test('is asked for in batches, once, and then kept', async () => {
    data = (request, response) => {
      const ids = /NORAD_CAT_ID\/([\d,]+)\//.exec(request.url!)![1]!.split(',').map(Number);
      response.end(ids[0] === 101 ? '[]' : elementJson(ids.length, ids[0]));
    };
    const ids = Array.from({ length: 250 }, (_, at) => 250 - at);
    const history = spaceTrackHistorySource(account(), { ids: [...ids, 7], ...span }, settled);
    const outcome = await history.fetch(NEVER_ASKED);
    expect(outcome.status === 'new' && outcome.data.elements.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 100 }, (_, at) => at + 1),
      ...Array.from({ length: 50 }, (_, at) => at + 201),
    ]);
    expect(server.asked).toHaveLength(4);
    expect(server.asked[1]!.path).toMatch(
      /^\/basicspacedata\/query\/class\/gp_history\/NORAD_CAT_ID\/1,2,.*,100\/EPOCH\/2026-02-01T00:00:00--2026-02-08T00:00:00\/orderby/,
    );
    clock.forward(10_000);
    expect((await history.fetch(outcome.memory)).status).toBe('unchanged');
    expect(server.asked).toHaveLength(4);
    expect(spaceTrackHistorySource(account(), { ids, ...span }, settled).id).toBe(history.id);
    expect(spaceTrackHistorySource(account(), { ids: [1], ...span }, settled).id).not.toBe(history.id);
  });

  test('a fault in one batch gives nothing', async () => {
    data = (request, response) => response.end(request.url!.includes('/1,2,') ? elementJson(100) : '<html>');
    const ids = Array.from({ length: 200 }, (_, at) => at + 1);
    const outcome = await spaceTrackHistorySource(account(), { ids, ...span }, settled).fetch(NEVER_ASKED);
    expect(outcome).toMatchObject({ status: 'failed', warnings: [{ code: 'web-page' }] });
    expect('data' in outcome).toBe(false);
  });

  test('of too many objects, or none, is refused', () => {
    for (const ids of [[], Array.from({ length: 2001 }, (_, at) => at + 1)]) {
      expect(() => spaceTrackHistorySource(account(), { ids, ...span })).toThrow(/not asked for at once/);
    }
  });
});

test('the limits of the account hold across its sources and restarts', async () => {
  const slept: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    slept.push(ms);
    clock.forward(ms / 3_600_000);
  };
  data = (_, response) => response.end('[]');
  const ids = Array.from({ length: 2000 }, (_, at) => at + 1);
  const month = (at: number) => ({ from: utc('2026-01-01T00:00:00'), to: utc(`2026-01-0${at}T00:00:00`) });
  const first = account({ sleep });
  const times: number[] = [];
  const count: Answer = (request, response) => {
    times.push(clock.now().getTime());
    spaceTrack(request, response);
  };
  server.answer = count;
  const one = await spaceTrackHistorySource(first, { ids, ...month(2) }, settled).fetch(NEVER_ASKED);
  expect(slept).toEqual([]);
  // A new process, with the memory of the old one.
  const second = account({ sleep });
  const two = spaceTrackHistorySource(second, { ids, ...month(3) }, settled);
  await two.fetch({ ...NEVER_ASKED, requests: one.memory.requests! });
  expect(slept.length).toBeGreaterThan(0);
  const busiest = Math.max(...times.map((time) => times.filter((each) => each >= time && each < time + 60_000).length));
  expect(busiest).toBeLessThan(30);

  const full = Array.from({ length: 299 }, (_, at) =>
    new Date(clock.now().getTime() - at * 1000 - 61_000).toISOString(),
  );
  const before = times.length;
  const outcome = await spaceTrackGpSource(account({ sleep }), settled).fetch({ ...NEVER_ASKED, requests: full });
  expect(outcome).toMatchObject({ status: 'failed', warnings: [{ code: 'rate-limited' }] });
  expect(times).toHaveLength(before);
});
