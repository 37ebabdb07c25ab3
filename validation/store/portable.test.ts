import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  addMembers,
  addNote,
  addPlanRecord,
  addProfile,
  addReceived,
  addStatement,
  appendAudit,
  changePlan,
  claimDeliveries,
  createConjunction,
  createCoordination,
  createRun,
  createTeam,
  createWatchlist,
  decideOnEvent,
  describeSource,
  exportDatabase,
  finishAttempt,
  importDatabase,
  insertAlertChannel,
  insertAlertRule,
  insertCdm,
  insertDelivery,
  insertElementSets,
  insertEphemeris,
  insertEphemerisFile,
  insertKey,
  insertPlan,
  insertSession,
  keepEarthData,
  keepSignals,
  noteAlertEvaluation,
  noteMessage,
  notePerson,
  openStore,
  publishRun,
  putAccount,
  raiseWarning,
  type Store,
  type StorePlace,
  saveSlice,
  stageSightings,
  startRun,
  upsertObjects,
  writeAlertDigest,
  writeAlerts,
  writeSetting,
} from '@clearway/store';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace, type TrialPlace } from './databases.ts';
import {
  JUNE_US,
  trialCdm,
  trialElementSet,
  trialEphemeris,
  trialObject,
  trialPlan,
  trialRecord,
  trialRun,
  trialSighting,
} from './trial-rows.ts';

/** Something in every table. */
async function fill({ db }: Store): Promise<void> {
  await upsertObjects(
    db,
    Array.from({ length: 4100 }, (_, k) => trialObject(k + 1, { name: `\\ " ' \n é ${k}` })),
  );
  const source_id = await describeSource(db, { name: 's', kind: 'k', url: null, terms: 't', private: true });
  await raiseWarning(db, source_id, { code: 'c', message: 'm', raised_us: 1 });
  await insertElementSets(db, [
    trialElementSet(1, JUNE_US, { source_id, bstar: 0.1 + 0.2, mean_motion_dot: Number.POSITIVE_INFINITY }),
    trialElementSet(1, Number.MAX_SAFE_INTEGER, { source_id }),
  ]);
  const runId = await createRun(db, trialRun({ sliceCount: 3 }));
  await startRun(db, runId, 1);
  for (const slice of [0, 1, 2]) {
    const row = { run_id: runId, slice, start_us: 1, stop_us: 2, approach_count: 1, finished_us: 3 };
    await saveSlice(db, { ...row, approaches: slice === 0 ? new Uint8Array() : randomBytes(300_000) });
  }
  const [id] = await stageSightings(db, runId, 1, [trialSighting(1, 2), trialSighting(3, 4)]);
  await publishRun(db, runId, { publishedUs: 1, report: { list: [1, 'x'] }, coverage: {} });
  await decideOnEvent(db, id!, { disposition: 'watched', assignee: 'ada' }, 2);
  await addNote(db, { event_id: id!, author: 'a', written_us: 1, text: 'b' });
  await addMembers(db, (await createWatchlist(db, { name: 'w', description: '', created_us: 1 }))!, [1, 2], 3);
  await keepSignals(db, 1, [{ type: 't', private: true, body: { a: 1 } }]);
  await writeSetting(db, 'retention', [1, { days: 30 }]);
  const pair = { primary_id: 1, secondary_id: null, pair: '1 X', tca_us: JUNE_US };
  const conjunctionId = await createConjunction(db, pair);
  const { cdm_id } = await insertCdm(db, trialCdm(conjunctionId, 'one', { message: randomBytes(3000) }));
  await noteMessage(db, conjunctionId, cdm_id);
  const team = await createTeam(db, 'ours', 1);
  await putAccount(db, 'Ada', { team_id: team!.team_id, password: 'scrypt$', password_changed_us: 1 });
  const { key_id } = await insertKey(db, {
    prefix: 'cwk_1',
    digest: 'd',
    person: 'Ada',
    label: 'l',
    role: 'viewer',
    created_us: 1,
    created_by: 'Ada',
    expires_us: null,
  });
  await insertSession(db, { digest: 's', person: 'Ada', key_id, created_us: 1, last_seen_us: 1, expires_us: 2 });
  await db.transaction().execute((trx) => appendAudit(trx, { action: 'a', target: 't', change: { é: 1 } }, 1));
  await keepEarthData(db, { kind: 'leap-seconds', taken_us: 1, origin: 'o', file: randomBytes(100) });
  const fileId = await insertEphemerisFile(db, { receivedUs: 1, name: 'é.oem', content: randomBytes(3000) });
  await insertEphemeris(db, trialEphemeris(fileId, 'one', { prepared: randomBytes(300_000) }));
  await notePerson(db, { name: 'Ada', role: 'admin', active: true, changed_us: 1, changed_by: 'Ada' });
  const change = { changes: [{ field: 'mass_kg' }] as never, changed_us: 1, changed_by: 'Ada', reason: null };
  await addProfile(db, { object_id: 1, version: 1, profile: { mass_kg: 0.1 }, ...change });
  const { plan_id } = await insertPlan(db, trialPlan());
  await insertPlan(db, trialPlan({ replaces: plan_id }));
  await changePlan(db, plan_id, 1, { computed: randomBytes(3000), inputs: { cdm_ids: [1] }, stale: [1] as never });
  await addPlanRecord(db, trialRecord(plan_id, { document: randomBytes(300) }));
  const spoken = { pair: '1 2', primary_id: 1, secondary_id: 2, primary_name: 'A', secondary_name: 'B', tca_us: 1 };
  const { coordination_id } = await createCoordination(db, spoken);
  const message = { message_id: 'm', originator: 'o', created_us: 1, received_us: 2, sha256: 's', body: { a: 1 } };
  const received_id = await addReceived(db, { coordination_id, ...message } as never);
  const said = { object_id: 1, status: 'claimed', at_us: 1, by_name: 'b', originator: 'o', ours: false, note: null };
  await addStatement(db, { coordination_id, received_id, ...said });
  await fillAlerts(db, id!);
}

