import type { PlanDocument, RequestedBurn } from '@clearway/contract';
import { readOem, readOpm } from '@clearway/messages';
import { beforeAll, expect, it } from 'vitest';
import { ANALYST, OPERATOR, type PlanTrial, refusal } from './plan-trial.ts';

/** Burns that somebody set by hand are planned as they are. */
export function givenBurnTests(trial: () => PlanTrial): void {
  let client: PlanTrial['client'];
  let event: PlanTrial['event'];
  let computed: PlanTrial['computed'];
  let planned: PlanTrial['planned'];
  let received: PlanTrial['received'];
  let moreMiss: PlanTrial['moreMiss'];
  let cdmId: number;
  let least: PlanDocument;
  beforeAll(async () => {
    ({ client, event, computed, planned, received, moreMiss } = trial());
    cdmId = await received();
    least = await planned(cdmId);
  }, 60_000);

  /** The least burn, so many times as large. */
  function times(factor: number): RequestedBurn {
    const burn = least.result!.routes[0]!.burn!;
    return {
      utc: burn.utc,
      radial_mm_s: factor * burn.radial_mm_s,
      in_track_mm_s: factor * burn.in_track_mm_s,
      cross_track_mm_s: factor * burn.cross_track_mm_s,
    };
  }

  it('a plan holds exactly the burn, says that it is not the least, and by how much', async () => {
    const burn = times(1.7);
    const plan = await planned(cdmId, { burn });
    expect(plan).toMatchObject({ state: 'proposed', route: 'given', settings: { burn } });
    const route = plan.result!.routes.find((each) => each.route === 'given')!;
    const { utc: _, ...components } = burn;
    for (const [name, value] of Object.entries(components)) {
      expect(route.burn![name as keyof typeof components & keyof typeof route.burn]).toBeCloseTo(value as number, 9);
    }
    expect(Date.parse(route.burn!.utc)).toBe(Date.parse(burn.utc));
    const { certificate } = least.result!.routes[0]!;
    expect(route.certificate).toMatchObject({ optimal: false, states: expect.stringContaining('set by hand') });
    expect(route.certificate!.gap).toBeCloseTo(plan.total_mm_s! / certificate!.lower_bound_mm_s - 1, 6);
    expect(route).toMatchObject({ raised_by: 1, given: { reaches_target: true, outside: [], outside_reason: null } });
    expect(route.probability_after).toBeLessThan(1e-9);
    expect(plan.result!.recommended).toBe('least-fuel');
    const opm = readOpm(await (await client.readPlanOpm(plan.plan_id)).text());
    expect(opm.maneuvers[0]!.deltaV.map((component) => component * 1e6)).toEqual([
      expect.closeTo(burn.radial_mm_s, 6),
      expect.closeTo(burn.in_track_mm_s, 6),
      expect.closeTo(burn.cross_track_mm_s, 6),
    ]);
    const oem = readOem(await (await client.readPlanOem(plan.plan_id)).text());
    expect(oem.segments[0]!.covariances.length).toBeGreaterThan(3);
    expect(await (await client.readPlanReport(plan.plan_id)).text()).toContain('Set by hand');
    const again = await computed(await client.recomputePlan(plan.plan_id, ANALYST));
    expect(again).toMatchObject({ route: 'given', total_mm_s: plan.total_mm_s });
  }, 60_000);

  it('one that is not enough is kept as it is, and says so', async () => {
    const plan = await planned(cdmId, { burn: times(0.5) });
    const route = plan.result!.routes.find((each) => each.route === 'given')!;
    expect(route.given).toMatchObject({ reaches_target: false });
    // The plane does not hold for this message, so that its bound is for comparison: half of the burn is half as far from it.
    expect(1 + route.certificate!.gap!).toBeCloseTo(0.5 * (1 + least.result!.routes[0]!.certificate!.gap!), 6);
    expect(route.probability_after).toBeGreaterThan(1e-9);
    expect(route.text.join(' ')).toContain('it does not reach the target');
  }, 60_000);

  it('one outside what the profile allows takes a reason, which is kept', async () => {
    const { profile, version } = await client.readProfile(43_613);
    const burn = times(1);
    const at = (seconds: number): string => new Date(Date.parse(burn.utc) + 1000 * seconds).toISOString();
    const changed = await client.changeProfile(43_613, {
      by: OPERATOR,
      profile: {
        ...profile!,
        blackouts: [{ start: at(-600), stop: at(600), name: 'calibration' }],
        thrusters: { most_mm_s: 0.5 * least.total_mm_s! },
      },
      expected_version: version,
    });
    expect(await refusal(client.requestPlan({ by: ANALYST, cdm_id: cdmId, burn }))).toMatchObject({
      status: 409,
      message: expect.stringMatching(/blackout.*; No more than .*outside_reason/s),
    });
    const outside_reason = 'the calibration is put off, as agreed';
    const plan = await planned(cdmId, { burn: { ...burn, outside_reason } });
    const route = plan.result!.routes.find((each) => each.route === 'given')!;
    expect(route.given!.outside.map(({ code }) => code)).toEqual(['in-blackout', 'too-large']);
    expect(route.given!.outside_reason).toBe(outside_reason);
    expect(route.text.filter((text) => text.startsWith('Not allowed: '))).toHaveLength(2);
    await client.changeProfile(43_613, { by: OPERATOR, profile: profile!, expected_version: changed.version });
  }, 60_000);

  it('one of an event is held against everything else in orbit', async () => {
    const burn = {
      utc: new Date(Date.parse(event.tca_utc) - 5_000_000).toISOString(),
      ...{ radial_mm_s: 0, in_track_mm_s: 120, cross_track_mm_s: 30 },
    };
    const plan = await computed(
      await client.requestPlan({ by: ANALYST, event_id: event.event_id, ...moreMiss(1), burn }),
    );
    expect(plan).toMatchObject({
      state: 'proposed',
      route: 'given',
      total_mm_s: expect.closeTo(Math.hypot(120, 30), 9),
    });
    expect(plan.result!.routes.find((each) => each.route === 'given')!.secondary).toMatchObject({ objects: 1000 });
  }, 60_000);

  it.each([
    ['after the closest approach', { utc: '2026-03-15T12:40:00Z' }, /not before the closest approach/],
    ['that has gone by', { utc: '2026-03-09T00:00:00Z' }, /has gone by/],
    ['of no size', { radial_mm_s: 0, in_track_mm_s: 0, cross_track_mm_s: 0 }, /no size/],
  ])('one %s is refused', async (_, change, detail) => {
    const asked = client.requestPlan({ by: ANALYST, cdm_id: cdmId, burn: { ...times(1), ...change } });
    expect(await refusal(asked)).toMatchObject({ status: 400, message: expect.stringMatching(detail) });
  });

  it('one beside a route or a lead is refused', async () => {
    for (const more of [{ route: 'stay' }, { lead_orbits: 1 }] as const) {
      const asked = client.requestPlan({ by: ANALYST, cdm_id: cdmId, burn: times(1), ...more });
      expect(await refusal(asked)).toMatchObject({ status: 400, message: expect.stringContaining('give burn, or') });
    }
  });
}
