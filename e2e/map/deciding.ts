import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './everybody.ts';
import { makeUpMessages, sendLatest, type ToldEvent } from './made-up-messages.ts';
import { goTo, type ServedMap, START } from './served-map.ts';
import { until } from './until.ts';

const [ADA, JOS, LEA] = ['Ada Muller', 'Jos Weber', 'Léa Klein'] as const;
const REASON = 'the calibration is put off, as agreed with the payload';

/** What of a plan is looked at. */
interface AskedPlan {
  readonly plan_id: number;
  readonly total_mm_s: number;
  readonly settings: { readonly burn?: Readonly<Record<string, unknown>> };
}

/** Its address with time that stands still: what is drawn for it would take the machine from what is looked at. */
const still = ({ address }: ToldEvent): string => `${address}&t=${START}&rate=0`;

/** Several people and one satellite with a profile: burns set by hand, two approvals, what is out of date, elements alone. */
export function decidingTests(served: () => ServedMap): void {
  let page: Page;
  let told: ToldEvent;
  let moverId: string;
  let tcaMs: number;
  const api = async (path: string, method = 'GET', body?: object): Promise<unknown> => {
    const response = await fetch(`${served().url}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const at = (leadSeconds: number): string => new Date(tcaMs - 1000 * leadSeconds).toISOString();
  const profile = (massKg: number): object => ({
    mass_kg: massKg,
    specific_impulse_s: 220,
    two_person_rule: true,
    blackouts: [{ start: at(9000), stop: at(7000), name: 'calibration' }],
    contacts: [{ start: at(15_000), stop: at(14_400), name: 'Svalbard' }],
  });
  const panel = (): ReturnType<Page['locator']> => page.locator('.panel');
  const card = (): ReturnType<Page['locator']> => page.locator('.plan-card').first();
  const be = (name: string): Promise<unknown> =>
    panel()
      .getByLabel('You are')
      .selectOption({ label: `${name} (${name === ADA ? 'admin' : 'operator'})` });
  /** Goes to the panel with a burn, so long before the encounter, along the track. */
  const lookAt = async (leadSeconds: number, mmS: number, more = ''): Promise<void> => {
    const address = still(told).replace('panel=encounter', 'panel=fly-around');
    await goTo(page, `${address}&mover=primary&burn=${leadSeconds},0,${mmS},0${more}`);
    await panel().getByText('The burn, by hand').waitFor();
  };
  /** Proposes what is looked at, and waits for the plan. */
  const propose = async (reason: string | null = null): Promise<AskedPlan> => {
    const before = ((await api('plans?limit=1')) as { items: AskedPlan[] }).items[0]?.plan_id ?? 0;
    await panel().getByRole('button', { name: 'Propose this' }).first().click();
    if (reason !== null) {
      await panel().getByLabel('The profile does not allow this burn.').fill(reason);
      await panel().locator('.plan-reason').getByRole('button', { name: 'Propose this' }).click();
    }
    for (;;) {
      const [last] = ((await api('plans?limit=1')) as { items: AskedPlan[] }).items;
      if (last !== undefined && last.plan_id > before) {
        const named = page.locator(`.plan-card[aria-label="Plan ${last.plan_id}"]`);
        await named.locator('.plan-state', { hasText: 'proposed' }).waitFor();
        return (await api(`plans/${last.plan_id}`)) as AskedPlan;
      }
      await page.waitForTimeout(100);
    }
  };

  beforeAll(async () => {
    told = await makeUpMessages(served().url);
    await sendLatest(served().url, told);
    moverId = /pair=(\d+)/.exec(told.address)![1]!;
    tcaMs = Date.parse(/tca=([^&]*)/.exec(told.address)![1]!);
    await api(`people/${encodeURIComponent(ADA)}`, 'PUT', { role: 'admin', by: ADA });
    for (const name of [JOS, LEA]) {
      await api(`people/${encodeURIComponent(name)}`, 'PUT', { role: 'operator', by: ADA });
    }
    await api(`objects/${moverId}/profile`, 'PUT', { by: JOS, profile: profile(1200) });
    page = await served().open(still(told), { drawn: false });
    await until(page, 'globalThis.clearway?.events.get() != null && globalThis.clearway.catalog.get() != null');
  }, 400_000);
  afterAll(async () => {
    await page?.context().close();
    await api(`objects/${moverId}/profile?by=${encodeURIComponent(JOS)}`, 'DELETE').catch(() => null);
  });

  test('a burn in a blackout says so, and is proposed with a reason alone, exactly as it is', async () => {
    await lookAt(8000, 40);
    await panel().locator('.fly-outside').getByText('in a blackout').waitFor();
    await panel().locator('span', { hasText: 'No burn may be then' }).first().waitFor();
    await panel().getByText('Contacts, in which commands can be sent').waitFor();
    await be(ADA);
    await panel().getByRole('button', { name: 'Propose this' }).click();
    await panel().getByLabel('The profile does not allow this burn.').waitFor();
    expect(await axeViolations(page, 'dark')).toEqual([]);
    await panel().getByRole('button', { name: 'Propose this' }).first().click();
    const plan = await propose(REASON);
    expect(plan.settings.burn).toEqual({
      utc: at(8000),
      ...{ radial_mm_s: 0, in_track_mm_s: 40, cross_track_mm_s: 0, outside_reason: REASON },
    });
    expect(plan.total_mm_s).toBeCloseTo(40, 9);
    await card().getByText('Set by hand', { exact: false }).first().waitFor();
    await card().getByText(`Proposed all the same: ${REASON}`).waitFor();
  });

  test('what one proposed two others approve, and nobody once it is out of date', async () => {
    await lookAt(5000, 60);
    expect(await panel().locator('.fly-outside').count()).toBe(0);
    await propose();
    await card().getByRole('button', { name: 'Reviewed' }).click();
    await card().locator('.plan-state', { hasText: 'reviewed' }).waitFor();
    // By the two-person rule not by who proposed.
    expect(await card().getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await be(JOS);
    await card().getByRole('button', { name: 'Approve' }).click();
    await card().getByText('approved by Jos Weber (1 of 2)').waitFor();
    expect(await card().getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await be(LEA);
    await card().getByRole('button', { name: 'Approve' }).click();
    await card().locator('.plan-state', { hasText: 'approved' }).waitFor();
    await api(`objects/${moverId}/profile`, 'PUT', { by: JOS, profile: profile(1190) });
    await card().getByText('Out of date: what it rests on has changed.').waitFor();
    await card().getByText('profile is at version').waitFor();
    expect(await card().getByRole('button', { name: 'Executed' }).count()).toBe(0);
  });

  test('on elements alone nobody approves without saying why, and that is kept', async () => {
    await lookAt(5000, 60, '&cdm=screening');
    await panel().getByText('public elements are nothing to burn by').waitFor();
    await be(ADA);
    await propose();
    await card().getByText('screening only').first().waitFor();
    await card().getByRole('button', { name: 'Reviewed' }).click();
    await card().locator('.plan-state', { hasText: 'reviewed' }).waitFor();
    for (const [k, name] of [JOS, LEA].entries()) {
      await be(name);
      await card().getByRole('button', { name: 'Approve' }).click();
      const why = card().getByLabel('This plan rests on public elements alone');
      if (k === 0) expect(await axeViolations(page, 'dark')).toEqual([]);
      await why.fill('a trial of the procedure, nothing is flown');
      await card().locator('.plan-reason').getByRole('button', { name: 'Approve' }).click();
      await card()
        .getByText(`approved by ${k === 0 ? JOS : `${JOS}, ${LEA}`}`)
        .waitFor();
    }
    await card().getByText('What happened').click();
    await card().getByText('approved on elements alone').first().waitFor();
  });
}
