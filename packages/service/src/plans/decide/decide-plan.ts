import { gzipSync } from 'node:zlib';
import { UserError } from '@clearway/astro';
import type { PlanDecision, PlanDocument, StaleChange } from '@clearway/contract';
import { addPlanRecord, changePlan, type Database, lockPlan, type PersonRow, type PlanChange } from '@clearway/store';
import { sha256Of } from '../canonical-json.ts';
import { requirePerson } from '../operator/people.ts';
import { TRANSITIONS, transitionOf } from './plan-states.ts';
import { shownDocument } from './shown-document.ts';

/** A plan as it is in the transaction: with what has changed since it was computed. */
export type PlanReader = (trx: Database, planId: number) => Promise<PlanDocument>;

/**
 * A person decides. In a transaction, in which the plan is locked: of two decisions at once the second sees what the first made.
 * @throws UserError `forbidden` where the role does not allow it, `conflict` where the plan is not as the person saw it, is stale, rests on
 * element sets alone, or the two-person rule wants somebody else; `option-missing` where a reason is
 */
export async function decidePlan(
  trx: Database,
  planId: number,
  decision: PlanDecision,
  nowUs: number,
  read: PlanReader,
  summaryOfRoute: (plan: PlanDocument, route: string) => PlanChange,
): Promise<void> {
  const { action, by, reason = null, override_reason = null } = decision;
  const person = await requirePerson(trx, by, TRANSITIONS[action].least, TRANSITIONS[action].words);
  await lockPlan(trx, planId);
  const plan = await read(trx, planId);
  if (plan.version !== decision.expected_version) {
    const what = `plan ${planId} is ${plan.state} at version ${plan.version} now, not at ${decision.expected_version}`;
    throw new UserError('conflict', what, 'somebody else was quicker: look at it again, and decide on that');
  }
  const { to } = transitionOf(planId, plan.state, action);
  if ((action === 'reject' || action === 'withdraw') && reason === null) {
    throw new UserError('option-missing', `to ${action} a plan needs a reason`, 'give reason');
  }
  if (action === 'withdraw') checkWithdrawal(plan, person);
  const shown = shownDocument(plan)!;
  const digest = sha256Of(shown);
  if (decision.document_sha256 !== undefined && decision.document_sha256 !== digest) {
    const what = `what plan ${planId} shows has changed since it was looked at`;
    throw new UserError('conflict', what, 'look at it again, and decide on that');
  }
  if (action === 'approve') checkApproval(plan, person, override_reason);
  const isLast = action !== 'approve' || plan.approvals.length + 1 >= plan.approvals_needed;
  const next = isLast ? to : plan.state;
  const route = action === 'choose' ? chosen(plan, decision) : plan.route;
  const change: PlanChange = { state: next, ...(action === 'choose' && summaryOfRoute(plan, route!)) };
  const changed = await changePlan(trx, planId, plan.version, change);
  if (!changed) throw new Error(`plan ${planId} changed while it was locked`);
  await addPlanRecord(trx, {
    plan_id: planId,
    at_us: nowUs,
    action,
    by_name: person.name,
    role: person.role,
    from_state: plan.state,
    to_state: next,
    route,
    reason,
    override_reason,
    version: changed.version,
    // A route that was chosen gives another document, which the next line names.
    document_sha256: action === 'choose' ? null : digest,
    document: action === 'approve' || action === 'execute' ? new Uint8Array(gzipSync(shown)) : null,
  });
}

function checkApproval(plan: PlanDocument, { name }: PersonRow, override: string | null): void {
  const { plan_id: id } = plan;
  if (plan.stale.length > 0)
    throw new UserError('conflict', `plan ${id} is stale: ${staleWords(plan.stale)}`, 'compute it anew');
  if (plan.two_person_rule && name === plan.created_by) {
    const what = `${name} proposed plan ${id}, and by the two-person rule somebody else approves`;
    throw new UserError('conflict', what, 'ask another operator');
  }
  if (plan.approvals.some(({ by }) => by === name)) {
    throw new UserError('conflict', `${name} has approved plan ${id} already`, 'a second person is needed');
  }
  if (override !== null) return;
  if (plan.basis === 'elements') {
    const what = `plan ${id} rests on public element sets alone, which are uncertain by kilometres`;
    throw new UserError('conflict', what, 'get tracking data or a message; override_reason approves it all the same');
  }
  if (plan.coordination?.conflict) {
    const hint = 'settle with the other operator who moves; override_reason approves it all the same';
    throw new UserError('conflict', plan.coordination.conflict.text.replace(/\.$/, ''), hint);
  }
}

export function staleWords(stale: readonly StaleChange[]): string {
  return stale.map(({ text }) => text.replace(/\.$/, '')).join('; ');
}

function checkWithdrawal({ plan_id, created_by }: PlanDocument, { name, role }: PersonRow): void {
  if (name === created_by || role === 'operator' || role === 'admin') return;
  const what = `plan ${plan_id} is ${created_by}'s`;
  throw new UserError('forbidden', what, 'who proposed it withdraws it, or an operator');
}

function chosen({ plan_id, result }: PlanDocument, { route }: PlanDecision): NonNullable<PlanDocument['route']> {
  const routes = result!.routes.flatMap((each) => [each.route, ...each.also]);
  // One burn may be a route for several reasons: it is kept under the first.
  const found = result!.routes.find((each) => route !== undefined && [each.route, ...each.also].includes(route));
  if (found) return found.route;
  const what = route === undefined ? 'to choose needs a route' : `plan ${plan_id} has no route ${route}`;
  throw new UserError('option-invalid', what, `give one of ${routes.join(', ')}`);
}
