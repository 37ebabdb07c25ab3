import { text } from 'node:stream/consumers';
import {
  type AccountDocument,
  type Client,
  type KeyDocument,
  ROLES,
  type Role,
  SHORTEST_PASSWORD,
} from '@clearway/contract';
import { streamSink, UserError, writeText } from '@clearway/service';
import { invalid, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { alignedTable } from '../people/aligned-table.ts';

/** Options of `account`, `key` and `team` as commander gives them. */
export interface AccountOptions extends PlaceOptions {
  readonly role?: string;
  /** False where `--no-team` is given. */
  readonly team?: string | false;
  readonly passwordStdin?: boolean;
  /** False where `--no-password` is given. */
  readonly password?: false;
  readonly shutOut?: boolean;
  readonly letIn?: boolean;
  readonly person?: string;
  readonly days?: string;
  readonly json?: boolean;
}

export type AccountAction =
  | 'account list'
  | 'account create'
  | 'account change'
  | 'key list'
  | 'key create'
  | 'key revoke'
  | 'team list'
  | 'team create';

/** What is printed: a document for programs, words for people. */
interface Said {
  readonly document: object;
  readonly words: string;
}

/** `clearway account|key|team …`: who may do what in a running Clearway or its database. */
export async function accounts(
  action: AccountAction,
  given: readonly string[],
  options: AccountOptions,
  around: Surroundings,
): Promise<void> {
  const role = readRole(options.role);
  const password = options.passwordStdin ? await readPassword() : options.password === false ? null : undefined;
  const work = async (client: Client): Promise<void> => {
    const { document, words } = await act(client, action, given[0] ?? '', { ...options, role, password });
    await writeText(streamSink(around.stdout), options.json ? `${JSON.stringify(document)}\n` : words);
  };
  // The first admin is made before the first start.
  await withClient(options, around, work, action === 'account create' ? 'new database' : 'database');
}

interface Wanted extends Omit<AccountOptions, 'role' | 'password'> {
  readonly role: Role | undefined;
  /** Null: none any more. */
  readonly password: string | null | undefined;
}

async function act(client: Client, action: AccountAction, name: string, wanted: Wanted): Promise<Said> {
  const { role, password, team } = wanted;
  switch (action) {
    case 'account list': {
      const { items } = await client.listAccounts();
      return { document: { accounts: items }, words: accountTable(items) };
    }
    case 'account create': {
      if (role === undefined)
        throw new UserError('option-missing', '--role is missing', `give one of ${ROLES.join(', ')}`);
      const body = { name, role, ...(typeof team === 'string' ? { team } : {}), ...(password ? { password } : {}) };
      const account = await client.createAccount(body);
      return { document: { account }, words: accountTable([account]) };
    }
    case 'account change': {
      const account = await client.changeAccount(name, {
        ...(role === undefined ? {} : { role }),
        ...(team === undefined ? {} : { team: team === false ? null : team }),
        ...(password === undefined ? {} : { password }),
        ...(wanted.shutOut ? { active: false } : wanted.letIn ? { active: true } : {}),
      });
      return { document: { account }, words: accountTable([account]) };
    }
    case 'key list': {
      const { items } = await client.listKeys();
      return { document: { keys: items }, words: keyTable(items) };
    }
    case 'key create': {
      const { person, days } = wanted;
      const created = await client.createKey({
        label: name,
        ...(person === undefined ? {} : { person }),
        ...(role === undefined ? {} : { role }),
        ...(days === undefined ? {} : { days: readDays(days) }),
      });
      const words = `${created.key}\n\nThis is the only time that it is shown: keep it now.\n${keyTable([created.document])}`;
      return { document: created, words };
    }
    case 'key revoke': {
      const keyId = readNumber('KEY', name, { least: 1, most: 2 ** 31, whole: true, unit: 'number of a key' });
      await client.revokeKey(keyId);
      return { document: { revoked: keyId }, words: `Revoked key ${keyId}.\n` };
    }
    case 'team list': {
      const { items } = await client.listTeams();
      const rows = items.map((each) => [each.name, `${each.people} people`]);
      const none = 'No teams yet: everything is everybody’s. clearway team create NAME makes one.\n';
      return { document: { teams: items }, words: rows.length === 0 ? none : alignedTable(rows) };
    }
    case 'team create': {
      const made = await client.createTeam({ name });
      return { document: { team: made }, words: `Made team ${made.name}.\n` };
    }
  }
}

function readRole(given: string | undefined): Role | undefined {
  const role = ROLES.find((each) => each === given);
  if (given !== undefined && role === undefined) throw invalid('--role', given, `give one of ${ROLES.join(', ')}`);
  return role;
}

function readDays(given: string): number | null {
  return given === 'never' ? null : readNumber('--days', given, { least: 0.01, most: 3650, unit: 'days, or never' });
}

/** From a pipe: options stand in the list of processes, for everybody to read. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`Password, at least ${SHORTEST_PASSWORD} characters, then Ctrl-D: `);
  const given = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (given.length >= SHORTEST_PASSWORD) return given;
  throw new UserError('option-invalid', 'the password is too short', `give at least ${SHORTEST_PASSWORD} characters`);
}

function accountTable(items: readonly AccountDocument[]): string {
  if (items.length === 0)
    return 'No accounts yet. clearway account create NAME --role admin --password-stdin makes one.\n';
  const rows = items.map((each) => [
    each.name,
    each.role,
    each.team ?? '–',
    each.has_password ? 'password' : 'no password',
    `${each.keys} ${each.keys === 1 ? 'key' : 'keys'}`,
    each.active ? '' : 'shut out',
  ]);
  return alignedTable([['name', 'role', 'team', '', '', ''], ...rows]);
}

function keyTable(items: readonly KeyDocument[]): string {
  if (items.length === 0) return 'No keys yet. clearway key create LABEL --person NAME makes one.\n';
  const rows = items.map((each) => [
    String(each.key_id),
    `${each.begins}_…`,
    each.label,
    each.person,
    each.role,
    each.expires_utc?.slice(0, 10) ?? 'never',
    each.last_used_utc?.slice(0, 16) ?? '–',
    each.state === 'in-force' ? '' : each.state,
  ]);
  return alignedTable([['key', 'begins', 'label', 'person', 'role', 'ends', 'last used', ''], ...rows]);
}
