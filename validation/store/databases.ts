import { openStore, type Store, type StorePlace } from '@clearway/store';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { embeddedPlace, postgresqlAnswers, postgresqlPlace, type TrialPlace } from './trial-place.ts';

export { embeddedPlace, postgresqlPlace, type TrialPlace } from './trial-place.ts';

const reachable = await postgresqlAnswers();

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
