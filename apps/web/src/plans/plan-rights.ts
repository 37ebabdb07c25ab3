import {
  type PersonDocument,
  type PlanAction,
  type PlanDocument,
  type PlanState,
  ROLES,
  type Role,
} from '@clearway/contract';

/** Whether a role may do what needs at least another. */
function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

const NEEDED: Readonly<Record<'propose' | PlanAction, Role>> = {
  propose: 'analyst',
  choose: 'analyst',
  review: 'analyst',
  reject: 'operator',
  withdraw: 'analyst',
  approve: 'operator',
  execute: 'operator',
};

const FROM: Readonly<Record<Exclude<PlanAction, 'choose'>, readonly PlanState[]>> = {
  review: ['proposed'],
  approve: ['reviewed'],
  reject: ['proposed', 'reviewed'],
  withdraw: ['proposed', 'reviewed', 'approved'],
  execute: ['approved'],
};

/** Whether somebody may propose plans. */
export function mayPropose(person: PersonDocument | null): boolean {
  return person?.active === true && isAtLeast(person.role, NEEDED.propose);
}

/** What a person may decide about a plan as it stands: what is shown; the service decides. Stale plans are not approved. */
export function actionsOn(
  plan: Pick<PlanDocument, 'state' | 'stale' | 'created_by' | 'approvals' | 'two_person_rule'>,
  person: PersonDocument | null,
): readonly Exclude<PlanAction, 'choose'>[] {
  if (person === null || !person.active) return [];
  return (Object.keys(FROM) as Exclude<PlanAction, 'choose'>[]).filter((action) => {
    if (!FROM[action].includes(plan.state) || !isAtLeast(person.role, NEEDED[action])) return false;
    if (action === 'withdraw') return plan.created_by === person.name || isAtLeast(person.role, 'operator');
    if (action === 'approve' && !isFreeToApprove(plan, person.name)) return false;
    return (action !== 'approve' && action !== 'execute') || plan.stale.length === 0;
  });
}

/** Nobody approves twice, nor by the two-person rule what they proposed. */
function isFreeToApprove(
  plan: Pick<PlanDocument, 'created_by' | 'approvals' | 'two_person_rule'>,
  name: string,
): boolean {
  return !(plan.two_person_rule && plan.created_by === name) && plan.approvals.every(({ by }) => by !== name);
}
