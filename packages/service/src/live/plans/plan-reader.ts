import { UserError } from '@clearway/astro';
import type { PlanDocument, PlanInputs, PlanSummary, StaleChange } from '@clearway/contract';
import {
  approvalRecords,
  type Database,
  findCdm,
  findPlan,
  type PlanRecordRow,
  type PlanRow,
  plansReplacing,
  readComputed,
  remainingEphemerides,
} from '@clearway/store';
import type { PlanComputed } from '../../plans/compute/plan-task.ts';
import { coordinationOf, type SpokenEncounter } from '../../plans/coordination/coordinate.ts';
import { readCoordination } from '../../plans/coordination/coordination-document.ts';
import { changedEphemerides, ephemeridesOfPlan, ephemerisChanges } from '../../plans/decide/changed-ephemerides.ts';
import { changedNeighbours, NO_NEIGHBOURS, shellOf } from '../../plans/decide/changed-neighbours.ts';
import { elementsAt } from '../../plans/decide/elements-at.ts';
import { type CurrentInputs, changesSince } from '../../plans/decide/plan-inputs.ts';
import { OPEN_STATES } from '../../plans/decide/plan-states.ts';
import { approvalsOf, computedOf, planDocumentOf, planSummaryOf } from '../../plans/plan-document.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import type { CurrentRun } from '../runs/current-run.ts';
import { announcedPath, messagesAbout, profileOf } from './plan-subject.ts';
import { partiesOf } from './plan-task-of.ts';

export interface ReaderSources {
  readonly current: () => CurrentRun | null;
  readonly clockUs: () => number;
  readonly progressOf: (planId: number) => PlanDocument['progress'];
}

/** Plans from the database, with what has changed since each was computed. */
export interface PlanReader {
  document(db: Database, planId: number): Promise<PlanDocument>;
  summaries(db: Database, rows: readonly PlanRow[]): Promise<readonly PlanSummary[]>;
  /** What a plan of this row would be computed from now; `covered` are messages of other encounters that its burn is for. */
  inputsNow(db: Database, row: PlanRow, covered?: readonly number[]): Promise<CurrentInputs>;
  /** Kept changes, and those that have come since; none of plans on which nothing is to be decided. */
  staleOf(db: Database, row: PlanRow): Promise<readonly StaleChange[]>;
}

export function encounterOfRow(row: PlanRow): SpokenEncounter {
  return {
    primary: { object_id: row.primary_id, name: row.primary_name },
    secondary: { object_id: row.secondary_id, name: row.secondary_name },
    tcaUs: row.tca_us,
  };
}

