import { examplePlan, type PersonDocument, type PlanDocument, type Role } from '@clearway/contract';
import { expect, test } from 'vitest';
import { actionsOn, mayPropose } from './plan-rights.ts';

const person = (role: Role, active = true): PersonDocument => ({
  name: 'Ada',
  role,
  active,
  changed_utc: '2026-03-10T00:00:00Z',
  changed_by: 'Ada',
});
const plan = (by: Partial<PlanDocument>): PlanDocument => ({
  ...examplePlan,
  stale: [],
  approvals: [],
  two_person_rule: false,
  created_by: 'Ada',
  ...by,
});

test('who may decide what, as the plan stands', () => {
  expect(actionsOn(plan({ state: 'proposed' }), null)).toEqual([]);
  expect(actionsOn(plan({ state: 'proposed' }), person('viewer'))).toEqual([]);
  expect(actionsOn(plan({ state: 'proposed' }), person('analyst'))).toEqual(['review', 'withdraw']);
  expect(actionsOn(plan({ state: 'reviewed' }), person('operator'))).toEqual(['approve', 'reject', 'withdraw']);
  expect(actionsOn(plan({ state: 'approved' }), person('admin'))).toEqual(['withdraw', 'execute']);
  expect(actionsOn(plan({ state: 'rejected' }), person('admin'))).toEqual([]);
  expect(actionsOn(plan({ state: 'proposed' }), person('admin', false))).toEqual([]);
  expect([mayPropose(person('viewer')), mayPropose(person('analyst')), mayPropose(null)]).toEqual([false, true, false]);
});

test('what is out of date is not approved', () => {
  const stale = [{ code: 'new-message', text: 'a newer message came' }] as const;
  expect(actionsOn(plan({ state: 'reviewed', stale }), person('operator'))).toEqual(['reject', 'withdraw']);
});

test('by the two-person rule nobody approves what they proposed, and nobody twice', () => {
  const approve = (by: Partial<PlanDocument>): boolean =>
    actionsOn(plan({ state: 'reviewed', ...by }), person('operator')).includes('approve');
  expect(approve({})).toBe(true);
  expect(approve({ two_person_rule: true })).toBe(false);
  expect(approve({ two_person_rule: true, created_by: 'Grace' })).toBe(true);
  expect(approve({ created_by: 'Grace', approvals: [{ by: 'Ada', at_utc: '2026-03-10T00:00:00Z' }] })).toBe(false);
  expect(actionsOn(plan({ state: 'proposed', created_by: 'Grace' }), person('analyst'))).toEqual(['review']);
});
