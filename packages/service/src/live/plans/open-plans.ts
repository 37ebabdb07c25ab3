import { gunzipSync } from 'node:zlib';
import { UserError } from '@clearway/astro';
import type { PlanDocument, Signal, StaleChange } from '@clearway/contract';
import {
  addPlanRecord,
  changePlan,
  findCoordination,
  findPlan,
  latestProfile,
  listCoordinations,
  listPlans,
  listProfiles,
  lockPlan,
  type PlanRow,
  planRecords,
  profileVersions,
  readComputed,
  runAs,
  SYSTEM,
  shownDocument,
} from '@clearway/store';
import { OURS, receive, state } from '../../plans/coordination/coordinate.ts';
import { readCoordination } from '../../plans/coordination/coordination-document.ts';
import { coordinationMessageOf } from '../../plans/coordination/share.ts';
import { comparePlans } from '../../plans/decide/compare-plans.ts';
import { decidePlan, staleWords } from '../../plans/decide/decide-plan.ts';
import { OPEN_STATES } from '../../plans/decide/plan-states.ts';
import { type PlanToWrite, planFile } from '../../plans/files/plan-files.ts';
import { requirePerson } from '../../plans/operator/people.ts';
import { changeProfile, deleteProfile, profileDocumentOf } from '../../plans/operator/profiles.ts';
import { computedOf, planSummaryOf, recordEntryOf } from '../../plans/plan-document.ts';
import { planReport } from '../../plans/report/plan-report.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import type { LiveCoordination, LivePlans, LiveProfiles } from '../live-plans.ts';
import { createPlanJobs, type JobSources, summaryOfRoute, tellChange } from './plan-jobs.ts';
import { createPlanReader, encounterOfRow } from './plan-reader.ts';
import { subjectOf } from './plan-subject.ts';

export interface PlanSources extends Omit<JobSources, 'reader' | 'tell'> {
  readonly designatorOf: (objectId: number) => string | null;
  /** Tells whoever listens now and may see a plan of this team. */
  readonly tellNow: (signal: Signal & { readonly id: null }, teamId: number | null) => void;
}

