import type { SessionDocument } from '@clearway/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { embeddedPlace } from '../store/databases.ts';
import { openSecurityTrial, PASSWORD, type SecurityTrial } from './trial.ts';

const HOUR_US = 3600e6;
const SESSION = '/api/v1/session';
const OWN = { origin: 'https://clearway.example' };

describe('accounts over a network', () => {
  const { place, remove } = embeddedPlace();
  let trial: SecurityTrial;
  let viewer = '';
  let analyst = '';
  let admin = '';
  let teamAdmin = '';

  beforeAll(async () => {
    trial = await openSecurityTrial(place);
    expect(await trial.live.accounts.hasAdmin()).toBe(false);
    admin = await trial.person('Ada', 'admin');
    expect(await trial.live.accounts.hasAdmin()).toBe(true);
    viewer = await trial.person('Vi', 'viewer');
    analyst = await trial.person('Ann', 'analyst');
    teamAdmin = await trial.person('Tea', 'admin', 'ours');
  });
  afterAll(async () => {
    await trial?.live.close();
    await remove();
  });
  // What failed in one test slows nobody down in the next.
  beforeEach(() => {
    trial.clock.us += 20 * 60e6;
  });

  const signIn = (json: unknown, headers: Record<string, string> = OWN): Promise<Response> =>
    trial.ask(SESSION, { method: 'POST', json, headers });
  const cookieOf = (response: Response): string => response.headers.get('set-cookie')!.split(';')[0]!;
  const who = async (cookie: string): Promise<string | null> =>
    ((await (await trial.ask(SESSION, { cookie })).json()) as SessionDocument).name;

  it('nobody in particular is told nothing but how to sign in', async () => {
    expect(await (await trial.ask(SESSION)).json()).toMatchObject({ accounts: 'required', name: null, role: null });
    const refused = await trial.ask('/api/v1/objects');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('Bearer');
    expect((await trial.ask('/api/v1/objects', { key: viewer })).status).toBe(200);
  });

  it('a browser signs in with its password, and has a cookie that nobody else can use', async () => {
    const response = await signIn({ name: 'Vi', password: PASSWORD });
    expect(response.status).toBe(200);
    const set = response.headers.get('set-cookie')!;
    expect(set).toMatch(/^__Host-clearway=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(await who(cookieOf(response))).toBe('Vi');
    // Without HTTPS the cookie is a plain one: it could not be set otherwise.
    const plain = await signIn({ name: 'Vi', password: PASSWORD }, { origin: 'http://clearway.example' });
    expect(plain.headers.get('set-cookie')).toMatch(/^clearway=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('a session ends an hour after its last use, twelve after the sign-in, and when it is signed out of', async () => {
    const idle = cookieOf(await signIn({ name: 'Vi', password: PASSWORD }));
    trial.clock.us += 0.9 * HOUR_US;
    expect(await who(idle)).toBe('Vi');
    trial.clock.us += 1.1 * HOUR_US;
    expect(await who(idle)).toBeNull();
    const used = cookieOf(await signIn({ name: 'Vi', password: PASSWORD }));
    for (let k = 0; k < 13; k++) {
      trial.clock.us += 0.9 * HOUR_US;
      expect(await who(used)).toBe('Vi');
    }
    trial.clock.us += 0.5 * HOUR_US;
    expect(await who(used)).toBeNull();
    const left = cookieOf(await signIn({ name: 'Vi', password: PASSWORD }));
    expect((await trial.ask(SESSION, { method: 'DELETE', cookie: left, headers: OWN })).status).toBe(204);
    expect(await who(left)).toBeNull();
  });

  it('another site cannot change anything with the cookie', async () => {
    const cookie = cookieOf(await signIn({ name: 'Ann', password: PASSWORD }));
    const json = { name: 'forged' };
    const post = (headers: Record<string, string>): Promise<Response> =>
      trial.ask('/api/v1/watchlists', { method: 'POST', json, cookie, headers });
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await post({})).status).toBe(403);
    expect((await post(OWN)).status).toBe(201);
    await trial.ask('/api/v1/watchlists/forged', { method: 'DELETE', cookie, headers: OWN });
  });

  it('guessing is slowed down, for each name and address, and the right password waits too', async () => {
    const guess = (password: string, name = 'Ann'): Promise<Response> => signIn({ name, password });
    for (let k = 0; k < 5; k++) expect((await guess('wrong password')).status).toBe(401);
    const slowed = await guess(PASSWORD);
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await guess(PASSWORD, 'Vi')).status).toBe(200);
    trial.clock.us += 2e6;
    expect((await guess(PASSWORD)).status).toBe(200);
    // The wait doubles.
    for (let k = 0; k < 5; k++) await guess('wrong password');
    const waits: number[] = [];
    for (let k = 0; k < 4; k++) {
      const wait = Number((await guess('wrong password')).headers.get('retry-after'));
      waits.push(wait);
      trial.clock.us += wait * 1e6;
      await guess('wrong password');
    }
    expect(waits).toEqual([1, 2, 4, 8]);
  });

  it('nobody learns from an answer who has an account', async () => {
    const known = await signIn({ name: 'Ann', password: 'wrong password' });
    const unknown = await signIn({ name: 'Nobody', password: 'wrong password' });
    expect(unknown.status).toBe(401);
    expect(await unknown.text()).toBe(await known.text());
  });

  it('a key is shown once, kept as a digest, and opens nothing once it has ended or is revoked', async () => {
    const made = await trial.ask('/api/v1/keys', { method: 'POST', json: { label: 'x', days: 1 }, key: admin });
    const { key, document } = (await made.json()) as { key: string; document: { key_id: number; begins: string } };
    expect(key).toMatch(/^cwk_[\da-f]{16}_[\w-]{43}$/);
    const kept = await trial.live.store.db.selectFrom('api_keys').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(key);
    expect(JSON.stringify(kept)).not.toContain(key.split('_').at(-1));
    expect((await trial.ask('/api/v1/version', { key })).status).toBe(200);
    const changed = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    expect((await trial.ask('/api/v1/version', { key: changed })).status).toBe(401);
    trial.clock.us += 25 * HOUR_US;
    expect((await trial.ask('/api/v1/version', { key })).status).toBe(401);
    const again = await trial.ask('/api/v1/keys', { method: 'POST', json: { label: 'y' }, key: admin });
    const { key: second, document: of } = (await again.json()) as { key: string; document: { key_id: number } };
    expect((await trial.ask('/api/v1/version', { key: second })).status).toBe(200);
    expect((await trial.ask(`/api/v1/keys/${of.key_id}`, { method: 'DELETE', key: admin })).status).toBe(204);
    expect((await trial.ask('/api/v1/version', { key: second })).status).toBe(401);
    const listed = await (await trial.ask('/api/v1/keys', { key: admin })).text();
    expect(listed).toContain(document.begins);
    expect(listed).not.toContain(key);
    expect(listed).toContain('"last_used_utc":"2026');
  });

  it('nobody gives themselves more than they have', async () => {
    const refusals: readonly (readonly [string, string, string, unknown, number])[] = [
      // A key makes no keys, unless it is an admin's.
      [viewer, 'POST', '/api/v1/keys', { label: 'x' }, 403],
      [viewer, 'PATCH', '/api/v1/accounts/Vi', { role: 'admin' }, 403],
      [analyst, 'POST', '/api/v1/accounts', { name: 'Me too', role: 'admin' }, 403],
      // An admin of a team has no say over others, and sees nothing of them.
      [teamAdmin, 'PATCH', '/api/v1/accounts/Vi', { role: 'admin' }, 404],
      [teamAdmin, 'PATCH', '/api/v1/accounts/Tea', { team: null }, 403],
      [teamAdmin, 'POST', '/api/v1/accounts', { name: 'Mole', role: 'admin', team: null }, 403],
      [teamAdmin, 'POST', '/api/v1/teams', { name: 'another' }, 403],
      [teamAdmin, 'POST', '/api/v1/keys', { label: 'x', person: 'Ada' }, 404],
      // Nor is there ever nobody left.
      [admin, 'PATCH', '/api/v1/accounts/Ada', { role: 'viewer' }, 409],
      [admin, 'PATCH', '/api/v1/accounts/Ada', { active: false }, 409],
      [admin, 'PATCH', '/api/v1/accounts/Ada', { team: 'ours' }, 409],
      // An admin of a team, and one who cannot sign in, are not enough.
      [admin, 'PUT', '/api/v1/people/Ada', { role: 'viewer', by: 'Ada' }, 409],
      [admin, 'PUT', '/api/v1/people/Ada', { role: 'admin', active: false, by: 'Ada' }, 409],
      [admin, 'POST', '/api/v1/accounts', { name: 'Weak', role: 'viewer', password: 'Weak12345678' }, 400],
    ];
    for (const [key, method, path, json, status] of refusals) {
      const answer = await trial.ask(path, { method, json, key });
      expect(answer.status, `${method} ${path} ${JSON.stringify(json)}: ${await answer.text()}`).toBe(status);
    }
    const session = cookieOf(await signIn({ name: 'Vi', password: PASSWORD }));
    const post = (json: unknown): Promise<Response> =>
      trial.ask('/api/v1/keys', { method: 'POST', json, cookie: session, headers: OWN });
    expect((await post({ label: 'x', role: 'operator' })).status).toBe(403);
    expect((await post({ label: 'x', days: null })).status).toBe(403);
    expect((await post({ label: 'x' })).status).toBe(201);
  });

  it('who is shut out is out at once: keys, sessions and password', async () => {
    const key = await trial.person('Out', 'analyst');
    const session = cookieOf(await signIn({ name: 'Out', password: PASSWORD }));
    expect(await who(session)).toBe('Out');
    const shut = await trial.ask('/api/v1/accounts/Out', { method: 'PATCH', json: { active: false }, key: admin });
    expect(shut.status).toBe(200);
    expect((await trial.ask('/api/v1/version', { key })).status).toBe(401);
    expect(await who(session)).toBeNull();
    expect((await signIn({ name: 'Out', password: PASSWORD })).status).toBe(401);
  });

  it('a changed password ends all sessions', async () => {
    await trial.person('Pat', 'viewer');
    const [one, other] = [
      cookieOf(await signIn({ name: 'Pat', password: PASSWORD })),
      cookieOf(await signIn({ name: 'Pat', password: PASSWORD })),
    ];
    const change = (former: string): Promise<Response> =>
      trial.ask(`${SESSION}/password`, {
        method: 'PATCH',
        json: { former, password: 'eight swans below the bridge' },
        cookie: one,
        headers: OWN,
      });
    expect((await change('wrong password')).status).toBe(401);
    expect((await change(PASSWORD)).status).toBe(204);
    expect(await who(other)).toBeNull();
    expect((await signIn({ name: 'Pat', password: PASSWORD })).status).toBe(401);
    expect((await signIn({ name: 'Pat', password: 'eight swans below the bridge' })).status).toBe(200);
  });

  it('everything of this is in the audit log, and no secret of it', async () => {
    const text = await (await trial.ask('/api/v1/audit.jsonl', { key: admin })).text();
    for (const action of ['createAccount', 'createKey', 'revokeKey', 'signIn', 'signOut', 'changePassword']) {
      expect(text).toContain(`"action":"${action}"`);
    }
    for (const secret of [PASSWORD, admin, viewer, 'eight swans']) expect(text).not.toContain(secret);
    expect(await (await trial.ask('/api/v1/audit/verification', { key: admin })).json()).toMatchObject({ sound: true });
    expect((await trial.ask('/api/v1/audit', { key: teamAdmin })).status).toBe(403);
  });
});
