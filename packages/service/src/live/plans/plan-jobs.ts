import { gzipSync } from 'node:zlib';
import { parseUtc, UserError, unixMicros } from '@clearway/astro';
import type { NewPlan, PlanDocument, PlanRoute, PlanStage, RouteName } from '@clearway/contract';
import {
  addPlanRecord,
  changePlan,
  type Database,
  findPlan,
  insertPlan,
  keepSignals,
  lockPlan,
  type PlanChange,
  type PlanRow,
  type Store,
} from '@clearway/store';
import type { EphemerisObject } from '../../operator-ephemerides/run-object.ts';
import { refuseOutside } from '../../plans/compute/given-outside.ts';
import { createPlanComputer } from '../../plans/compute/plan-computer.ts';
import type { PlanComputed, PlanTask } from '../../plans/compute/plan-task.ts';
import { inputsOf } from '../../plans/decide/plan-inputs.ts';
import { shownDigest } from '../../plans/decide/shown-document.ts';
import {
  encounterOfCdm,
  encounterOfEvent,
  type PlannedEncounter,
  refusePast,
} from '../../plans/encounter/planned-encounter.ts';
import { requirePerson } from '../../plans/operator/people.ts';
import type { PlanReader } from './plan-reader.ts';
import { moverOf, type PlanSubject, profileOf, type SubjectSources, subjectOf } from './plan-subject.ts';
import { seenEphemerides, taskOf } from './plan-task-of.ts';

export interface JobSources extends SubjectSources {
  readonly store: Store;
  readonly reader: PlanReader;
  readonly nowUs: () => number;
  readonly clockUs: () => number;
  readonly nameOf: (objectId: number) => string;
  readonly tell: (row: PlanRow, done: number, stage: PlanStage) => void;
  readonly wake: () => void;
  readonly onFault: (what: string, error: Error) => void;
}

/** Plans under way. */
export interface PlanJobs {
  request(plan: NewPlan, replaces: number | null): Promise<number>;
  cancel(planId: number, by: string): Promise<void>;
  progressOf(planId: number): PlanDocument['progress'];
  /** Plans that a Clearway which is gone was computing have failed. */
  endForsaken(): Promise<void>;
  close(): Promise<void>;
}

interface Job {
  readonly abort: AbortController;
  progress: { readonly done: number; readonly stage: PlanStage };
}

/** Nothing computes for so long. */
const FORSAKEN_US = 600e6;
const CANCELLED = Symbol('cancelled');

/** What lists show of a route. */
export function summaryOfRoute(route: PlanRoute): PlanChange {
  const micros = (text: string | undefined | null): number | null => (text ? unixMicros(parseUtc(text)!) : null);
  return {
    route: route.route,
    burn_us: micros(route.burn?.utc),
    go_us: micros(route.go_no_go_utc),
    total_mm_s: route.burn?.total_mm_s ?? null,
    probability_after: route.probability_after,
  };
}

