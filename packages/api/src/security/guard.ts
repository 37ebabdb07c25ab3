import type { Actor, Identity, LiveService } from '@clearway/service';
import { isAtLeast, runAs } from '@clearway/service';
import type { MiddlewareHandler } from 'hono';
import type { RequestNotes } from '../observation/observed-requests.ts';
import type { RequestContext } from '../routes/route.ts';
import { clientAddress } from './client-address.ts';
import { HttpProblem } from './http-problem.ts';
import type { Need } from './operation-roles.ts';
import { readSessionCookie } from './session-cookie.ts';
import { type RateLimit, TokenBuckets } from './token-buckets.ts';

export interface GuardOptions {
  /** `none`: whoever reaches the server may do everything, in the name of `localName`. */
  readonly accounts: 'none' | 'required';
  /** As whom the audit log knows whoever asks without accounts. */
  readonly localName: string;
  /** Addresses of proxies whose word on who asks is taken. */
  readonly trustedProxies: readonly string[];
  /** Of whoever has signed in; null: without limit. */
  readonly rateLimit: RateLimit | null;
  /** Of an address from which nobody has signed in. */
  readonly strangerLimit: RateLimit | null;
  readonly nowMs: () => number;
}

export const RATE_LIMIT: RateLimit = { perSecond: 50, burst: 500 };
export const STRANGER_LIMIT: RateLimit = { perSecond: 10, burst: 200 };

/** Finds out who asks, and refuses what they may not. */
export interface Guard {
  /** Of every request. Everything after it is done in the name of who asks. */
  readonly recognise: MiddlewareHandler<RequestNotes>;
  /** Throws HttpProblem 401 where nobody has signed in and 403 where it is not theirs to ask. */
  readonly demand: (context: RequestContext, need: Need) => void;
}

const NOBODY: Actor = { name: 'nobody', role: null, via: 'nobody', teamId: null, seesAll: false };
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const BEARER = /^Bearer +([\w-]{1,200})$/i;

export function createGuard({ accounts: known }: Pick<LiveService, 'accounts'>, options: GuardOptions): Guard {
  const { accounts, localName, nowMs } = options;
  const local: Actor = { name: localName, role: 'admin', via: 'local', teamId: null, seesAll: true };
  const proxies = new Set(options.trustedProxies);
  const limits = options.rateLimit && new TokenBuckets(options.rateLimit, nowMs);
  const strangers = options.strangerLimit && new TokenBuckets(options.strangerLimit, nowMs);

  const take = (buckets: TokenBuckets | null, key: string): void => {
    const seconds = buckets?.take(key) ?? 0;
    if (seconds === 0) return;
    const headers = { 'retry-after': String(seconds) };
    throw new HttpProblem(429, 'too-many-requests', 'too many requests', `come back in ${seconds} s`, headers);
  };
  const identify = async (context: RequestContext, address: string): Promise<Identity | null> => {
    if (accounts === 'none') return { actor: local, team: null, expiresUs: null };
    const header = context.req.header('authorization');
    const cookie = header === undefined ? readSessionCookie(context) : undefined;
    if (header === undefined && cookie === undefined) {
      take(strangers, address);
      return null;
    }
    const key = header === undefined ? null : (BEARER.exec(header)?.[1] ?? '');
    const found = key === null ? await known.ofSession(cookie!) : await known.ofKey(key);
    // Whoever tries keys is a stranger, however many are tried.
    if (found === null) take(strangers, address);
    else take(limits, `${found.actor.via} ${found.actor.name}`);
    if (found === null && key !== null) {
      throw new HttpProblem(401, 'key-refused', 'the key is not in force', 'ask for another', WANTED);
    }
    if (found !== null && key === null && !SAFE.has(context.req.method)) refuseWithoutOrigin(context);
    return found;
  };

  return {
    async recognise(context, next) {
      const address = clientAddress(context, proxies);
      context.set('address', address);
      const identity = await identify(context, address);
      context.set('identity', identity);
      await runAs(identity?.actor ?? NOBODY, next);
    },
    demand(context, need) {
      if (need === 'anyone') return;
      const actor = context.get('identity')?.actor;
      if (!actor) {
        throw new HttpProblem(401, 'sign-in-needed', 'nobody has signed in', 'sign in, or send an API key', WANTED);
      }
      const least = need === 'installation' ? 'admin' : need;
      if (isAtLeast(actor.role, least) && (need !== 'installation' || actor.seesAll)) return;
      const whose = need === 'installation' ? 'an admin of the installation, who is in no team' : `${least} or more`;
      throw new HttpProblem(403, 'role-too-low', `the role of ${actor.name} is ${actor.role}`, `this needs ${whose}`);
    },
  };
}

const WANTED = { 'www-authenticate': 'Bearer realm="Clearway"' };

/** A foreign origin was refused before; a browser that sends a cookie with a change says where the change comes from. */
function refuseWithoutOrigin(context: RequestContext): void {
  if (context.req.header('origin') !== undefined || context.req.header('sec-fetch-site') === 'same-origin') return;
  const hint = 'do it from a page of this server, or with an API key';
  throw new HttpProblem(403, 'origin-missing', 'a change with a cookie must say where it comes from', hint);
}
