import { UserError } from '@clearway/astro';
import type { PlanAction, PlanState, Role } from '@clearway/contract';

interface Transition {
  readonly from: readonly PlanState[];
  readonly to: PlanState;
  readonly least: Role;
  readonly words: string;
}

/** What may be done with a plan, from which state, and by whom at least. */
export const TRANSITIONS: Readonly<Record<PlanAction, Transition>> = {
  choose: { from: ['proposed', 'reviewed'], to: 'proposed', least: 'analyst', words: 'choose a route of a plan' },
  review: { from: ['proposed'], to: 'reviewed', least: 'analyst', words: 'review a plan' },
  approve: { from: ['reviewed'], to: 'approved', least: 'operator', words: 'approve a plan' },
  reject: { from: ['proposed', 'reviewed'], to: 'rejected', least: 'operator', words: 'reject a plan' },
  withdraw: {
    from: ['proposed', 'reviewed', 'approved'],
    to: 'withdrawn',
    least: 'analyst',
    words: 'withdraw a plan',
  },
  execute: { from: ['approved'], to: 'executed', least: 'operator', words: 'note that a plan was executed' },
};

/** States in which something may still be decided: these become stale. */
export const OPEN_STATES: readonly PlanState[] = ['proposed', 'reviewed', 'approved'];

/** @throws UserError `conflict` where the plan is in no state for it */
export function transitionOf(planId: number, state: PlanState, action: PlanAction): Transition {
  const transition = TRANSITIONS[action];
  if (transition.from.includes(state)) return transition;
  const hint =
    action === 'approve' && state === 'proposed'
      ? 'have it reviewed first'
      : `that can be done with what is ${transition.from.join(' or ')}`;
  throw new UserError('conflict', `plan ${planId} is ${state}: nobody can ${action} it`, hint);
}
