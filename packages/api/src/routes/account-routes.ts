import {
  type AccountDocument,
  changeAccount,
  changePassword,
  createAccount,
  createKey,
  createTeam,
  listAccounts,
  listKeys,
  listTeams,
  readSession,
  revokeKey,
  type SessionDocument,
  signIn,
  signOut,
} from '@clearway/contract';
import type { Identity, SignInRefusal } from '@clearway/service';
import { sendJson } from '../answers/send-body.ts';
import { HttpProblem } from '../security/http-problem.ts';
import { dropSessionCookie, readSessionCookie, writeSessionCookie } from '../security/session-cookie.ts';
import {
  documentRoute,
  type RequestContext,
  type Route,
  type RouteSurroundings,
  route,
  wholeListRoute,
} from './route.ts';

/** `needed`: whether this server asks for accounts. */
export function accountRoutes({ service: { accounts } }: RouteSurroundings, needed: 'none' | 'required'): Route[] {
  const session = (identity: Identity | null): SessionDocument => {
    const { actor, team = null, expiresUs = null } = identity ?? {};
    const via = actor?.via === 'local' || actor?.via === 'session' || actor?.via === 'key' ? actor.via : null;
    return {
      accounts: needed,
      name: actor?.name ?? null,
      role: actor?.role ?? null,
      team,
      via,
      expires_utc: expiresUs === null ? null : new Date(expiresUs / 1000).toISOString(),
    };
  };
  return [
    route(readSession, (_, context) => sendPrivately(context, session(context.get('identity')))),
    route(signIn, async ({ body }, context) => {
      // Nobody has to: whoever asks is somebody already.
      if (needed === 'none') return sendPrivately(context, session(context.get('identity')));
      const answer = await accounts.signIn(body, context.get('address'));
      if ('refused' in answer) throw refusal(answer);
      const former = readSessionCookie(context);
      if (former !== undefined) await accounts.signOut(former);
      writeSessionCookie(context, answer.token);
      return sendPrivately(context, session(answer.identity));
    }),
    route(signOut, async (_, context) => {
      const token = readSessionCookie(context);
      if (token !== undefined && needed === 'required') await accounts.signOut(token);
      dropSessionCookie(context);
      // What the browser has kept of answers is for whoever has signed in.
      context.header('clear-site-data', '"cache"');
      return context.body(null, 204);
    }),
    route(changePassword, async ({ body }, context) => {
      const answer = await accounts.changePassword(body, context.get('address'));
      if (answer !== null) throw refusal(answer);
      dropSessionCookie(context);
      return context.body(null, 204);
    }),
    wholeListRoute(listAccounts, () => accounts.list()),
    documentRoute(
      createAccount,
      ({ body }) => accounts.create(body),
      ({ name }: AccountDocument) => `/api/v1/accounts/${encodeURIComponent(name)}`,
    ),
    documentRoute(changeAccount, ({ path, body }) => accounts.change(path.name, body)),
    wholeListRoute(listKeys, () => accounts.keys()),
    documentRoute(createKey, ({ body }) => accounts.createKey(body)),
    route(revokeKey, async ({ path }, context) => {
      await accounts.revokeKey(path.key_id);
      return context.body(null, 204);
    }),
    wholeListRoute(listTeams, () => accounts.teams()),
    documentRoute(createTeam, ({ body }) => accounts.createTeam(body)),
  ];
}

function sendPrivately(context: RequestContext, document: SessionDocument): Promise<Response> {
  context.header('vary', 'Cookie, Authorization');
  return sendJson(context, document);
}

function refusal({ refused, retryAfterSeconds }: SignInRefusal): HttpProblem {
  if (refused === 'wrong') {
    return new HttpProblem(401, 'sign-in-refused', 'this opens nothing', 'check the name and the password, or the key');
  }
  const hint = `come back in ${retryAfterSeconds} s`;
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return new HttpProblem(429, 'too-many-sign-ins', 'too many sign-ins have failed', hint, headers);
}
