import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { planComparison } from '@clearway/contract';
import { readComputed } from '@clearway/store';
import { beforeAll, expect, it } from 'vitest';
import { idle } from '../live/live-trial.ts';
import { ANALYST, OPERATOR, type PlanTrial, refusal } from './plan-trial.ts';

/** What plans rest on changes. */
export function stalenessTests(trial: () => PlanTrial): void {
  let live: PlanTrial['live'];
  let client: PlanTrial['client'];
  let runs: PlanTrial['runs'];
  let catalog: PlanTrial['catalog'];
  let event: PlanTrial['event'];
  let computed: PlanTrial['computed'];
  let planned: PlanTrial['planned'];
  let received: PlanTrial['received'];
  let moreMiss: PlanTrial['moreMiss'];
  beforeAll(() => {
    ({ live, client, runs, catalog, event, computed, planned, received, moreMiss } = trial());
  });

  it('a plan is stale once another message comes, and is not approved then', async () => {
    const cdmId = await received();
    const plan = await planned(cdmId);
    const reviewed = await client.decidePlan(plan.plan_id, {
      action: 'review',
      by: ANALYST,
      expected_version: plan.version,
    });
    const later = await received((text) =>
      text
        .replace(/MISS_DISTANCE(\s*)= \S+/, 'MISS_DISTANCE$1= 331.0')
        .replace(/MESSAGE_ID(\s*)= \S+/, 'MESSAGE_ID$1= LATER'),
    );
    const stale = await client.findPlan(plan.plan_id);
    expect(stale.stale).toMatchObject([{ code: 'new-message', text: expect.stringContaining(`Message ${later}`) }]);
    expect(stale.version).toBe(reviewed.version + 1);
    const approval = client.decidePlan(plan.plan_id, {
      action: 'approve',
      by: OPERATOR,
      expected_version: stale.version,
    });
    expect(await refusal(approval)).toMatchObject({ status: 409, message: expect.stringMatching(/stale: .*anew/) });
    const { items } = await client.readPlanRecord(plan.plan_id);
    expect(items.at(-1)).toMatchObject({
      action: 'stale',
      by: 'Clearway',
      reason: expect.stringContaining('Message'),
    });
    const again = await computed(await client.recomputePlan(plan.plan_id, ANALYST));
    expect(again).toMatchObject({ state: 'proposed', replaces: plan.plan_id, stale: [] });
    expect((await client.findPlan(plan.plan_id)).replaced_by).toEqual([again.plan_id]);
    const comparison = planComparison.parse(await client.comparePlans([plan.plan_id, again.plan_id]));
    expect(comparison.rows.find(({ field }) => field === 'stale')).toMatchObject({
      values: [true, false],
      same: false,
    });
    expect(comparison.rows.find(({ field }) => field === 'total_mm_s')!.differences[0]).toBe(0);
    await client.deleteCdm(later);
  }, 30_000);

  it('a plan for an event is stale once its objects, or those near its path, have other elements', async () => {
    const plan = await computed(await client.requestPlan({ by: ANALYST, event_id: event.event_id, ...moreMiss(1) }));
    const near = plan.result!.routes[0]!.secondary!.encounters.map(({ object_id }) => object_id);
    expect(near.length).toBeGreaterThan(0);
    const neighbour = near.find((id) => id !== event.secondary.object_id)!;
    // Farther away than anything is screened to, but within reach of what newer elements may change; and one in another shell.
    const { neighbours } = JSON.parse(
      gunzipSync((await readComputed(live.store.db, plan.plan_id))!).toString('utf8'),
    ) as { readonly neighbours: readonly { readonly object_id: number; readonly km: number }[] };
    const passing = neighbours.find(({ object_id: id, km }) => km > 20 && id !== event.secondary.object_id)!;
    const apart = objectApart(event.primary.object_id);
    const changed = [event.secondary.object_id, neighbour, passing.object_id, apart];
    const upload = [catalog.header, ...changed.map(changedLine)].join('\n');
    await client.uploadElementSets('own', `${upload}\n`);
    await runs.consider();
    await idle(runs);
    // The run is published a while after it is done, on a busy machine longer.
    for (let tries = 0; tries < 200 && (await client.findPlan(plan.plan_id)).stale.length < 2; tries++)
      await sleep(100);
    const { stale, state } = await client.findPlan(plan.plan_id);
    expect(state).toBe('proposed');
    expect(stale.map(({ code }) => code).toSorted()).toEqual(['new-catalogue', 'new-elements']);
    expect(stale.find(({ code }) => code === 'new-elements')!.text).toContain(String(event.secondary.object_id));
    const { text } = stale.find(({ code }) => code === 'new-catalogue')!;
    const [close, inCorridor] = text.split(', which come close to a burnt path');
    expect(close).toContain(String(neighbour));
    expect(inCorridor).toContain(String(passing.object_id));
    expect(text).not.toContain(String(apart));
  }, 60_000);

  /** Somebody who never comes into the shell of an object: by mean motion and eccentricity, 500 km off. */
  function objectApart(id: number): number {
    const names = catalog.header.split(',');
    const shells = catalog.lines.map((line) => {
      const cells = line.split(',');
      const [number, perDay, eccentricity] = ['NORAD_CAT_ID', 'MEAN_MOTION', 'ECCENTRICITY'].map((name) =>
        Number(cells[names.indexOf(name)]),
      ) as [number, number, number];
      const axis = Math.cbrt(398_600.4418 / ((2 * Math.PI * perDay) / 86_400) ** 2);
      return { id: number, perigee: axis * (1 - eccentricity), apogee: axis * (1 + eccentricity) };
    });
    const own = shells.find((each) => each.id === id)!;
    return shells.find(({ perigee, apogee }) => perigee > own.apogee + 500 || apogee < own.perigee - 500)!.id;
  }

  /** The element set of an object, a little further on its orbit. */
  function changedLine(id: number): string {
    const names = catalog.header.split(',');
    const [idAt, anomalyAt] = [names.indexOf('NORAD_CAT_ID'), names.indexOf('MEAN_ANOMALY')];
    const cells = catalog.lines.map((line) => line.split(',')).find((each) => Number(each[idAt]) === id)!;
    return cells.map((cell, k) => (k === anomalyAt ? String(Number(cell) + 0.0005) : cell)).join(',');
  }
}
