import { UserError } from '@clearway/astro';
import type { PasswordChange, SignIn } from '@clearway/contract';
import {
  appendAudit,
  currentActor,
  dropSessions,
  endSessions,
  findAccount,
  findKeyByPrefix,
  insertSession,
  putAccount,
  runAs,
  type Store,
} from '@clearway/store';
import { hashPassword, isPassword, type PasswordCost } from '../../accounts/passwords.ts';
import { digestOf, newSessionToken, prefixOfKey } from '../../accounts/secrets.ts';
import { SignInThrottle } from '../../accounts/sign-in-throttle.ts';
import type { Identity, LiveAccounts, SignInRefusal } from '../live-accounts.ts';
import { type Recogniser, SESSION_IDLE_US, SESSION_LONGEST_US } from './recognise.ts';

export interface SignInParts {
  readonly store: Store;
  readonly recogniser: Recogniser;
  readonly nowUs: () => number;
  readonly cost: PasswordCost;
}

const WRONG: SignInRefusal = { refused: 'wrong', retryAfterSeconds: null };

/** Sessions of browsers. Each sign-in and each failure of one is a line of the audit log. */
export function signingIn(parts: SignInParts): Pick<LiveAccounts, 'signIn' | 'signOut' | 'changePassword'> {
  const { store, recogniser, nowUs, cost } = parts;
  const { db } = store;
  const throttle = new SignInThrottle(() => nowUs() / 1000);
  // Compared with where there is no such person, so that nobody learns from the time it takes who there is.
  let nobodys: Promise<string> | null = null;

  const checkPassword = async (name: string, password: string): Promise<boolean> => {
    const kept = (await findAccount(db, name))?.password ?? null;
    nobodys ??= hashPassword('nobody', cost);
    const fits = await isPassword(password, kept ?? (await nobodys));
    return fits && kept !== null;
  };
  /** Null where it opens nothing. */
  const identify = async ({
    name,
    password,
    key,
  }: SignIn): Promise<{ identity: Identity; keyId: number | null } | null> => {
    if (key !== undefined) {
      const found = await recogniser.ofKey(key);
      const row = found && (await findKeyByPrefix(db, prefixOfKey(key)!));
      return row ? { identity: found, keyId: row.key_id } : null;
    }
    if (!(await checkPassword(name!, password!))) return null;
    const identity = await recogniser.ofPerson(name!, 'session');
    return identity && { identity, keyId: null };
  };

  return {
    async signIn(given, address) {
      const { name, password, key } = given;
      if (
        key === undefined ? name === undefined || password === undefined : name !== undefined || password !== undefined
      ) {
        throw new UserError('option-missing', 'nothing to sign in with', 'give name and password, or a key alone');
      }
      const who = key === undefined ? name! : (prefixOfKey(key) ?? 'a key');
      const wait = throttle.begin(who, address);
      if (wait > 0) return { refused: 'too-many', retryAfterSeconds: wait };
      const found = await identify(given);
      if (found === null) {
        const nobody = { name: who, role: null, via: 'nobody', teamId: null, seesAll: false } as const;
        await runAs(nobody, () =>
          db
            .transaction()
            .execute((trx) =>
              appendAudit(
                trx,
                { action: 'signIn', target: '/api/v1/session', change: { refused: true, address } },
                nowUs(),
              ),
            ),
        );
        return WRONG;
      }
      throttle.succeeded(who, address);
      const token = newSessionToken();
      const now = nowUs();
      const actor = { ...found.identity.actor, via: 'session' } as const;
      const expires = Math.min(now + SESSION_LONGEST_US, found.identity.expiresUs ?? Number.POSITIVE_INFINITY);
      await runAs(actor, () =>
        db.transaction().execute(async (trx) => {
          await dropSessions(trx, now, now - SESSION_IDLE_US);
          await insertSession(trx, {
            digest: digestOf(token),
            person: actor.name,
            key_id: found.keyId,
            created_us: now,
            last_seen_us: now,
            expires_us: expires,
          });
          await appendAudit(trx, { action: 'signIn', target: '/api/v1/session', change: { address } }, now);
        }),
      );
      return { token, identity: { ...found.identity, actor, expiresUs: expires } };
    },
    async signOut(token) {
      await db.transaction().execute(async (trx) => {
        await endSessions(trx, { digest: digestOf(token) });
        await appendAudit(trx, { action: 'signOut', target: '/api/v1/session', change: {} }, nowUs());
      });
      recogniser.forget();
    },
    async changePassword({ former, password }: PasswordChange, address) {
      const { name, via } = currentActor();
      if (via !== 'session') {
        throw new UserError(
          'conflict',
          'a password is changed by whoever has signed in with it',
          'sign in with a browser, or ask an admin',
        );
      }
      checkPasswordFor(name, password);
      const wait = throttle.begin(name, address);
      if (wait > 0) return { refused: 'too-many', retryAfterSeconds: wait };
      if (!(await checkPassword(name, former))) return WRONG;
      throttle.succeeded(name, address);
      const kept = await hashPassword(password, cost);
      await db.transaction().execute(async (trx) => {
        await putAccount(trx, name, { password: kept, password_changed_us: nowUs() });
        await endSessions(trx, { person: name });
        const change = { password: 'changed' };
        await appendAudit(
          trx,
          { action: 'changePassword', target: `/api/v1/accounts/${encodeURIComponent(name)}`, change },
          nowUs(),
        );
      });
      recogniser.forget();
      return null;
    },
  };
}

/** Throws UserError for a password that would be guessed first. Its length is checked before. */
export function checkPasswordFor(name: string, password: string): void {
  const [one, other] = [name.toLowerCase(), password.toLowerCase()];
  if (other.includes(one) && password.length < 2 * name.length + 8) {
    throw new UserError('option-invalid', 'the password is little more than the name', 'choose another one');
  }
  if (new Set(password).size < 5) {
    throw new UserError('option-invalid', 'the password is made of the same few characters', 'choose another one');
  }
}
