import { openStore, type StorePlace } from '@clearway/store';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../packages/store/src/migrations/migration-list.ts';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace, type TrialPlace } from './databases.ts';

let trial: TrialPlace;

function startsAnywhere(make: () => Promise<TrialPlace>): void {
  beforeEach(async () => {
    trial = await make();
  });
  afterEach(() => trial.remove());

  it('start from nothing, and do nothing the next time', async () => {
    expect(await migrationTimes(trial.place)).toHaveLength(Object.keys(MIGRATIONS).length);
    const times = await migrationTimes(trial.place);
    expect(await migrationTimes(trial.place)).toEqual(times);
  });

  it('refuse a database of a newer Clearway and leave it alone', async () => {
    const store = await openStore(trial.place);
    await sql`insert into clearway_migration (name, timestamp) values ('9999-from-the-future', '2050')`.execute(
      store.db,
    );
    await store.close();
    await expect(openStore(trial.place)).rejects.toMatchObject({
      code: 'schema-newer',
      message: expect.stringContaining('9999-from-the-future'),
      hint: expect.stringContaining('update Clearway'),
    });
    // The directory is free again, and still refused for the same reason.
    await expect(openStore(trial.place)).rejects.toMatchObject({ code: 'schema-newer' });
  });
}

describe('migrations, embedded', () => startsAnywhere(async () => embeddedPlace()));

describeOnPostgresql('migrations', () => {
  startsAnywhere(postgresqlPlace);

  it('run once when several processes start at the same time', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(trial.place)));
    const { rows } = await sql`select name from clearway_migration`.execute(stores[0]!.db);
    expect(rows).toHaveLength(Object.keys(MIGRATIONS).length);
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('a server', () => {
  it('that does not answer is named, without its password', async () => {
    const opening = openStore({ databaseUrl: 'postgresql://me:secret@127.0.0.1:9/there' });
    await expect(opening).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringMatching(/^no answer from postgresql:\/\/127\.0\.0\.1:9\/there: .+/),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });
});

async function migrationTimes(place: StorePlace): Promise<readonly unknown[]> {
  const store = await openStore(place);
  const { rows } = await sql`select name, timestamp from clearway_migration`.execute(store.db);
  await store.close();
  return rows.map((row) => ({ ...(row as object) }));
}
