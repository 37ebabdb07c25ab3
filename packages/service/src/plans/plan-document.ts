import { gunzipSync } from 'node:zlib';
import type {
  CoordinationDocument,
  NewPlan,
  PlanApproval,
  PlanDocument,
  PlanInputs,
  PlanRecordEntry,
  PlanSummary,
  RouteName,
  StaleChange,
} from '@clearway/contract';
import type { PlanRecordRow, PlanRow } from '@clearway/store';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import { utcOfMicros, utcOrNull } from '../live/runs/run-documents.ts';
import type { PlanComputed } from './compute/plan-task.ts';
import { shownDigest } from './decide/shown-document.ts';

/** Approvals of a plan as it is proposed now: what came before another route was chosen does not count. */
export function approvalsOf(records: readonly PlanRecordRow[]): readonly PlanApproval[] {
  const since = records.findLastIndex(({ action }) => action === 'choose' || action === 'review');
  return records
    .slice(since + 1)
    .filter(({ action }) => action === 'approve')
    .map(({ by_name, at_us }) => ({ by: by_name, at_utc: utcOfMicros(at_us) }));
}

export function planSummaryOf(
  row: PlanRow,
  approvals: readonly PlanApproval[],
  stale: readonly StaleChange[],
): PlanSummary {
  return {
    plan_id: row.plan_id,
    version: row.version,
    state: row.state,
    event_id: row.event_id,
    cdm_id: row.cdm_id,
    primary: { object_id: row.primary_id, name: row.primary_name },
    secondary: { object_id: row.secondary_id, name: row.secondary_name },
    mover: row.mover,
    tca_utc: utcOfMicros(row.tca_us),
    basis: row.basis,
    created_utc: utcOfMicros(row.created_us),
    created_by: row.created_by,
    route: row.route as RouteName | null,
    burn_utc: utcOrNull(row.burn_us),
    total_mm_s: row.total_mm_s,
    probability_before: row.probability_before,
    probability_after: row.probability_after,
    go_no_go_utc: utcOrNull(row.go_us),
    stale,
    approvals,
    approvals_needed: row.two_person_rule ? 2 : 1,
  };
}

/** What stands beside a plan's row. */
export interface PlanSurroundings {
  readonly summary: PlanSummary;
  readonly computed: PlanComputed | null;
  readonly progress: PlanDocument['progress'];
  readonly replacedBy: readonly number[];
  readonly coordination: CoordinationDocument | null;
}

export function planDocumentOf(row: PlanRow, around: PlanSurroundings): PlanDocument {
  const document: PlanDocument = {
    ...around.summary,
    label: row.basis === 'elements' ? SCREENING_ONLY : null,
    settings: row.settings as Omit<NewPlan, 'by'>,
    progress: row.state === 'computing' ? (around.progress ?? { done: 0, stage: 'waiting' }) : null,
    failure: row.failure,
    inputs: row.inputs as PlanInputs | null,
    result: around.computed?.result ?? null,
    document_sha256: null,
    replaces: row.replaces,
    replaced_by: around.replacedBy,
    two_person_rule: row.two_person_rule,
    coordination: around.coordination,
  };
  return { ...document, document_sha256: shownDigest(document) };
}

export function computedOf(kept: Uint8Array | null): PlanComputed | null {
  return kept === null ? null : (JSON.parse(gunzipSync(kept).toString('utf8')) as PlanComputed);
}

export function recordEntryOf(row: PlanRecordRow): PlanRecordEntry {
  return {
    entry: row.entry,
    at_utc: utcOfMicros(row.at_us),
    action: row.action as PlanRecordEntry['action'],
    by: row.by_name,
    role: row.role as PlanRecordEntry['role'],
    from_state: row.from_state,
    to_state: row.to_state,
    route: row.route as RouteName | null,
    reason: row.reason,
    override_reason: row.override_reason,
    version: row.version,
    document_sha256: row.document_sha256,
    has_document: row.has_document,
  };
}
