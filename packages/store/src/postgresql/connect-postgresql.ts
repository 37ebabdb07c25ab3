import { PostgresDialect, type QueryExecutorProvider, sql } from 'kysely';
import { Pool, types } from 'pg';
import { BYTEA, INT8, INT8_ARRAY, parseBytea, parseInt8, parseInt8Array } from '../column-types/column-parsers.ts';
import { StoreError } from '../errors/store-error.ts';

const OLDEST_POSTGRESQL = 15;

/** Of one process; PostgreSQL's default allows 100 to all. */
const MOST_CONNECTIONS = 10;

const CONNECT_MILLISECONDS = 10_000;

/** A pool on this database. Its parsers are its own: pg's global ones stay as others expect them. */
export function postgresqlPool(databaseUrl: string): Pool {
  const parsers: Readonly<Record<number, (text: string) => unknown>> = {
    [INT8]: parseInt8,
    [INT8_ARRAY]: parseInt8Array,
    [BYTEA]: parseBytea,
  };
  const getTypeParser = ((oid: number, format?: 'text') =>
    parsers[oid] ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser;
  const pool = new Pool({
    connectionString: databaseUrl,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'clearway',
    types: { getTypeParser },
  });
  // An idle connection that the server ends is replaced; without a listener it would end this process.
  pool.on('error', () => {});
  // So would one that is in use between two statements, as in a transaction: the next statement on it is rejected, which tells enough.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

export function postgresqlDialect(pool: Pool): PostgresDialect {
  return new PostgresDialect({ pool });
}

/** Throws `database-unreachable`, or `database-version` for a server that is too old. */
export async function checkServer(db: QueryExecutorProvider, databaseUrl: string): Promise<void> {
  let version: number;
  try {
    const answer = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
    version = Math.floor(Number(answer.rows[0]!.version) / 10_000);
  } catch (cause) {
    const place = withoutPassword(databaseUrl);
    throw new StoreError(
      'database-unreachable',
      `no answer from ${place}: ${reasonOf(cause)}`,
      'check --database-url',
      {
        cause,
      },
    );
  }
  if (version < OLDEST_POSTGRESQL) {
    throw new StoreError(
      'database-version',
      `${withoutPassword(databaseUrl)} is PostgreSQL ${version}, and ${OLDEST_POSTGRESQL} or newer is needed`,
    );
  }
}

/** Refused on each of several addresses comes as an AggregateError without a message. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

function withoutPassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    return `${url.protocol}//${url.host}${url.pathname}`;
  } catch {
    return 'the database';
  }
}
