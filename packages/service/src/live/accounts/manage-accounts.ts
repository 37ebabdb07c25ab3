import { UserError } from '@clearway/astro';
import type { AccountDocument, Role } from '@clearway/contract';
import {
  type Actor,
  type ApiKeyRow,
  appendAudit,
  createTeam,
  currentActor,
  type Database,
  endSessions,
  findAccount,
  findPerson,
  findTeam,
  listAccounts,
  listKeys,
  listPeople,
  listTeams,
  lockPeople,
  notePerson,
  putAccount,
  type Store,
} from '@clearway/store';
import { hashPassword, type PasswordCost } from '../../accounts/passwords.ts';
import type { LiveAccounts } from '../live-accounts.ts';
import { utcOfMicros } from '../runs/run-documents.ts';
import type { Recogniser } from './recognise.ts';
import { checkPasswordFor } from './sign-in.ts';

export interface ManagedParts {
  readonly store: Store;
  readonly recogniser: Recogniser;
  readonly nowUs: () => number;
  readonly cost: PasswordCost;
}

type Managing = Pick<LiveAccounts, 'list' | 'create' | 'change' | 'teams' | 'createTeam' | 'hasAdmin'>;

/** People with their roles, teams and passwords. Who of a team manages accounts manages those of the team. */
export function managingAccounts({ store, recogniser, nowUs, cost }: ManagedParts): Managing {
  const { db } = store;

  const find = async (on: Database, name: string): Promise<AccountDocument> => {
    const document = (await documents(on)).find((each) => each.name === name);
    if (!document) throw unknownPerson(name);
    return document;
  };
  const documents = async (on: Database): Promise<readonly AccountDocument[]> => {
    const people = new Map((await listPeople(on)).map((person) => [person.name, person]));
    const teams = new Map((await listTeams(on)).map((team) => [team.team_id, team.name]));
    const keys = Map.groupBy(
      (await listKeys(on)).filter((key) => isInForce(key, nowUs())),
      (key) => key.person,
    );
    return (await listAccounts(on)).flatMap((account) => {
      const person = people.get(account.person);
      if (!person || !mayManage(account.team_id)) return [];
      return {
        name: account.person,
        role: person.role,
        active: person.active,
        team: account.team_id === null ? null : (teams.get(account.team_id) ?? null),
        has_password: account.password !== null,
        keys: keys.get(account.person)?.length ?? 0,
      };
    });
  };
  /** The team that is meant; that of an admin of a team where none is given. */
  const teamFor = async (on: Database, name: string | null | undefined): Promise<number | null> => {
    const { seesAll, teamId } = currentActor();
    if (name === undefined && !seesAll) return teamId;
    const team = name === null || name === undefined ? null : await findTeam(on, name);
    if (team === undefined) throw new UserError('unknown', `there is no team "${name}"`, 'make it first');
    const id = team?.team_id ?? null;
    if (!seesAll && id !== teamId) throw forbidden('people of other teams');
    return id;
  };

  return {
    list: () => documents(db),
    async create({ name, role, team, password }) {
      if (password !== undefined) checkPasswordFor(name, password);
      const kept = password === undefined ? null : await hashPassword(password, cost);
      const document = await db.transaction().execute(async (trx) => {
        await lockPeople(trx);
        if (await findAccount(trx, name)) {
          throw new UserError('conflict', `there is an account of "${name}"`, 'change it instead');
        }
        const teamId = await teamFor(trx, team);
        await notePerson(trx, { name, role, active: true, changed_us: nowUs(), changed_by: currentActor().name });
        await putAccount(trx, name, {
          team_id: teamId,
          password: kept,
          password_changed_us: kept === null ? null : nowUs(),
        });
        const change = { name, role, team: team ?? null, password: kept === null ? 'none' : 'set' };
        await appendAudit(trx, { action: 'createAccount', target: pathOf(name), change }, nowUs());
        return find(trx, name);
      });
      recogniser.forget();
      return document;
    },
    async change(name, { role, active, team, password }) {
      if (password) checkPasswordFor(name, password);
      const kept = password ? await hashPassword(password, cost) : password;
      const document = await db.transaction().execute(async (trx) => {
        await lockPeople(trx);
        const [person, account] = [await findPerson(trx, name), await findAccount(trx, name)];
        if (!person || !account || !mayManage(account.team_id)) throw unknownPerson(name);
        const teamId = team === undefined ? account.team_id : await teamFor(trx, team);
        await putAccount(trx, name, {
          team_id: teamId,
          ...(kept === undefined ? {} : { password: kept, password_changed_us: nowUs() }),
        });
        if (role !== undefined || active !== undefined) {
          await notePerson(trx, {
            name,
            role: role ?? person.role,
            active: active ?? person.active,
            changed_us: nowUs(),
            changed_by: currentActor().name,
          });
        }
        const isOfAll = person.active && person.role === 'admin' && account.team_id === null;
        if (isOfAll) await refuseWithoutAdmin(trx, name, nowUs());
        await endSessions(trx, { person: name });
        const change = {
          ...(role === undefined ? {} : { role }),
          ...(active === undefined ? {} : { active }),
          ...(team === undefined ? {} : { team }),
          ...(kept === undefined ? {} : { password: kept === null ? 'taken away' : 'set' }),
        };
        await appendAudit(trx, { action: 'changeAccount', target: pathOf(name), change }, nowUs());
        return find(trx, name);
      });
      recogniser.forget();
      return document;
    },
    async teams() {
      const { seesAll, teamId } = currentActor();
      const rows = (await listTeams(db)).filter((team) => seesAll || team.team_id === teamId);
      return rows.map(({ name, created_us, people }) => ({ name, created_utc: utcOfMicros(created_us), people }));
    },
    async createTeam({ name }) {
      if (!currentActor().seesAll) throw forbidden('teams');
      return db.transaction().execute(async (trx) => {
        const row = await createTeam(trx, name, nowUs());
        if (!row) throw new UserError('conflict', `there is a team "${name}"`, 'choose another name');
        await appendAudit(
          trx,
          { action: 'createTeam', target: `/api/v1/teams/${encodeURIComponent(name)}`, change: { name } },
          nowUs(),
        );
        return { name, created_utc: utcOfMicros(row.created_us), people: 0 };
      });
    },
    hasAdmin: () => hasAdminIn(db, nowUs()),
  };
}

