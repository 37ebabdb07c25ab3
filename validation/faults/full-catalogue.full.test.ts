import { beforeAll, expect, it } from 'vitest';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';
import { freezeMidSlice, openLook, storedSlices } from './mid-run.ts';
import { expectSame, shownAt, storedIn } from './outcome.ts';
import { openPrivatePostgresql } from './private-postgresql.ts';
import { DEADLINE, killHard, openTrial, type Scene, screened, type Undisturbed, undisturbed, until } from './trial.ts';

const CATALOG = 'catalogs/full-density/gp.csv.gz';
/** Everything tracked for a week, as `clearway up` does it. */
const FULL: Scene = { name: 'full', days: 7, thresholdKm: 5, catalog: async () => referencePath(CATALOG) };

describeWithReferenceData('a run of everything tracked', [CATALOG], () => {
  let expected: Undisturbed;
  beforeAll(async () => {
    expected = await undisturbed(FULL);
  }, 2 * DEADLINE);

  it(
    'whose worker is killed, whose database crashes and whose server is killed, one after the other, is as one that nobody disturbed',
    async () => {
      await using database = await openPrivatePostgresql();
      const { databaseUrl } = database;
      await using trial = await openTrial(FULL);
      const server = trial.up(expected.catalog, { databaseUrl, more: ['--no-slices'] });
      await server.says(/screening every pair/);
      const first = trial.worker(databaseUrl);
      {
        await using ask = await openLook(databaseUrl);
        await freezeMidSlice(first, ask);
        await killHard(first);
      }
      const second = trial.worker(databaseUrl);
      {
        await using ask = await openLook(databaseUrl);
        await freezeMidSlice(second, ask, 2);
      }
      await database.stop('immediate');
      second.child.kill('SIGCONT');
      await Promise.all([server, second].map((each) => each.says(/the database does not answer/)));
      await database.start();
      await Promise.all([server, second].map((each) => each.says(/the database can be used again/)));
      await using ask = await openLook(databaseUrl);
      await until(async () => (await storedSlices(ask)) > 3);
      await killHard(server);
      const next = trial.up(expected.catalog, { databaseUrl });
      const shown = await shownAt(await screened(next));
      expect(shown.rows.length).toBeGreaterThan(100_000);
      expectSame({ shown, stored: await storedIn({ databaseUrl }) }, expected);
    },
    2 * DEADLINE,
  );
});
