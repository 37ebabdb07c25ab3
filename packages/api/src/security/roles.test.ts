import { allOperations, type Problem, ROLES } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { exampleRequest, refused, served } from '../live-app/live-app.fixture.ts';
import { needOf, OPERATION_NEEDS } from './operation-roles.ts';

const KEYS = [null, ...ROLES.map((role) => `cwk-${role}`)];

/** Who may, from nobody on: the first of KEYS that is let in. */
function leastOf(need: string): number {
  if (need === 'anyone') return 0;
  return KEYS.indexOf(`cwk-${need === 'installation' ? 'admin' : need}`);
}

const headersOf = (key: string | null): Record<string, string> =>
  key === null ? {} : { authorization: `Bearer ${key}` };

describe('every operation', () => {
  test('stands in the table, and nothing else does', () => {
    for (const operation of allOperations) expect(() => needOf(operation), operation.id).not.toThrow();
    expect(Object.keys(OPERATION_NEEDS).toSorted()).toEqual(allOperations.map(({ id }) => id).toSorted());
    expect(() => needOf({ ...allOperations[0]!, id: 'another' })).toThrow('nobody has decided');
    expect(() => needOf({ ...allOperations[0]!, id: 'toString' })).toThrow('nobody has decided');
  });

  test('changes nothing for a viewer but what is their own', () => {
    const own = new Set(['signIn', 'signOut', 'changePassword', 'createKey', 'revokeKey']);
    for (const operation of allOperations) {
      if (operation.method === 'get' || own.has(operation.id)) continue;
      expect(['anyone', 'viewer'], operation.id).not.toContain(needOf(operation));
    }
  });

  test.each(allOperations.map((operation) => [operation.id, operation] as const))(
    '%s refuses whoever may less, and nobody else',
    async (_, operation) => {
      const ended = new AbortController();
      const [app] = served({ accounts: 'required', rateLimit: null, ended: ended.signal });
      const need = needOf(operation);
      const [address, init] = exampleRequest(operation);
      for (const method of operation.method === 'get' ? ['GET', 'HEAD'] : [init.method!]) {
        for (const [k, key] of KEYS.entries()) {
          const headers = { ...(init.headers as object), ...headersOf(key) };
          const response = await app.request(address, { ...init, method, headers });
          if (k >= leastOf(need)) {
            // Whatever else is wrong with the example, the role is not.
            const isProblem = response.headers.get('content-type') === 'application/problem+json';
            const code = isProblem && method !== 'HEAD' ? ((await response.json()) as Problem).code : null;
            expect(['sign-in-needed', 'role-too-low'], `${key} ${method}`).not.toContain(code);
            if (method === 'HEAD') expect([401, 403]).not.toContain(operation.id === 'sharePlan' ? 0 : response.status);
            if (!isProblem) await response.body?.cancel();
          } else if (method !== 'HEAD') {
            await refused(response, key === null ? 401 : 403, key === null ? 'sign-in-needed' : 'role-too-low');
          } else {
            expect(response.status).toBe(key === null ? 401 : 403);
          }
        }
      }
      if (need === 'installation') {
        const headers = { ...(init.headers as object), ...headersOf('team-admin') };
        await refused(app.request(address, { ...init, headers }), 403, 'role-too-low');
      }
      ended.abort();
    },
  );
});

describe('what is no operation', () => {
  const [app] = served({ accounts: 'required' });

  test.each(['/close-approaches', '/events', '/close-approaches.csv', '/metrics'])(
    '%s is for viewers',
    async (path) => {
      await refused(app.request(path), 401, 'sign-in-needed');
      expect((await app.request(path, { headers: headersOf('cwk-viewer') })).status).toBe(200);
    },
  );

  test.each(['/api', '/api/v1/openapi.json', '/assets/page.css'])('%s is for everybody', async (path) => {
    expect((await app.request(path)).status).toBe(200);
  });

  test('a key that opens nothing is refused everywhere, also where none is needed', async () => {
    for (const path of ['/api/v1/objects', '/api/v1/session', '/api']) {
      for (const authorization of ['Bearer cwk-nobody', 'Bearer', 'Basic YTpi', 'Bearer a b']) {
        await refused(app.request(path, { headers: { authorization } }), 401, 'key-refused');
      }
    }
  });

  test('answers are kept by no cache that several people share', async () => {
    const { headers } = await app.request('/api/v1/events', { headers: headersOf('cwk-viewer') });
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  test('HTTPS stays HTTPS once it was there', async () => {
    const over = async (headers: Record<string, string>): Promise<string | null> =>
      (await app.request('/api', { headers })).headers.get('strict-transport-security');
    expect(await over({ 'x-forwarded-proto': 'https' })).toBe('max-age=31536000');
    expect(await over({})).toBeNull();
  });
});

test('without accounts whoever asks may do everything, and has a name in the audit log', async () => {
  const [app] = served({ localName: 'Ada' });
  expect(await (await app.request('/api/v1/session')).json()).toMatchObject({
    accounts: 'none',
    name: 'Ada',
    role: 'admin',
    via: 'local',
  });
  expect((await app.request('/api/v1/backup', { method: 'POST' })).status).toBe(200);
});

test('nobody asks in the name of somebody else', async () => {
  const [app] = served({ accounts: 'required' });
  const ask = (by: string): Promise<Response> =>
    Promise.resolve(
      app.request('/api/v1/plans', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headersOf('cwk-analyst') },
        body: JSON.stringify({ by, event_id: 3 }),
      }),
    );
  await refused(ask('Ada Muller'), 403, 'name-foreign');
  const own = (await (await ask('a analyst')).json()) as Partial<Problem>;
  expect(own.code).not.toBe('name-foreign');
});

test('no change is missing from the audit log, whatever its service forgets', async () => {
  const own = new Set(['signIn', 'signOut', 'changePassword']);
  for (const operation of allOperations) {
    if (operation.method === 'get' || own.has(operation.id)) continue;
    const [app, service] = served();
    if (operation.id === 'cancelRun') await service.runs.request({});
    const notes: unknown[] = [];
    service.audit.note = async (note) => void notes.push(note);
    const [address, init] = exampleRequest(operation);
    const response = await app.request(operation.id === 'cancelRun' ? address.replace('17', '18') : address, init);
    const expected = response.status < 400 ? [expect.objectContaining({ action: operation.id })] : [];
    expect(notes, operation.id).toEqual(expected);
  }
});
