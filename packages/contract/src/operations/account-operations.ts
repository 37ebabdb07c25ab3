import { z } from 'zod';
import {
  exampleAccount,
  exampleCreatedKey,
  exampleKey,
  exampleNewAccount,
  exampleNewKey,
  exampleSession,
  exampleTeam,
} from '../examples/account-examples.ts';
import { LARGEST_ID } from '../parameters/cdm-queries.ts';
import { integerParameter, textParameter } from '../parameters/parameter.ts';
import {
  type AccountChange,
  accountChange,
  accountDocument,
  createdKey,
  keyDocument,
  type NewAccount,
  type NewKey,
  type NewTeam,
  newAccount,
  newKey,
  newTeam,
  type PasswordChange,
  passwordChange,
  type SignIn,
  sessionDocument,
  signInBody,
  teamDocument,
} from '../schemas/accounts.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation, type OperationAnswer } from './operation.ts';

const gone: OperationAnswer = {
  status: 204,
  description: 'Done',
  contentType: null,
  schema: null,
  example: null,
};

export const readSession: Operation<NoPath, NoQuery, undefined> = {
  id: 'readSession',
  method: 'get',
  path: '/api/v1/session',
  tag: 'Accounts',
  summary: 'Who asks, and whether accounts are needed here',
  description: 'Answers everybody: a page asks it before it shows how to sign in.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'As it is now', sessionDocument, exampleSession)],
  problems: [],
};

export const signIn: Operation<NoPath, NoQuery, SignIn> = {
  id: 'signIn',
  method: 'post',
  path: '/api/v1/session',
  tag: 'Accounts',
  summary: 'Sign in with a browser',
  description:
    'With name and password, or with an API key. Sets a cookie that scripts cannot read and other sites cannot send. It ends an hour after its last use, and twelve hours after the sign-in. Programs send `Authorization: Bearer KEY` with each request instead.',
  pathParameters: null,
  query: null,
  body: {
    contentType: 'application/json',
    schema: signInBody,
    required: true,
    example: { name: 'Ada Muller', password: 'a long sentence is easy to keep' },
  },
  answers: [jsonAnswer(200, 'Who has signed in', sessionDocument, exampleSession)],
  problems: [401, 409],
};

export const signOut: Operation<NoPath, NoQuery, undefined> = {
  id: 'signOut',
  method: 'delete',
  path: '/api/v1/session',
  tag: 'Accounts',
  summary: 'Sign out',
  pathParameters: null,
  query: null,
  body: null,
  answers: [gone],
  problems: [],
};

export const changePassword: Operation<NoPath, NoQuery, PasswordChange> = {
  id: 'changePassword',
  method: 'patch',
  path: '/api/v1/session/password',
  tag: 'Accounts',
  summary: 'Change your own password',
  description: 'All other sessions of yours end.',
  pathParameters: null,
  query: null,
  body: {
    contentType: 'application/json',
    schema: passwordChange,
    required: true,
    example: { former: 'a long sentence is easy to keep', password: 'another sentence, as long as it' },
  },
  answers: [gone],
  problems: [401, 409],
};

export interface AccountPath {
  readonly name: string;
}

const accountPath: z.ZodType<AccountPath> = z.strictObject({
  name: textParameter({ description: 'name of the person', example: 'Ada Muller' }),
});

export const listAccounts: Operation<NoPath, NoQuery, undefined> = {
  id: 'listAccounts',
  method: 'get',
  path: '/api/v1/accounts',
  tag: 'Accounts',
  summary: 'Everybody with an account',
  description: 'An admin of a team is shown their team.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'All of them', pageOf(accountDocument), { items: [exampleAccount], next: null, total: 1 })],
  problems: [],
};

export const createAccount: Operation<NoPath, NoQuery, NewAccount> = {
  id: 'createAccount',
  method: 'post',
  path: '/api/v1/accounts',
  tag: 'Accounts',
  summary: 'Make an account',
  description:
    'Without a password the person can be given API keys only. An admin of a team makes people of that team.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newAccount, required: true, example: exampleNewAccount },
  answers: [jsonAnswer(201, 'The account', accountDocument, exampleAccount, { Location: 'where the account is' })],
  problems: [404, 409],
};

export const changeAccount: Operation<AccountPath, NoQuery, AccountChange> = {
  id: 'changeAccount',
  method: 'patch',
  path: '/api/v1/accounts/{name}',
  tag: 'Accounts',
  summary: 'Change role, team or password of a person, or shut them out',
  description:
    'What is not given stays. Sessions of the person end where their password, role or team changes or they are shut out; keys of who is shut out open nothing. The last admin stays one.',
  pathParameters: accountPath,
  query: null,
  body: { contentType: 'application/json', schema: accountChange, required: true, example: { role: 'operator' } },
  answers: [jsonAnswer(200, 'The account as it is now', accountDocument, exampleAccount)],
  problems: [404, 409],
};

export interface KeyPath {
  readonly key_id: number;
}

const keyPath: z.ZodType<KeyPath> = z.strictObject({
  key_id: integerParameter({ least: 1, most: LARGEST_ID }, { description: 'number of the key', example: 3 }),
});

export const listKeys: Operation<NoPath, NoQuery, undefined> = {
  id: 'listKeys',
  method: 'get',
  path: '/api/v1/keys',
  tag: 'Accounts',
  summary: 'API keys: your own, of an admin all',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'All of them', pageOf(keyDocument), { items: [exampleKey], next: null, total: 1 })],
  problems: [],
};

export const createKey: Operation<NoPath, NoQuery, NewKey> = {
  id: 'createKey',
  method: 'post',
  path: '/api/v1/keys',
  tag: 'Accounts',
  summary: 'Make an API key',
  description:
    'It is shown this once: kept is a digest of it. It may do what its role and that of its person allow, both, and ends after 90 days unless other `days` are given. Keys of others are made by admins.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newKey, required: true, example: exampleNewKey },
  answers: [jsonAnswer(201, 'The key', createdKey, exampleCreatedKey)],
  problems: [404, 409],
};

export const revokeKey: Operation<KeyPath, NoQuery, undefined> = {
  id: 'revokeKey',
  method: 'delete',
  path: '/api/v1/keys/{key_id}',
  tag: 'Accounts',
  summary: 'Revoke an API key',
  description: 'At once on this server; on others of the same database within five seconds.',
  pathParameters: keyPath,
  query: null,
  body: null,
  answers: [gone],
  problems: [404],
};

export const listTeams: Operation<NoPath, NoQuery, undefined> = {
  id: 'listTeams',
  method: 'get',
  path: '/api/v1/teams',
  tag: 'Accounts',
  summary: 'The teams',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'All of them', pageOf(teamDocument), { items: [exampleTeam], next: null, total: 1 })],
  problems: [],
};

export const createTeam: Operation<NoPath, NoQuery, NewTeam> = {
  id: 'createTeam',
  method: 'post',
  path: '/api/v1/teams',
  tag: 'Accounts',
  summary: 'Make a team',
  description: 'What its people bring is seen by its people alone.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newTeam, required: true, example: { name: 'Flight control' } },
  answers: [jsonAnswer(201, 'The team', teamDocument, exampleTeam)],
  problems: [409],
};