async function fillAlerts(db: Store['db'], event_id: number): Promise<void> {
  const channel = await insertAlertChannel(db, {
    name: 'mail',
    kind: 'email',
    target: { kind: 'email', to: ['ops@example.org'] },
    quiet_hours: null,
    created_us: 1,
  });
  await insertAlertRule(db, { name: 'ours', definition: { level: 'watch' }, created_us: 1, changed_us: 1 });
  const alert = {
    rule_id: 1,
    event_id,
    state: 'open',
    level: 'watch',
    change_number: 1,
    change: 'raised',
    matching: true,
    facts: { miss_distance_km: 0.1 + 0.2 },
    tca_us: JUNE_US,
    raised_us: 1,
    told_us: 1,
    acknowledged_us: null,
    acknowledged_by: null,
    acknowledgement_note: null,
    escalation_step: 0,
    next_escalation_us: null,
  } as const;
  await writeAlertDigest(db, { settings: { enabled: false }, digest_day: '2026-06-01' });
  const alertId = (await writeAlerts(db, [alert])).get(event_id)!;
  await insertDelivery(db, {
    cause: 'alert 1',
    channel_id: channel!.channel_id,
    channel_name: 'mail',
    team_id: null,
    type: 'alert',
    level: 'watch',
    state: 'waiting',
    body: { title: 'a "title"' },
    createdUs: 1,
    nextAttemptUs: 1,
    alerts: [{ alertId, changeNumber: 1 }],
  });
  const [claimed] = await claimDeliveries(db, { nowUs: 1, untilUs: 2, limit: 1 });
  const came = { state: 'delivered', atUs: 1, status: 250, outcome: 'taken', nextAttemptUs: null } as const;
  await finishAttempt(db, claimed!, came);
  await noteAlertEvaluation(db, { signal_id: 1, evaluated_us: 7 });
}

