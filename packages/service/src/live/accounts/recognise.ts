import type { Role } from '@clearway/contract';
import {
  type ApiKeyRow,
  findAccount,
  findKey,
  findKeyByPrefix,
  findPerson,
  findSession,
  listTeams,
  noteKeyUsed,
  noteSessionSeen,
  type Store,
} from '@clearway/store';
import { lesserRole } from '../../accounts/roles.ts';
import { digestOf, isSameDigest, prefixOfKey } from '../../accounts/secrets.ts';
import type { Identity } from '../live-accounts.ts';

const SECOND_US = 1e6;
/** What was recognised holds so long without a look into the database: so late a revocation is known on other servers. */
const TRUST_US = 5 * SECOND_US;
/** When something was used last is written so often. */
const NOTE_US = 60 * SECOND_US;
export const SESSION_IDLE_US: number = 3600 * SECOND_US;
export const SESSION_LONGEST_US: number = 12 * 3600 * SECOND_US;
const MOST_KEPT = 10_000;

/** Who a key or a session is of. */
export interface Recogniser {
  ofKey(key: string): Promise<Identity | null>;
  ofSession(token: string): Promise<Identity | null>;
  /** Of somebody with an account who is not shut out; null else. `keyRole` bounds the role. */
  ofPerson(name: string, via: 'session' | 'key', keyRole?: Role): Promise<Identity | null>;
  /** Looks everything up anew: accounts have changed. */
  forget(): void;
}

interface Recognised {
  readonly identity: Identity;
  readonly untilUs: number;
}

export function createRecogniser({ db }: Store, nowUs: () => number): Recogniser {
  let known = new Map<string, Recognised>();

  const ofPerson: Recogniser['ofPerson'] = async (name, via, keyRole) => {
    const person = await findPerson(db, name);
    const account = await findAccount(db, name);
    if (!person?.active || !account) return null;
    const role = keyRole === undefined ? person.role : lesserRole(person.role, keyRole);
    const team =
      account.team_id === null ? undefined : (await listTeams(db)).find((each) => each.team_id === account.team_id);
    const seesAll = role === 'admin' && account.team_id === null;
    return {
      actor: { name, role, via, teamId: account.team_id, seesAll },
      team: team?.name ?? null,
      expiresUs: null,
    };
  };
  const keyInForce = (key: ApiKeyRow | undefined): key is ApiKeyRow =>
    key !== undefined && key.revoked_us === null && (key.expires_us === null || key.expires_us > nowUs());

  /** From memory, or by `look`; what is nobody's is looked up each time. */
  const recognise = async (digest: string, look: () => Promise<Identity | null>): Promise<Identity | null> => {
    const found = known.get(digest);
    if (found && found.untilUs > nowUs()) return found.identity;
    const memory = known;
    const identity = await look();
    if (identity === null) memory.delete(digest);
    else {
      if (memory.size >= MOST_KEPT) memory.clear();
      const untilUs = Math.min(nowUs() + TRUST_US, identity.expiresUs ?? Number.POSITIVE_INFINITY);
      memory.set(digest, { identity, untilUs });
    }
    return identity;
  };

  return {
    ofPerson,
    forget() {
      // Another one, so that whoever looks up at this moment cannot put in what no longer holds.
      known = new Map();
    },
    async ofKey(given) {
      const prefix = prefixOfKey(given);
      if (prefix === null) return null;
      const digest = digestOf(given);
      return recognise(digest, async () => {
        const key = await findKeyByPrefix(db, prefix);
        if (!keyInForce(key) || !isSameDigest(key.digest, digest)) return null;
        const identity = await ofPerson(key.person, 'key', key.role);
        if (identity === null) return null;
        if (nowUs() - (key.last_used_us ?? 0) > NOTE_US) await noteKeyUsed(db, key.key_id, nowUs());
        return { ...identity, expiresUs: key.expires_us };
      });
    },
    async ofSession(token) {
      const digest = digestOf(token);
      return recognise(digest, async () => {
        const session = await findSession(db, digest);
        const now = nowUs();
        if (!session || session.expires_us <= now || session.last_seen_us <= now - SESSION_IDLE_US) return null;
        const key = session.key_id === null ? null : await findKey(db, session.key_id);
        if (key !== null && !keyInForce(key)) return null;
        const identity = await ofPerson(session.person, 'session', key?.role);
        if (identity === null) return null;
        if (now - session.last_seen_us > NOTE_US) await noteSessionSeen(db, digest, now);
        return { ...identity, expiresUs: session.expires_us };
      });
    },
  };
}
