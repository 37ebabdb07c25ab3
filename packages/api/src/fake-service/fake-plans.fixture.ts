import {
  type CoordinationDocument,
  exampleComparison,
  exampleCoordination,
  exampleCoordinationMessage,
  exampleOpm,
  examplePerson,
  examplePlan,
  exampleProfile,
  exampleRecordEntry,
  type PersonDocument,
  type PlanDocument,
  type PlanState,
  type ProfileDocument,
} from '@clearway/contract';
import {
  type LiveCoordination,
  type LivePeople,
  type LivePlans,
  type LiveProfiles,
  UserError,
} from '@clearway/service';
import { pageOfItems } from './fake-lists.fixture.ts';

/** Two plans of one message, a profile, two people and two operators, in memory. */
export function fakePlans(): {
  plans: LivePlans;
  profiles: LiveProfiles;
  people: LivePeople;
  coordination: LiveCoordination;
} {
  const plans = new Map<number, PlanDocument>([1, 2].map((plan_id) => [plan_id, { ...examplePlan, plan_id }]));
  const profiles = new Map<number, ProfileDocument>();
  for (const object_id of [exampleProfile.object_id, 25_544]) profiles.set(object_id, { ...exampleProfile, object_id });
  const people = new Map<string, PersonDocument>([
    [examplePerson.name, examplePerson],
    ['Jos Weber', { ...examplePerson, name: 'Jos Weber', role: 'admin' }],
  ]);
  const coordination = new Map<number, CoordinationDocument>([[4, exampleCoordination]]);
  const known = (by: string): PersonDocument => {
    const person = people.get(by);
    if (person === undefined) throw new UserError('forbidden', `there is no person "${by}"`, 'see the list of people');
    return person;
  };
  const planOf = (planId: number): PlanDocument => {
    const plan = plans.get(planId);
    if (plan === undefined) throw new UserError('unknown', `there is no plan ${planId}`, 'see the list of plans');
    return plan;
  };
  const put = (plan: PlanDocument): PlanDocument => {
    plans.set(plan.plan_id, plan);
    return plan;
  };
  const after: Record<string, PlanState> = {
    choose: 'proposed',
    review: 'reviewed',
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    execute: 'executed',
  };
  return {
    plans: {
      async request({ by, ...settings }) {
        known(by);
        return put({ ...examplePlan, plan_id: plans.size + 1, state: 'computing', created_by: by, settings });
      },
      list: async (query) => pageOfItems([...plans.values()].toReversed(), query),
      async compare(ids) {
        return { ...exampleComparison, plans: ids.map(planOf) };
      },
      find: async (planId) => plans.get(planId) ?? null,
      cancel: async (planId) => put({ ...planOf(planId), state: 'cancelled' }),
      recompute: async (planId) => put({ ...planOf(planId), plan_id: plans.size + 1, replaces: planId }),
      async decide(planId, decision) {
        const plan = planOf(planId);
        known(decision.by);
        if (decision.expected_version !== plan.version) {
          throw new UserError('conflict', `plan ${planId} has changed`, 'look at it again');
        }
        return put({ ...plan, state: after[decision.action]!, version: plan.version + 1 });
      },
      record: async () => [exampleRecordEntry],
      shown: async () => JSON.stringify(examplePlan),
      file: async () => exampleOpm,
      report: async () => '<!doctype html><title>Plan</title>',
      share: async () => exampleCoordinationMessage,
    },
    profiles: {
      list: async () => [...profiles.values()],
      find: async (objectId) => profiles.get(objectId) ?? null,
      async change(object_id, { by, profile }) {
        known(by);
        const version = (profiles.get(object_id)?.version ?? 0) + 1;
        const changed = { ...exampleProfile, object_id, profile, version };
        profiles.set(object_id, changed);
        return changed;
      },
      async delete(objectId) {
        profiles.delete(objectId);
      },
      history: async (objectId) => [profiles.get(objectId)].filter((each) => each !== undefined),
    },
    people: {
      list: async () => [...people.values()],
      async change(name, { role, by, active = true }) {
        known(by);
        const person = { ...examplePerson, name, role, active, changed_by: by };
        people.set(name, person);
        return person;
      },
    },
    coordination: {
      list: async (query) => pageOfItems([...coordination.values()], query),
      find: async (id) => coordination.get(id) ?? null,
      add: async () => exampleCoordination,
      receive: async () => exampleCoordination,
    },
  };
}