const TABLES = [
  'objects',
  'sources',
  'source_warnings',
  'element_sets',
  'runs',
  'run_slices',
  'current_run',
  'events',
  'event_observations',
  'event_notes',
  'watchlists',
  'watchlist_members',
  'settings',
  'signals',
  'conjunctions',
  'cdms',
  'teams',
  'accounts',
  'api_keys',
  'web_sessions',
  'audit_log',
  'alert_channels',
  'alert_rules',
  'alerts',
  'alert_deliveries',
  'alert_delivery_alerts',
  'alert_digests',
  'alert_attempts',
  'alert_evaluation',
  'earth_data',
  'ephemeris_files',
  'ephemerides',
  'people',
  'satellite_profiles',
  'plans',
  'plan_records',
  'coordinations',
  'coordination_messages',
  'coordination_statements',
];

/** A digest of every table, made by the server. */
async function digests({ db }: Store): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ digest: string; count: number }>`
      select count(*) as count, md5(string_agg(t::text, '|' order by t::text collate "C")) as digest
      from ${sql.table(table)} t`.execute(db);
    expect(rows[0]!.count).toBeGreaterThan(0);
    found[table] = rows[0]!.digest;
  }
  return found;
}

async function carries(from: StorePlace, to: StorePlace, folder: string): Promise<void> {
  const file = path.join(folder, 'export.gz');
  const source = await openStore(from);
  await fill(source);
  const before = await digests(source);
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name not like 'clearway_migration%'`.execute(source.db);
  expect(tables.rows.map(({ name }) => name).sort()).toEqual(TABLES.toSorted());
  await exportDatabase(source, file);
  await source.close();
  await importDatabase(to, file);
  const target = await openStore(to);
  expect(await digests(target)).toEqual(before);
  // New rows do not collide with those that came.
  await createRun(target.db, trialRun());
  await stageSightings(target.db, 2, 1, [trialSighting(5, 6)]);
  await target.close();
  await expect(importDatabase(to, file)).rejects.toMatchObject({ code: 'backup-refused' });
}

async function between(make: () => Promise<readonly [TrialPlace, TrialPlace]>): Promise<void> {
  const [from, to] = await make();
  const folder = embeddedPlace();
  try {
    await carries(from.place, to.place, folder.dataDir);
  } finally {
    for (const each of [from, to, folder]) await each.remove();
  }
}

describe('an export', () => {
  it('cut short or damaged leaves nothing behind', async () => {
    const [from, to] = [embeddedPlace(), embeddedPlace()];
    const source = await openStore(from.place);
    await fill(source);
    const file = path.join(from.dataDir, 'export.gz');
    await exportDatabase(source, file);
    await source.close();
    const whole = await readFile(file);
    const lines = gunzipSync(whole).toString('utf8').split('\n');
    const shorter = (drop: number): Buffer => gzipSync(lines.filter((_, k) => k !== drop).join('\n'));
    const damaged = [
      whole.subarray(0, 10),
      whole.subarray(0, whole.length / 2),
      Buffer.from('no export'),
      // A line of rows, or the last one, which counts them, is missing.
      shorter(lines.length - 3),
      shorter(lines.length - 2),
    ];
    for (const bytes of damaged) {
      await writeFile(file, bytes);
      await expect(importDatabase(to.place, file)).rejects.toMatchObject({ code: 'backup-unreadable' });
    }
    await writeFile(file, whole);
    await importDatabase(to.place, file);
    for (const each of [from, to]) await each.remove();
  }, 240_000);
});

describeOnPostgresql('an export', () => {
  it(
    'carries everything from the embedded database',
    () => between(async () => [embeddedPlace(), await postgresqlPlace()]),
    240_000,
  );
  it(
    'carries everything to the embedded database',
    () => between(async () => [await postgresqlPlace(), embeddedPlace()]),
    240_000,
  );
});