export function createPlanReader({ current, clockUs, progressOf }: ReaderSources): PlanReader {
  const coveredOf = (row: PlanRow): readonly number[] => (row.inputs as PlanInputs | null)?.covered_cdm_ids ?? [];
  const inputsNow: PlanReader['inputsNow'] = async (db, row, covered = coveredOf(row)) => {
    const material = current()?.material ?? null;
    const encounter = encounterOfRow(row);
    const profile = await profileOf(db, encounter[row.mover].object_id);
    const cdmIds = [...(await messagesAbout(db, { eventId: row.event_id, cdmId: row.cdm_id }))];
    for (const cdmId of covered) cdmIds.push(...(await messagesAbout(db, { eventId: null, cdmId })));
    return {
      cdm_id: row.cdm_id,
      cdm_identity: row.cdm_id === null ? null : ((await findCdm(db, row.cdm_id))?.identity ?? null),
      cdm_ids: cdmIds,
      ...(covered.length > 0 && { covered_cdm_ids: covered }),
      primary_elements: elementsAt(material, row.primary_id, row.tca_us),
      secondary_elements: elementsAt(material, row.secondary_id, row.tca_us),
      run_id: current()?.row.run_id ?? null,
      profile_version: profile?.version ?? null,
      announced_message_id: (await announcedPath(db, encounter, row.mover))?.messageId ?? null,
    };
  };

  const staleOf: PlanReader['staleOf'] = async (db, row) => {
    const kept = row.stale as unknown as readonly StaleChange[];
    if (!OPEN_STATES.includes(row.state) || row.inputs === null) return kept;
    const inputs = row.inputs as PlanInputs;
    const now = await inputsNow(db, row);
    // The run that it was computed from has nothing new.
    const material = inputs.run_id === now.run_id ? null : (current()?.material ?? null);
    const computed = material === null ? null : computedOf(await readComputed(db, row.plan_id));
    const isScreened = inputs.run_id !== null && material !== null && computed !== null;
    const neighbours = isScreened
      ? changedNeighbours(computed, material, partiesOf(encounterOfRow(row), row.mover).moving, row.tca_us)
      : NO_NEIGHBOURS;
    const ephemerides = await ephemeridesNow(db, row, inputs, material, isScreened ? computed : null);
    const fresh = changesSince(inputs, now, neighbours, ephemerides);
    const changes = [
      ...kept,
      ...fresh.filter(({ code, text }) => !kept.some((k) => k.code === code && k.text === text)),
    ];
    const isLate = row.state !== 'approved' && row.go_us !== null && row.go_us < clockUs();
    if (!isLate) return changes;
    return [...changes, { code: 'too-late', text: 'The last moment for a go has passed.' }];
  };

  /** What became of the operators' ephemerides that a plan goes by, and which came; `computed` of what was screened alone. */
  const ephemeridesNow = async (
    db: Database,
    row: PlanRow,
    inputs: PlanInputs,
    material: RunMaterial | null,
    computed: PlanComputed | null,
  ): Promise<readonly StaleChange[]> => {
    const parties = partiesOf(encounterOfRow(row), row.mover);
    const before = ephemeridesOfPlan(inputs);
    const remaining = await remainingEphemerides(
      db,
      before.map(({ ephemeris_id: id }) => id),
    );
    const neighbours = new Set(computed?.neighbours.map(({ object_id: id }) => id));
    const leftOut = new Set(computed?.result.ephemerides_left_out);
    const isInShell = material && computed ? shellOf(material, parties.moving, row.tca_us) : () => false;
    const changed = changedEphemerides(
      before,
      { used: material?.ephemerides ?? null, remaining, nowUs: clockUs() },
      {
        parties,
        tcaUs: row.tca_us,
        teamId: row.team_id,
        // Of objects whose ephemerides were left out another one changes nothing.
        isNear: (id) => !leftOut.has(id) && (neighbours.has(id) || isInShell(id)),
      },
    );
    return ephemerisChanges(changed, parties);
  };

  const summaryOf = async (db: Database, row: PlanRow, records: readonly PlanRecordRow[]): Promise<PlanSummary> =>
    planSummaryOf(row, approvalsOf(records), await staleOf(db, row));

  return {
    inputsNow,
    staleOf,
    async document(db, planId) {
      const row = await findPlan(db, planId);
      if (!row) throw new UserError('unknown', `there is no plan ${planId}`, 'see the list of plans');
      const spoken = await coordinationOf(db, encounterOfRow(row));
      return planDocumentOf(row, {
        summary: await summaryOf(db, row, await approvalRecords(db, [planId])),
        computed: computedOf(await readComputed(db, planId)),
        progress: progressOf(planId),
        replacedBy: await plansReplacing(db, planId),
        coordination: spoken ? await readCoordination(db, spoken) : null,
      });
    },
    async summaries(db, rows) {
      const records = Map.groupBy(
        await approvalRecords(
          db,
          rows.map((row) => row.plan_id),
        ),
        (record) => record.plan_id,
      );
      const summaries: PlanSummary[] = [];
      for (const row of rows) summaries.push(await summaryOf(db, row, records.get(row.plan_id) ?? []));
      return summaries;
    },
  };
}
