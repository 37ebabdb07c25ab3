import { parseUtc, propagateTwoBody, secondsBetween } from '@clearway/astro';
import type { PlanDocument } from '@clearway/contract';
import { readCdms, readOem, readOpm } from '@clearway/messages';
import { beforeAll, expect, it } from 'vitest';
import type { PlanTrial } from './plan-trial.ts';

/** What plans are written as. */
export function planFileTests(trial: () => PlanTrial): void {
  let client: PlanTrial['client'];
  let message: PlanTrial['message'];
  let planned: PlanTrial['planned'];
  let received: PlanTrial['received'];
  beforeAll(() => {
    ({ client, message, planned, received } = trial());
  });

  it('a plan is written as OPM, OEM, CDM and report, which readers take', async () => {
    const plan = await planned(await received());
    const { burn } = plan.result!.routes[0]!;
    const opm = readOpm(await (await client.readPlanOpm(plan.plan_id)).text());
    expect(opm).toMatchObject({ referenceFrame: 'EME2000', originator: 'CLEARWAY', objectName: plan.primary.name });
    expect(opm.maneuvers).toMatchObject([{ referenceFrame: 'RTN', duration: 0 }]);
    expect(Math.hypot(...opm.maneuvers[0]!.deltaV) * 1e6).toBeCloseTo(burn!.total_mm_s, 6);
    expect(opm.spacecraft?.mass).toBe(1380);
    for (const format of ['kvn', 'xml', 'json'] as const) {
      const oem = readOem(await (await client.readPlanOem(plan.plan_id, { format })).text());
      expect(oem.segments[0]!.covariances.length).toBeGreaterThan(3);
      // It begins where the OPM is, with the burn.
      const [x, y, z, vx, vy, vz] = oem.segments[0]!.states;
      expect(Math.hypot(x! - opm.position[0], y! - opm.position[1], z! - opm.position[2])).toBeLessThan(1e-9);
      const dv = Math.hypot(vx! - opm.velocity[0], vy! - opm.velocity[1], vz! - opm.velocity[2]);
      expect(dv * 1e6).toBeCloseTo(burn!.total_mm_s, 5);
    }
    const text = await (await client.readPlanCdm(plan.plan_id)).text();
    const [cdm] = readCdms(text);
    expect(cdm!.missDistance / 1000).toBeCloseTo(plan.result!.routes[0]!.miss_after_km, 5);
    expect(text).toContain('AFTER A PLANNED MANOEUVRE');
    expect(text).not.toContain('element sets');
    const page = await client.readPlanReport(plan.plan_id);
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    expect(html.match(/<svg /g)).toHaveLength(5);
    expect(html).not.toMatch(/NaN|undefined|https?:\/\/(?!www\.w3\.org)/);
  }, 30_000);

  it('a burnt path that is flown by another model leads to the miss that the plan says', async () => {
    const plan = await planned(await received(), { target_probability: undefined, target_miss_km: 60 });
    const route = plan.result!.routes[0]!;
    const oem = readOem(await (await client.readPlanOem(plan.plan_id)).text());
    const [cdm] = readCdms(await (await client.readPlanCdm(plan.plan_id)).text());
    const [own, other] = cdm!.objects;
    // The path at the new closest approach, from the states around it.
    const tca = parseUtc(route.tca_after_utc)!;
    const { times, states } = oem.segments[0]!;
    const place = times.seconds.findIndex((second, k) => (times.days[k]! - tca.day) * 86_400 + second > tca.second);
    const since = (tca.day - times.days[place - 1]!) * 86_400 + tca.second - times.seconds[place - 1]!;
    const flown = new Float64Array(6);
    propagateTwoBody(states.slice(6 * (place - 1), 6 * place), since, flown);
    const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
      Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
    const before = readCdms(message)[0]!;
    const moved = route.miss_after_km;
    expect(moved).toBeGreaterThan(before.missDistance / 1000);
    // What the burn does by two bodies, as the plan has it, and under J2 to J4, as the file has it: within 2 % of the burn's own effect.
    const effect = distance(own.position, (await unburntAt(plan)).slice(0, 3));
    expect(effect).toBeGreaterThan(1);
    expect(distance(flown, own.position)).toBeLessThan(0.02 * effect);
    expect(Math.abs(distance(own.position, other.position) - moved)).toBeLessThan(1e-5);
  }, 30_000);

  /** Where the satellite of the message would be at the new closest approach without a burn: by two bodies from the message. */
  async function unburntAt(plan: PlanDocument): Promise<Float64Array> {
    const { objects, tca } = readCdms(message)[0]!;
    const state = Float64Array.from([...objects[0].position, ...objects[0].velocity]);
    const out = new Float64Array(6);
    propagateTwoBody(state, secondsBetween(tca, parseUtc(plan.result!.routes[0]!.tca_after_utc)!), out);
    return out;
  }
}