/**
 * To be called in the transaction of a change to somebody who was an admin of the installation.
 * @throws UserError `conflict` where nobody would be left who may do everything and can sign in
 */
export async function refuseWithoutAdmin(trx: Database, name: string, nowUs: number): Promise<void> {
  if (await hasAdminIn(trx, nowUs)) return;
  const what = `"${name.slice(0, 60)}" is the last admin of the installation`;
  throw new UserError('conflict', what, 'make another one first, with a password or a key that has not ended');
}

/** Somebody who may do everything and can sign in. */
export async function hasAdminIn(db: Database, nowUs: number): Promise<boolean> {
  const admins = new Set(
    (await listPeople(db))
      .filter((person) => person.active && person.role === ('admin' satisfies Role))
      .map(({ name }) => name),
  );
  const keys = (await listKeys(db)).filter((key) => key.role === 'admin' && isInForce(key, nowUs));
  return (await listAccounts(db)).some(
    (account) =>
      account.team_id === null &&
      admins.has(account.person) &&
      (account.password !== null || keys.some((key) => key.person === account.person)),
  );
}

export function isInForce(key: ApiKeyRow, nowUs: number): boolean {
  return key.revoked_us === null && (key.expires_us === null || key.expires_us > nowUs);
}

/** Whether the actor, who is an admin, manages people of this team. */
export function mayManage(teamId: number | null, actor: Actor = currentActor()): boolean {
  return actor.seesAll || (actor.teamId !== null && actor.teamId === teamId);
}

export function unknownPerson(name: string): UserError {
  return new UserError('unknown', `there is no account of "${name.slice(0, 60)}"`, 'see the list of accounts');
}

export function forbidden(what: string): UserError {
  return new UserError('forbidden', `${what} are for admins of the installation`, 'ask one of them');
}

function pathOf(name: string): string {
  return `/api/v1/accounts/${encodeURIComponent(name)}`;
}
