import { postgresqlPlace } from '../store/databases.ts';
import { endsWithTest } from './ends-with-test.ts';

/** A database of a test on the PostgreSQL that tests share. */
export interface OwnDatabase extends AsyncDisposable {
  readonly databaseUrl: string;
}

export async function openDatabase(): Promise<OwnDatabase> {
  const { place, remove } = await postgresqlPlace();
  if (!('databaseUrl' in place)) throw new Error('no PostgreSQL');
  return { databaseUrl: place.databaseUrl, [Symbol.asyncDispose]: endsWithTest(remove) };
}
