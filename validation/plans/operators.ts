import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, ANALYST, OPERATOR, type PlanTrial, refusal, SECOND } from './plan-trial.ts';

/** Who may do what, and what a satellite can. */
export function operatorTests(trial: () => PlanTrial): void {
  let client: PlanTrial['client'];
  let event: PlanTrial['event'];
  beforeAll(() => {
    ({ client, event } = trial());
  });

  describe('people', () => {
    it('begin with one who makes themselves admin, and who makes the others', async () => {
      expect(await refusal(client.requestPlan({ by: ANALYST, event_id: event.event_id }))).toMatchObject({
        status: 403,
        code: 'forbidden',
        message: expect.stringContaining('no person "Ada Muller"'),
      });
      expect(await refusal(client.changePerson(ANALYST, { role: 'analyst', by: ADMIN }))).toMatchObject({
        status: 409,
      });
      await client.changePerson(ADMIN, { role: 'admin', by: ADMIN });
      await client.changePerson(ANALYST, { role: 'analyst', by: ADMIN });
      await client.changePerson(OPERATOR, { role: 'operator', by: ADMIN });
      await client.changePerson(SECOND, { role: 'operator', by: ADMIN });
      await client.changePerson('Eve', { role: 'viewer', by: ADMIN });
      expect(await refusal(client.changePerson('Eve', { role: 'admin', by: ANALYST }))).toMatchObject({ status: 403 });
      expect(await refusal(client.changePerson(ADMIN, { role: 'viewer', by: ADMIN }))).toMatchObject({
        status: 409,
        message: expect.stringContaining('last admin'),
      });
      const { items } = await client.listPeople();
      expect(items.map(({ name, role }) => [name, role])).toEqual([
        [ANALYST, 'analyst'],
        ['Eve', 'viewer'],
        [ADMIN, 'admin'],
        [OPERATOR, 'operator'],
        [SECOND, 'operator'],
      ]);
    });
  });

  describe('a profile', () => {
    it('has versions that say what changed, when and by whom', async () => {
      const first = await client.changeProfile(43_613, {
        by: OPERATOR,
        profile: { mass_kg: 1387, specific_impulse_s: 220, command_lead_minutes: 30 },
        expected_version: 0,
      });
      expect(first).toMatchObject({ version: 1, changed_by: OPERATOR, changes: expect.arrayContaining([]) });
      const profile = { ...first.profile!, mass_kg: 1380, thrusters: { least_mm_s: 1, most_mm_s: 3000 } };
      const second = await client.changeProfile(43_613, {
        by: OPERATOR,
        profile,
        expected_version: 1,
        reason: 'fuel used',
      });
      expect(second.changes).toEqual([
        { field: 'mass_kg', before: 1387, after: 1380 },
        { field: 'thrusters.least_mm_s', before: null, after: 1 },
        { field: 'thrusters.most_mm_s', before: null, after: 3000 },
      ]);
      const late = client.changeProfile(43_613, { by: OPERATOR, profile: {}, expected_version: 1 });
      expect(await refusal(late)).toMatchObject({ status: 409, message: expect.stringContaining('version 2') });
      expect(await refusal(client.changeProfile(43_613, { by: ANALYST, profile: {} }))).toMatchObject({ status: 403 });
      const wrong = client.changeProfile(43_613, { by: OPERATOR, profile: { mass_kg: -1 } });
      expect(await refusal(wrong)).toMatchObject({ status: 400, message: expect.stringContaining('profile.mass_kg') });
      expect((await client.readProfileHistory(43_613)).items.map(({ version }) => version)).toEqual([2, 1]);
    });
  });
}
