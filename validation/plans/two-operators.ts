import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, OPERATOR, type PlanTrial, refusal } from './plan-trial.ts';

/** Two operators tell each other who moves. */
export function twoOperatorTests(trial: () => PlanTrial): void {
  let client: PlanTrial['client'];
  let computed: PlanTrial['computed'];
  let planned: PlanTrial['planned'];
  let received: PlanTrial['received'];
  beforeAll(() => {
    ({ client, computed, planned, received } = trial());
  });

  describe('two operators', () => {
    it('tell each other who moves, and the path that one announces counts when the other plans', async () => {
      const cdmId = await received();
      const theirs = await planned(cdmId, { mover: 'secondary', target_miss_km: 60, target_probability: undefined });
      expect(theirs).toMatchObject({ mover: 'secondary', state: 'proposed' });
      const sent = await client.sharePlan(theirs.plan_id, { by: OPERATOR, originator: 'THEM' });
      expect(sent.burn).toMatchObject({ object_id: 51_228 });
      const ours = await planned(cdmId);
      const claim = { by: OPERATOR, cdm_id: cdmId, object_id: 43_613, status: 'claimed' } as const;
      expect(await client.addStatement(claim)).toMatchObject({ mover: 43_613, conflict: null });
      expect(await refusal(client.addStatement({ ...claim, object_id: 5 }))).toMatchObject({ status: 400 });
      const conflict = await client.receiveCoordination(sent);
      expect(conflict.conflict).toMatchObject({ code: 'both-claim', text: expect.stringContaining('BOTH MOVE') });
      expect(await client.receiveCoordination(sent)).toEqual(conflict);
      expect(await refusal(client.receiveCoordination({ ...sent, contact: 'x' }))).toMatchObject({ status: 409 });
      const stale = await client.findPlan(ours.plan_id);
      expect(stale.stale.map(({ code }) => code)).toEqual(['new-announcement']);
      expect(stale.coordination!.conflict).not.toBeNull();
      const again = await computed(await client.recomputePlan(ours.plan_id, ANALYST));
      // With their burn the miss is the one that they burn for.
      expect(again.result!.miss_before_km).toBeGreaterThan(59);
      expect(again.result!.text[0]).toContain('THEM');
      expect(again).toMatchObject({ inputs: { announced_message_id: sent.message_id }, stale: [] });
      const reviewed = await client.decidePlan(again.plan_id, {
        action: 'review',
        by: ANALYST,
        expected_version: again.version,
      });
      const approve = { action: 'approve', by: OPERATOR, expected_version: reviewed.version } as const;
      expect(await refusal(client.decidePlan(again.plan_id, approve))).toMatchObject({
        status: 409,
        message: expect.stringContaining('BOTH MOVE'),
      });
      await client.addStatement({ ...claim, status: 'declined' });
      expect((await client.findPlan(again.plan_id)).coordination).toMatchObject({ mover: 51_228, conflict: null });
      expect((await client.decidePlan(again.plan_id, approve)).state).toBe('approved');
    }, 30_000);
  });
}
