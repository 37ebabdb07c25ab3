import {
  exampleAccount,
  exampleAuditEntry,
  exampleAuditVerification,
  exampleCreatedKey,
  exampleKey,
  exampleTeam,
} from '@clearway/contract';
import { type LiveService, UserError, writeText } from '@clearway/service';

/** The password that opens the made-up accounts. */
export const FAKE_PASSWORD = 'a long sentence is easy to keep';

/** Made-up people: `cwk-viewer`, `cwk-analyst`, … are keys of somebody with that role, `team-…` of somebody in a team. */
export function fakeAccounts(): Pick<LiveService, 'accounts' | 'audit'> {
  const notes: unknown[] = [];
  return {
    accounts: {
      async ofKey(key) {
        const [, team, role] = /^(cwk|team)-(viewer|analyst|operator|admin)$/.exec(key) ?? [];
        if (role === undefined) return null;
        const teamId = team === 'team' ? 1 : null;
        const seesAll = role === 'admin' && teamId === null;
        const actor = { name: `a ${role}`, role: role as 'viewer', via: 'key', teamId, seesAll } as const;
        return { actor, team: teamId === null ? null : 'ours', expiresUs: null };
      },
      async ofSession(token) {
        if (token !== 'session-token') return null;
        const actor = { name: 'Ada Muller', role: 'operator', via: 'session', teamId: null, seesAll: false } as const;
        return { actor, team: null, expiresUs: 1.8e15 };
      },
      async signIn({ name, password }) {
        if (name === 'slow') return { refused: 'too-many', retryAfterSeconds: 8 };
        if (name !== 'Ada Muller' || password !== FAKE_PASSWORD) return { refused: 'wrong', retryAfterSeconds: null };
        return { token: 'session-token', identity: (await this.ofSession('session-token'))! };
      },
      signOut: async () => undefined,
      changePassword: async () => null,
      list: async () => [exampleAccount],
      create: async (account) => ({ ...exampleAccount, name: account.name, role: account.role }),
      change: async (name) => ({ ...exampleAccount, name }),
      keys: async () => [exampleKey],
      createKey: async () => exampleCreatedKey,
      async revokeKey(keyId) {
        if (keyId !== exampleKey.key_id) throw new UserError('unknown', `there is no key ${keyId}`, 'see the list');
      },
      teams: async () => [exampleTeam],
      createTeam: async ({ name }) => ({ ...exampleTeam, name }),
      hasAdmin: async () => true,
    },
    audit: {
      note: async (note) => void notes.push(note),
      list: async () => ({ items: [exampleAuditEntry], next: null, total: null }),
      writeAll: (sink) => writeText(sink, `${JSON.stringify(exampleAuditEntry)}\n`),
      verify: async () => exampleAuditVerification,
    },
  };
}
