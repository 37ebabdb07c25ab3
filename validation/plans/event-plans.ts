import { readOpm } from '@clearway/messages';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, OPERATOR, type PlanTrial, refusal } from './plan-trial.ts';

/** Plans for events of the catalogue: screening only. */
export function eventPlanTests(trial: () => PlanTrial): void {
  let client: PlanTrial['client'];
  let event: PlanTrial['event'];
  let computed: PlanTrial['computed'];
  let received: PlanTrial['received'];
  let moreMiss: PlanTrial['moreMiss'];
  beforeAll(() => {
    ({ client, event, computed, received, moreMiss } = trial());
  });

  describe('a plan for an event of the catalogue', () => {
    it('is labelled as screening only, and approved with a recorded override alone', async () => {
      const plan = await computed(await client.requestPlan({ by: ANALYST, event_id: event.event_id, ...moreMiss(2) }));
      expect(plan).toMatchObject({
        state: 'proposed',
        basis: 'elements',
        label: 'screening only, uncertain by kilometres',
        event_id: event.event_id,
        inputs: { primary_elements: { object_id: event.primary.object_id }, run_id: 1 },
      });
      const [least] = plan.result!.routes;
      // Everything else in orbit was looked at, for seven days.
      const { secondary } = least!;
      expect(secondary).toMatchObject({ threshold_km: 5, objects: 1000 });
      expect(Date.parse(secondary!.stop_utc) - Date.parse(plan.tca_utc)).toBeCloseTo(7 * 86_400_000, -4);
      expect(plan.result!.matrix!.secondary_probability!.flat(2).some((value) => value !== null)).toBe(true);
      const opm = await (await client.readPlanOpm(plan.plan_id)).text();
      expect(opm).toContain('uncertain by kilometres');
      expect(readOpm(opm).maneuvers).toHaveLength(1);
      expect(await (await client.readPlanReport(plan.plan_id)).text()).toContain('SCREENING ONLY');
      const reviewed = await client.decidePlan(plan.plan_id, {
        action: 'review',
        by: ANALYST,
        expected_version: plan.version,
      });
      const decision = { action: 'approve', by: OPERATOR, expected_version: reviewed.version } as const;
      expect(await refusal(client.decidePlan(plan.plan_id, decision))).toMatchObject({
        status: 409,
        message: expect.stringContaining('element sets alone'),
      });
      const override_reason = 'a trial of the procedure, nothing is flown';
      const approved = await client.decidePlan(plan.plan_id, { ...decision, override_reason });
      expect(approved.state).toBe('approved');
      const { items } = await client.readPlanRecord(plan.plan_id);
      expect(items.at(-1)).toMatchObject({ override_reason, by: OPERATOR });
      const own = await (await client.readEventCdm(event.event_id)).text();
      const { cdms } = await client.receiveCdms(own.replace(/ORIGINATOR\s*= CLEARWAY/, 'ORIGINATOR = OPERATOR'));
      expect((await client.findPlan(plan.plan_id)).stale).toMatchObject([{ code: 'new-message' }]);
      await client.deleteCdm(cdms[0]!.cdm_id);
    }, 30_000);
  });

  it('a plan that waits for others is cancelled, and stays so', async () => {
    const cdmId = await received();
    // Screened against the catalogue: that takes a while, in which the other waits.
    const first = await client.requestPlan({ by: ANALYST, event_id: event.event_id, ...moreMiss(3) });
    const last = await client.requestPlan({ by: ANALYST, cdm_id: cdmId });
    expect(await client.cancelPlan(last.plan_id, ANALYST)).toMatchObject({ state: 'cancelled' });
    expect(await refusal(client.cancelPlan(last.plan_id, 'Eve'))).toMatchObject({ status: 403 });
    expect(await computed(first)).toMatchObject({ state: 'proposed' });
    expect(await client.findPlan(last.plan_id)).toMatchObject({ state: 'cancelled', result: null });
    expect(await refusal(client.cancelPlan(last.plan_id, ANALYST))).toMatchObject({ status: 409 });
  }, 30_000);
}
