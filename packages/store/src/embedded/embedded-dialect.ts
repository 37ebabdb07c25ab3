import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { EmbeddedDatabase } from './embedded-database.ts';

/**
 * Kysely on PGlite in its thread. Kysely's own PGlite dialect waits for ever for a transaction to begin when the database has
 * stopped, and runs transactions inside PGlite's callback, which does not cross threads. The adapter says that there is
 * one connection, so Kysely gives it to one transaction or statement at a time.
 */
export function embeddedDialect(database: EmbeddedDatabase): Dialect {
  return {
    createAdapter: () => new PGliteAdapter(),
    createDriver: () => new EmbeddedDriver(database),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class EmbeddedDriver implements Driver {
  readonly #database: EmbeddedDatabase;
  readonly #connection: DatabaseConnection;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.#connection = {
      executeQuery: (query) => this.#execute(query),
      streamQuery: () => {
        throw new Error('the embedded database does not stream: page by key');
      },
    };
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    await this.#database.query('BEGIN');
  }

  async commitTransaction(): Promise<void> {
    const { command } = await this.#database.query('COMMIT');
    // A statement in it failed and its error was swallowed: nothing was stored.
    if (command === 'ROLLBACK') throw new AbortedTransactionError();
  }

  async rollbackTransaction(): Promise<void> {
    await this.#database.query('ROLLBACK');
  }

  async savepoint(_connection: DatabaseConnection, name: string): Promise<void> {
    await this.#database.query(`SAVEPOINT ${quoted(name)}`);
  }

  async rollbackToSavepoint(_connection: DatabaseConnection, name: string): Promise<void> {
    await this.#database.query(`ROLLBACK TO SAVEPOINT ${quoted(name)}`);
  }

  async releaseSavepoint(_connection: DatabaseConnection, name: string): Promise<void> {
    await this.#database.query(`RELEASE SAVEPOINT ${quoted(name)}`);
  }

  async destroy(): Promise<void> {
    await this.#database.close();
  }

  async #execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, affectedRows } = await this.#database.query(query.sql, query.parameters);
    return { rows: rows as Row[], numAffectedRows: BigInt(affectedRows) };
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