export interface OpenedPlans {
  readonly plans: LivePlans;
  readonly profiles: LiveProfiles;
  readonly coordination: LiveCoordination;
  /** Takes up what was left when Clearway stopped. */
  readonly load: () => Promise<void>;
  /** Looks which plans have become stale: after messages, runs, profiles or announcements have changed. */
  readonly reconsider: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Plans with everything that they need. Long because it only puts parts together. */
export function openPlans(sources: PlanSources): OpenedPlans {
  const { store, nowUs, clockUs, current, wake, tellNow } = sources;
  const { db } = store;
  const reader = createPlanReader({ current, clockUs, progressOf: (planId) => jobs.progressOf(planId) });
  const jobs = createPlanJobs({
    ...sources,
    reader,
    tell: ({ plan_id, team_id }, done, stage) =>
      tellNow({ id: null, type: 'plan-progress', body: { plan_id, done, stage } }, team_id),
  });
  let considering: Promise<void> = Promise.resolve();

  const markStale = async (row: PlanRow, changes: readonly StaleChange[]): Promise<void> => {
    await db.transaction().execute(async (trx) => {
      const locked = await lockPlan(trx, row.plan_id);
      if (locked?.version !== row.version) return;
      const changed = (await changePlan(trx, row.plan_id, row.version, { stale: changes as never }))!;
      await addPlanRecord(trx, {
        plan_id: row.plan_id,
        at_us: nowUs(),
        action: 'stale',
        by_name: 'Clearway',
        role: null,
        from_state: row.state,
        to_state: row.state,
        route: row.route,
        reason: staleWords(changes),
        override_reason: null,
        version: changed.version,
        document_sha256: null,
        document: null,
      });
      await tellChange(trx, reader, changed, nowUs());
    });
  };

  const reconsider = (): Promise<void> => {
    // Of every team, whoever's change it is that makes them stale.
    considering = runAs(SYSTEM, () =>
      considering.then(async () => {
        const rows = await listPlans(db, { states: OPEN_STATES, limit: MOST_OPEN });
        let marked = false;
        for (const row of rows) {
          // That time has gone by is told with each reading: it is no change of what was planned from.
          const changes = (await reader.staleOf(db, row)).filter(({ code }) => code !== 'too-late');
          if (changes.length === (row.stale as unknown as readonly unknown[]).length) continue;
          await markStale(row, changes);
          marked = true;
        }
        if (marked) wake();
      }),
    );
    const considered = considering;
    considering = considered.catch(() => undefined);
    return considered;
  };

  const known = async (planId: number): Promise<PlanRow> => {
    const row = await findPlan(db, planId);
    if (row) return row;
    throw new UserError('unknown', `there is no plan ${planId}`, 'see the list of plans');
  };
  const routeSummary = ({ result }: PlanDocument, wanted: string): ReturnType<typeof summaryOfRoute> =>
    summaryOfRoute(result!.routes.find(({ route }) => route === wanted)!);

  const toWrite = async (planId: number): Promise<PlanToWrite> => {
    const plan = await reader.document(db, planId);
    const computed = computedOf(await readComputed(db, planId));
    if (computed === null) {
      throw new UserError('conflict', `plan ${planId} is ${plan.state}: there is nothing to write`, 'compute it anew');
    }
    return { plan, computed, designatorOf: sources.designatorOf, nowUs: nowUs() };
  };

  return {
    load: jobs.endForsaken,
    reconsider,
    async close() {
      await jobs.close();
      await considering;
    },
    plans: {
      request: async (plan) => reader.document(db, await jobs.request(plan, null)),
      async list(query) {
        const limit = pageLimit(query.limit);
        const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, 'plans', 1);
        const rows = await listPlans(db, {
          ...(query.object === undefined ? {} : { objectIds: query.object }),
          ...(query.event === undefined ? {} : { eventId: query.event }),
          ...(query.cdm === undefined ? {} : { cdmId: query.cdm }),
          ...(query.state === undefined ? {} : { states: query.state }),
          ...(before === undefined ? {} : { before }),
          limit: limit + 1,
        });
        const shown = rows.slice(0, limit);
        const next = rows.length > limit ? writeCursor('plans', [shown.at(-1)!.plan_id]) : null;
        return { items: await reader.summaries(db, shown), next, total: null };
      },
      async compare(planIds) {
        const documents: PlanDocument[] = [];
        for (const planId of planIds) {
          const document = await reader.document(db, planId);
          if (document.result === null) {
            throw new UserError('conflict', `plan ${planId} is ${document.state}: nothing to compare`, 'leave it out');
          }
          documents.push(document);
        }
        const comparison = comparePlans(documents);
        const rows = await Promise.all(planIds.map(known));
        const plans = rows.map((row, k) => planSummaryOf(row, documents[k]!.approvals, documents[k]!.stale));
        return { ...comparison, plans };
      },
      async find(planId) {
        return (await findPlan(db, planId)) ? reader.document(db, planId) : null;
      },
      async cancel(planId, by) {
        await jobs.cancel(planId, by);
        return reader.document(db, planId);
      },
      async recompute(planId, by) {
        const row = await known(planId);
        if (row.state === 'computing')
          throw new UserError('conflict', `plan ${planId} is being computed`, 'wait for it');
        const settings = row.settings as Omit<PlanDocument['settings'], 'by'>;
        return reader.document(db, await jobs.request({ mover: row.mover, ...settings, by }, planId));
      },
      async decide(planId, decision) {
        await db.transaction().execute(async (trx) => {
          await decidePlan(trx, planId, decision, nowUs(), reader.document, routeSummary);
          await tellChange(trx, reader, (await findPlan(trx, planId))!, nowUs());
        });
        wake();
        return reader.document(db, planId);
      },
      async record(planId) {
        await known(planId);
        return (await planRecords(db, planId)).map(recordEntryOf);
      },
      async shown(planId, entry) {
        await known(planId);
        const kept = await shownDocument(db, planId, entry);
        if (kept) return gunzipSync(kept).toString('utf8');
        const what = `nothing was kept with line ${entry} of plan ${planId}`;
        throw new UserError('unknown', what, 'see its record: has_document says where something was');
      },
      file: async (planId, kind, format) => planFile(kind, await toWrite(planId), format),
      report: async (planId) => planReport(await toWrite(planId), (await planRecords(db, planId)).map(recordEntryOf)),
      async share(planId, { by, originator = OURS }) {
        const person = await requirePerson(db, by, 'operator', 'share a plan');
        return coordinationMessageOf(await toWrite(planId), originator, person.name);
      },
    },
    profiles: {
      list: async () => (await listProfiles(db)).map(profileDocumentOf),
      async find(objectId) {
        const row = await latestProfile(db, objectId);
        return row?.profile ? profileDocumentOf(row) : null;
      },
      async change(objectId, profile) {
        const changed = await db.transaction().execute((trx) => changeProfile(trx, objectId, profile, nowUs()));
        await reconsider();
        return changed;
      },
      async delete(objectId, { by, reason }) {
        await db.transaction().execute((trx) => deleteProfile(trx, objectId, by, reason ?? null, nowUs()));
        await reconsider();
      },
      history: async (objectId) => (await profileVersions(db, objectId)).map(profileDocumentOf),
    },
    coordination: {
      async list(query) {
        const limit = pageLimit(query.limit);
        const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, 'coordination', 1);
        const rows = await listCoordinations(db, {
          ...(query.object === undefined ? {} : { objectIds: query.object }),
          ...(before === undefined ? {} : { before }),
          limit: limit + 1,
        });
        const shown = rows.slice(0, limit);
        const next = rows.length > limit ? writeCursor('coordination', [shown.at(-1)!.coordination_id]) : null;
        return { items: await Promise.all(shown.map((row) => readCoordination(db, row))), next, total: null };
      },
      async find(coordinationId) {
        const row = await findCoordination(db, coordinationId);
        return row ? readCoordination(db, row) : null;
      },
      async add(statement) {
        const encounter =
          statement.plan_id === undefined
            ? await subjectOf(db, statement, sources)
            : encounterOfRow(await known(statement.plan_id));
        const row = await db.transaction().execute((trx) => state(trx, encounter, statement, nowUs()));
        return readCoordination(db, row);
      },
      async receive(message) {
        const row = await db.transaction().execute((trx) => receive(trx, message, nowUs()));
        await reconsider();
        return readCoordination(db, row);
      },
    },
  };
}

/** More plans than that are not open at once. */
const MOST_OPEN = 1000;
