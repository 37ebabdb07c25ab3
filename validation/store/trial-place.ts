import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import type { StorePlace } from '@clearway/store';
import { Client } from 'pg';

/** A server on which tests and benchmarks may make and drop databases of their own. */
const SERVER = process.env.CLEARWAY_TEST_POSTGRESQL ?? `postgresql://${userInfo().username}@127.0.0.1:5432/test`;

/** A new place for a database; `remove` drops it whoever still uses it. */
export interface TrialPlace {
  readonly place: StorePlace;
  readonly remove: () => Promise<void>;
}

export function embeddedPlace(): TrialPlace & { readonly dataDir: string } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'clearway-store-test-'));
  return { dataDir, place: { dataDir }, remove: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

export async function postgresqlPlace(): Promise<TrialPlace & { readonly databaseUrl: string }> {
  const name = `clearway_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return {
    databaseUrl: url.href,
    place: { databaseUrl: url.href },
    remove: () => onServer(`drop database ${name} with (force)`),
  };
}

export async function postgresqlAnswers(): Promise<boolean> {
  try {
    await onServer('select 1');
    return true;
  } catch {
    return false;
  }
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
