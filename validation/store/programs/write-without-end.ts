// Writes a second run with events into the directory given, over and over, until it is killed. Says how far it is. It holds one transaction
// open and never commits it; before that, committed but unpublished portions of the run lie about.
import { createRun, openStore, saveSlice, stageSightings, startRun } from '@clearway/store';
import { trialRun, trialSighting } from '../trial-rows.ts';

const { db } = await openStore({ dataDir: process.argv[2]! });
const runId = await createRun(db, trialRun());
await startRun(db, runId, 1);
const slice = { run_id: runId, slice: 0, start_us: 1, stop_us: 2, approach_count: 1, finished_us: 3 };
await saveSlice(db, { ...slice, approaches: new Uint8Array(1e6) });
await stageSightings(
  db,
  runId,
  1,
  Array.from({ length: 2500 }, (_, k) => trialSighting(1, k + 2)),
);
await db.transaction().execute(async (transaction) => {
  process.stdout.write('in a transaction\n');
  for (let round = 0; ; round++) {
    await stageSightings(transaction, runId, 2, [trialSighting(1, 100_000 + round, { missDistanceKm: round })]);
    await transaction.updateTable('events').set({ miss_distance_km: -1 }).execute();
  }
});
