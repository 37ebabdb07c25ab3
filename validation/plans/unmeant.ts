import { readOem } from '@clearway/messages';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, type PlanTrial, refusal } from './plan-trial.ts';

/** What cannot be meant, and is refused or failed with what to do. */
export function unmeantTests(trial: () => PlanTrial): void {
  let client: PlanTrial['client'];
  let planned: PlanTrial['planned'];
  let received: PlanTrial['received'];
  let passTime: PlanTrial['passTime'];
  beforeAll(() => {
    ({ client, planned, received, passTime } = trial());
  });

  describe('what cannot be meant', () => {
    const noCovariance = (text: string): string =>
      text
        .replace(/^(C[RTN](?:DOT)?_[RTN](?:DOT)?\s*=) \S+/gm, '$1 0.0')
        .replace(/MESSAGE_ID(\s*)= \S+/, 'MESSAGE_ID$1= NONE');
    it.each([
      ['an unknown event', async () => ({ event_id: 999_999 }), 404, /no event 999999/],
      ['an unknown message', async () => ({ cdm_id: 999_999 }), 404, /no message 999999/],
      ['both', async () => ({ cdm_id: 1, event_id: 1 }), 400, /exactly one/],
      ['neither', async () => ({}), 400, /exactly one/],
      [
        'a burn after the closest approach',
        async () => ({ cdm_id: await received(), lead_orbits: -1 }),
        400,
        /lead_orbits/,
      ],
    ])('%s is refused', async (_, of, status, detail) => {
      const asked = client.requestPlan({ by: ANALYST, ...(await of()) });
      expect(await refusal(asked)).toMatchObject({ status, message: expect.stringMatching(detail) });
    });

    it('a message without covariances fails with what to do, and is planned to a miss distance', async () => {
      const cdmId = await received(noCovariance);
      const failed = await planned(cdmId);
      expect(failed).toMatchObject({ state: 'failed', failure: expect.stringMatching(/covariance.*miss distance/) });
      const { items } = await client.readPlanRecord(failed.plan_id);
      expect(items.at(-1)).toMatchObject({ action: 'fail', reason: failed.failure });
      expect(await refusal(client.readPlanReport(failed.plan_id))).toMatchObject({ status: 409 });
      const missed = await planned(cdmId, { target_probability: undefined, target_miss_km: 50 });
      expect(missed).toMatchObject({ state: 'proposed', probability_before: null });
      const oem = await (await client.readPlanOem(missed.plan_id)).text();
      expect(readOem(oem).segments[0]!.covariances).toEqual([]);
      await client.deleteCdm(cdmId);
    }, 30_000);

    it('a burn that comes too late is to stay, and says why', async () => {
      const plan = await planned(await received(), { constraints: { least_lead_minutes: 99_999 } });
      expect(plan).toMatchObject({ state: 'proposed', route: 'stay', result: { decision: 'stay' } });
      expect(plan.result!.text.join(' ')).toMatch(/too late/);
    }, 30_000);

    it('an encounter that has passed is not planned for', async () => {
      const cdmId = await received();
      passTime(30 * 86_400e6);
      expect(await refusal(client.requestPlan({ by: ANALYST, cdm_id: cdmId }))).toMatchObject({
        status: 409,
        message: expect.stringContaining('has passed'),
      });
      passTime(-30 * 86_400e6);
    });
  });
}
