import { createLiveApp, type LiveAppOptions } from '@clearway/api';
import type { Role } from '@clearway/contract';
import { runAs } from '@clearway/service';
import { type Live, type LiveOptions, openLive } from '@clearway/service/live';
import type { StorePlace } from '@clearway/store';

/** A moment that tests move on: microseconds. */
export interface TrialClock {
  us: number;
}

/** Cheap passwords: what is tested is not how long a guess takes. */
const CHEAP = { log2Blocks: 4, blockSize: 8, parallel: 1 };

export const PASSWORD = 'seven ravens over the harbour';
const LOCAL = { name: 'local', role: 'admin', via: 'local', teamId: null, seesAll: true } as const;

export interface SecurityTrial {
  readonly live: Live;
  readonly clock: TrialClock;
  /** A request over the network; `key` or `cookie` say who asks. */
  ask(path: string, init?: AskInit): Promise<Response>;
  /** Makes an account with a password, and gives a key of it. */
  person(name: string, role: Role, team?: string): Promise<string>;
  newKey(name: string): Promise<string>;
  /** In the name of whoever works on the machine itself. */
  asLocal<Result>(work: () => Result): Result;
}

export interface AskInit extends RequestInit {
  readonly key?: string;
  readonly cookie?: string;
  readonly json?: unknown;
}

/** A service without a catalogue that asks for accounts, as a network reaches it. */
export async function openSecurityTrial(
  place: StorePlace,
  options: LiveAppOptions = {},
  more: Partial<LiveOptions> = {},
): Promise<SecurityTrial> {
  const clock: TrialClock = { us: Date.UTC(2026, 2, 10) * 1000 };
  const live = await openLive({ place, version: 'trial', nowUs: () => clock.us, passwordCost: CHEAP, ...more });
  const app = createLiveApp(live, {
    accounts: 'required',
    allowedHosts: ['clearway.example'],
    rateLimit: null,
    ...options,
  });
  const asLocal = <Result>(work: () => Result): Result => runAs(LOCAL, work);
  return {
    live,
    clock,
    asLocal,
    async ask(path, { key, cookie, json, ...init } = {}) {
      const headers = new Headers({ host: 'clearway.example', ...(init.headers as Record<string, string>) });
      if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
      if (cookie !== undefined) headers.set('cookie', cookie);
      if (json !== undefined) headers.set('content-type', 'application/json');
      const body = json === undefined ? {} : { body: JSON.stringify(json) };
      return app.request(`http://clearway.example${path}`, { ...init, ...body, headers });
    },
    newKey: (name) => asLocal(async () => (await live.accounts.createKey({ label: 'trial', person: name })).key),
    person: (name, role, team) =>
      asLocal(async () => {
        const { accounts } = live;
        if (team !== undefined && !(await accounts.teams()).some((each) => each.name === team)) {
          await accounts.createTeam({ name: team });
        }
        await accounts.create({ name, role, password: PASSWORD, ...(team === undefined ? {} : { team }) });
        return (await accounts.createKey({ label: 'trial', person: name })).key;
      }),
  };
}