export function createPlanJobs(sources: JobSources): PlanJobs {
  const { store, reader, nowUs, clockUs, tell, wake, onFault } = sources;
  const { db } = store;
  const computer = createPlanComputer();
  const jobs = new Map<number, Job>();
  const running = new Set<Promise<void>>();

  /** Changes a plan that is still computed, with a line of its record and a signal; not one that somebody ended meanwhile. */
  const finish = async (
    planId: number,
    action: 'compute' | 'fail' | 'cancel',
    by: string,
    change: PlanChange & { readonly state: PlanRow['state'] },
  ): Promise<boolean> => {
    const isFinished = await db.transaction().execute(async (trx) => {
      const row = await lockPlan(trx, planId);
      if (row?.state !== 'computing') return false;
      const changed = (await changePlan(trx, planId, row.version, change))!;
      const document = await reader.document(trx, planId);
      await addPlanRecord(trx, {
        plan_id: planId,
        at_us: nowUs(),
        action,
        by_name: by,
        role: null,
        from_state: 'computing',
        to_state: change.state,
        route: changed.route,
        reason: change.failure ?? null,
        override_reason: null,
        version: changed.version,
        document_sha256: shownDigest(document),
        document: null,
      });
      await tellChange(trx, reader, changed, nowUs());
      return true;
    });
    wake();
    return isFinished;
  };

  const run = async (row: PlanRow, task: PlanTask, wanted: RouteName | undefined): Promise<void> => {
    const planId = row.plan_id;
    const job = jobs.get(planId)!;
    // What a plan is computed from is what there was when it was begun.
    const material = sources.current()?.material ?? null;
    const covered = task.covers.flatMap(({ cdmId }) => (cdmId === null ? [] : [cdmId]));
    const now = await reader.inputsNow(db, row, covered);
    const inputs = inputsOf({ ...now, ephemerides: task.rested, run_id: task.runId }, task.settings);
    try {
      const computed = await computer.compute(task, material, job.abort.signal, (done, stage) => {
        job.progress = { done, stage };
        tell(row, done, stage);
      });
      const route = routeOf(computed, wanted);
      await finish(planId, 'compute', 'Clearway', {
        state: 'proposed',
        inputs,
        computed: new Uint8Array(gzipSync(JSON.stringify(computed))),
        probability_before: computed.result.probability_before,
        ...summaryOfRoute(route),
      });
    } catch (error) {
      if (job.abort.signal.aborted) return;
      const said = error instanceof UserError ? `${error.message}; ${error.hint}` : 'a fault of Clearway, see its log';
      if (!(error instanceof UserError)) onFault(`plan ${planId} could not be computed`, error as Error);
      await finish(planId, 'fail', 'Clearway', { state: 'failed', failure: said, inputs });
    } finally {
      jobs.delete(planId);
    }
  };

  return {
    async request({ by, ...settings }, replaces) {
      await requirePerson(db, by, 'analyst', 'propose a plan');
      const subject = await subjectOf(db, settings, sources);
      refusePast(
        subject.tcaUs,
        clockUs(),
        subject.eventId === null ? `message ${subject.cdmId}` : `event ${subject.eventId}`,
      );
      const mover = settings.mover ?? (await moverOf(db, subject));
      const profile = await profileOf(db, subject[mover].object_id);
      const { eventRow } = subject;
      const seen = eventRow === null ? new Map() : await seenEphemerides(sources)(eventRow);
      const planned = plannedOf(subject, mover, settings, profile?.profile ?? null, seen, sources);
      const task = await taskOf(subject, mover, planned, settings, profile?.profile ?? null, sources);
      refuseOutside(task);
      const row = await db.transaction().execute(async (trx) => {
        const inserted = await insertPlan(trx, {
          version: 1,
          state: 'computing',
          event_id: subject.eventId,
          cdm_id: subject.cdmId,
          primary_id: subject.primary.object_id,
          secondary_id: subject.secondary.object_id,
          primary_name: subject.primary.name,
          secondary_name: subject.secondary.name,
          mover,
          tca_us: subject.tcaUs,
          basis: planned.basis,
          created_us: nowUs(),
          created_by: by,
          settings,
          route: null,
          burn_us: null,
          go_us: null,
          total_mm_s: null,
          probability_before: null,
          probability_after: null,
          two_person_rule: profile?.profile.two_person_rule ?? false,
          replaces,
          failure: null,
        });
        const person = await requirePerson(trx, by, 'analyst', 'propose a plan');
        await addPlanRecord(trx, {
          plan_id: inserted.plan_id,
          at_us: nowUs(),
          action: 'ask',
          by_name: by,
          role: person.role,
          from_state: null,
          to_state: 'computing',
          route: settings.burn ? 'given' : (settings.route ?? null),
          reason: settings.note ?? null,
          override_reason: null,
          version: 1,
          document_sha256: null,
          document: null,
        });
        return inserted;
      });
      jobs.set(row.plan_id, { abort: new AbortController(), progress: { done: 0, stage: 'waiting' } });
      const going = run(row, task, settings.burn ? 'given' : settings.route).catch((error: Error) =>
        onFault('a plan could not be kept', error),
      );
      running.add(going);
      void going.finally(() => running.delete(going));
      return row.plan_id;
    },
    async cancel(planId, by) {
      await requirePerson(db, by, 'analyst', 'cancel a plan');
      jobs.get(planId)?.abort.abort(CANCELLED);
      if (await finish(planId, 'cancel', by, { state: 'cancelled' })) return;
      const row = await findPlan(db, planId);
      const what = `plan ${planId} is ${row?.state ?? 'gone'}, not computed any more`;
      throw new UserError('conflict', what, 'withdraw it');
    },
    progressOf: (planId) => jobs.get(planId)?.progress ?? null,
    async endForsaken() {
      const forsaken = await db
        .selectFrom('plans')
        .select('plan_id')
        .where('state', '=', 'computing')
        .where('created_us', '<', nowUs() - (store.kind === 'embedded' ? 0 : FORSAKEN_US))
        .execute();
      for (const { plan_id } of forsaken) {
        if (jobs.has(plan_id)) continue;
        await finish(plan_id, 'fail', 'Clearway', {
          state: 'failed',
          failure: 'Clearway stopped while it was computed; compute it anew',
        });
      }
    },
    async close() {
      for (const { abort } of jobs.values()) abort.abort(CANCELLED);
      await Promise.all(running);
      await computer.close();
    },
  };
}

/** Tells listeners that a plan is another; in the transaction that makes it so. */
export async function tellChange(trx: Database, reader: PlanReader, row: PlanRow, nowUs: number): Promise<void> {
  const [body] = await reader.summaries(trx, [row]);
  await keepSignals(trx, nowUs, [{ type: 'plan-changed', private: true, body: body! }], row.team_id);
}

function plannedOf(
  subject: PlanSubject,
  mover: 'primary' | 'secondary',
  settings: Omit<NewPlan, 'by'>,
  profile: PlanTask['profile'],
  ephemerides: ReadonlyMap<number, EphemerisObject>,
  { current, nameOf }: JobSources,
): PlannedEncounter {
  const radius = { combinedM: settings.hard_body_radius_m ?? null, profile };
  if (subject.cdm !== null) return encounterOfCdm(subject.cdm, mover, radius);
  const planned = encounterOfEvent(current()!.material, subject.eventRow!, mover, radius, nameOf, ephemerides);
  if (planned) return planned;
  const what = `the elements of an object of event ${subject.eventId} do not reach its time of closest approach`;
  throw new UserError('conflict', what, 'bring newer elements');
}

function routeOf({ result }: PlanComputed, wanted: RouteName | undefined): PlanRoute {
  const found = result.routes.find(({ route, also }) => [route, ...also].includes(wanted ?? result.recommended));
  if (found) return found;
  const there = result.routes.map(({ route }) => route).join(', ');
  throw new UserError('option-invalid', `there is no route "${wanted}" around this encounter`, `there is ${there}`);
}
