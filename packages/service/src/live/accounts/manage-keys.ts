import { UserError } from '@clearway/astro';
import type { KeyDocument } from '@clearway/contract';
import {
  type ApiKeyRow,
  appendAudit,
  currentActor,
  type Database,
  findAccount,
  findKey,
  findPerson,
  insertKey,
  listAccounts,
  listKeys,
  lockPeople,
  revokeKey,
} from '@clearway/store';
import { isAtLeast, lesserRole } from '../../accounts/roles.ts';
import { newApiKey } from '../../accounts/secrets.ts';
import type { LiveAccounts } from '../live-accounts.ts';
import { utcOfMicros } from '../runs/run-documents.ts';
import {
  forbidden,
  hasAdminIn,
  isInForce,
  type ManagedParts,
  mayManage,
  refuseWithoutAdmin,
  unknownPerson,
} from './manage-accounts.ts';

const DAY_US = 86_400e6;
const DEFAULT_DAYS = 90;

/** API keys: everybody's own, and for admins those of whom they manage. */
export function managingKeys({
  store,
  recogniser,
  nowUs,
}: ManagedParts): Pick<LiveAccounts, 'keys' | 'createKey' | 'revokeKey'> {
  const { db } = store;
  return {
    async keys() {
      const teams = new Map((await listAccounts(db)).map((account) => [account.person, account.team_id]));
      return (await listKeys(db)).filter((key) => mayHandle(key.person, teams.get(key.person) ?? null)).map(document);
    },
    async createKey({ label, person: named, role: wanted, days = DEFAULT_DAYS }) {
      const { name, role: own, via } = currentActor();
      const holder = named ?? name;
      if (via === 'key' && own !== 'admin') {
        throw new UserError('forbidden', 'a key makes no keys', 'sign in with a browser, or ask an admin');
      }
      if (days === null && own !== 'admin') throw forbidden('keys without an end');
      const { key, prefix, digest } = newApiKey();
      const row = await db.transaction().execute(async (trx) => {
        const [person, account] = [await findPerson(trx, holder), await findAccount(trx, holder)];
        if (!person || !account || !mayHandle(holder, account.team_id)) throw unknownPerson(holder);
        const role = wanted ?? lesserRole(person.role, own!);
        if (!isAtLeast(person.role, role) || !isAtLeast(own, role)) {
          throw new UserError(
            'forbidden',
            `a key of "${holder}" cannot be one of ${role}`,
            `give at most ${lesserRole(person.role, own!)}`,
          );
        }
        const made = await insertKey(trx, {
          prefix,
          digest,
          person: holder,
          label,
          role,
          created_us: nowUs(),
          created_by: name,
          expires_us: days === null ? null : Math.round(nowUs() + days * DAY_US),
        });
        const change = { begins: prefix, person: holder, label, role, days };
        await appendAudit(trx, { action: 'createKey', target: `/api/v1/keys/${made.key_id}`, change }, nowUs());
        return made;
      });
      return { key, document: document(row) };
    },
    async revokeKey(keyId) {
      await db.transaction().execute(async (trx) => {
        await lockPeople(trx);
        const hadAdmin = await hasAdminIn(trx, nowUs());
        const key = await findKey(trx, keyId);
        if (!key || !mayHandle(key.person, await teamOf(trx, key.person)) || !(await revokeKey(trx, keyId, nowUs()))) {
          throw new UserError('unknown', `there is no key ${keyId} in force`, 'see the list of keys');
        }
        if (hadAdmin) await refuseWithoutAdmin(trx, key.person, nowUs());
        const change = { begins: key.prefix, person: key.person };
        await appendAudit(trx, { action: 'revokeKey', target: `/api/v1/keys/${keyId}`, change }, nowUs());
      });
      recogniser.forget();
    },
  };

  function document(key: ApiKeyRow): KeyDocument {
    const state = key.revoked_us === null ? 'expired' : 'revoked';
    return {
      key_id: key.key_id,
      begins: key.prefix,
      label: key.label,
      person: key.person,
      role: key.role,
      created_utc: utcOfMicros(key.created_us),
      expires_utc: key.expires_us === null ? null : utcOfMicros(key.expires_us),
      last_used_utc: key.last_used_us === null ? null : utcOfMicros(key.last_used_us),
      state: isInForce(key, nowUs()) ? 'in-force' : state,
    };
  }
}

/** One's own, and as an admin those of people whom one manages. */
function mayHandle(person: string, teamId: number | null): boolean {
  const actor = currentActor();
  return person === actor.name || (actor.role === 'admin' && mayManage(teamId, actor));
}

async function teamOf(db: Database, person: string): Promise<number | null> {
  return (await findAccount(db, person))?.team_id ?? null;
}
