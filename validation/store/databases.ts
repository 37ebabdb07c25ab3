import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { openStore, type Store, type StorePlace } from '@clearway/store';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';

/** A server on which tests may make and drop databases of their own. */
const SERVER = process.env.CLEARWAY_TEST_POSTGRESQL ?? `postgresql://${userInfo().username}@127.0.0.1:5432/test`;

const reachable = await serverAnswers();

/** A new place for a database; `remove` drops it whoever still uses it. */
export interface TrialPlace {
  readonly place: StorePlace;
  readonly remove: () => Promise<void>;
}

export function embeddedPlace(): TrialPlace & { readonly dataDir: string } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'clearway-store-test-'));
  return { dataDir, place: { dataDir }, remove: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

export async function postgresqlPlace(): Promise<TrialPlace> {
  const name = `clearway_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return {
    place: { databaseUrl: url.href },
    remove: () => onServer(`drop database ${name} with (force)`),
  };
}

/**
 * The same tests on the embedded database and on PostgreSQL, each on a new one. Where no server answers, those on it are skipped with
 * one line, or fail where `CI` is set.
 */
export function describeOnBoth(title: string, body: (store: () => Store, place: () => StorePlace) => void): void {
  describe(`${title}, embedded`, () => onStore(async () => embeddedPlace(), body));
  describeOnPostgresql(title, () => onStore(postgresqlPlace, body));
}

export function describeOnPostgresql(title: string, body: () => void): void {
  const named = `${title}, PostgreSQL`;
  if (reachable) {
    describe(named, body);
  } else if (process.env.CI) {
    test(named, () => {
      throw new Error('no PostgreSQL server answers (set CLEARWAY_TEST_POSTGRESQL)');
    });
  } else {
    process.stderr.write(`skipped: no PostgreSQL server answers (${named})\n`);
    test.skip(named, () => {});
  }
}

function onStore(make: () => Promise<TrialPlace>, body: (store: () => Store, place: () => StorePlace) => void): void {
  let trial: TrialPlace | undefined;
  let store: Store | undefined;
  beforeAll(async () => {
    trial = await make();
    store = await openStore(trial.place);
  });
  afterAll(async () => {
    await store?.close();
    await trial?.remove();
  });
  body(
    () => store!,
    () => trial!.place,
  );
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function serverAnswers(): Promise<boolean> {
  try {
    await onServer('select 1');
    return true;
  } catch {
    return false;
  }
}
