import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Client,
  NewPlan,
  PlanAction,
  PlanDecision,
  PlanDocument,
  RequestedBurn,
  RouteName,
} from '@clearway/contract';
import { PLAN_STATES, ROUTES } from '@clearway/contract';
import { parseUtc, streamSink, UserError, writeText } from '@clearway/service';
import { invalid, readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { comparisonTable, plansTable, planTable, recordTable } from '../people/plan-table.ts';

/** Options of `plan` as commander gives them. */
export interface PlanOptions extends PlaceOptions {
  readonly by?: string;
  readonly event?: string;
  readonly cdm?: string;
  readonly mover?: string;
  readonly targetPc?: string;
  readonly targetMissKm?: string;
  readonly leadOrbits?: string;
  readonly burn?: string;
  readonly outside?: string;
  readonly hardBodyRadiusM?: string;
  readonly screen?: boolean;
  readonly route?: string;
  readonly note?: string;
  readonly object?: string;
  readonly state?: string;
  readonly limit?: string;
  readonly expectedVersion?: string;
  readonly reason?: string;
  readonly override?: string;
  readonly json?: boolean;
}

const LARGEST_ID = 2_147_483_647;
const LOOK_MS = 200;

export const readPlanId = (text: string): number =>
  readNumber('PLAN', text, { least: 1, most: LARGEST_ID, whole: true, unit: 'a plan' });

export function readBy({ by }: PlanOptions): string {
  if (by !== undefined && by.trim() !== '') return by.trim();
  throw new UserError('option-missing', 'a plan needs --by', 'give the name of a person: --by "Ada Muller"');
}

/** `clearway plan request`: plans, waits until it is computed, and shows it. */
export async function requestPlan(options: PlanOptions, around: Surroundings): Promise<void> {
  const plan = newPlan(options);
  await shown(options, around, async (client) => computed(client, await client.requestPlan(plan), around));
}

/** `clearway plan recompute` */
export async function recomputePlan(id: string, options: PlanOptions, around: Surroundings): Promise<void> {
  const [planId, by] = [readPlanId(id), readBy(options)];
  await shown(options, around, async (client) => computed(client, await client.recomputePlan(planId, by), around));
}

/** `clearway plan show` */
export async function showPlan(id: string, options: PlanOptions, around: Surroundings): Promise<void> {
  const planId = readPlanId(id);
  await shown(options, around, (client) => client.findPlan(planId));
}

/** `clearway plan review`, `approve`, `reject`, `withdraw`, `choose`, `execute` */
export async function decidePlan(
  action: PlanAction,
  id: string,
  options: PlanOptions,
  around: Surroundings,
): Promise<void> {
  const planId = readPlanId(id);
  const by = readBy(options);
  const { reason, override, route, expectedVersion } = options;
  const version =
    expectedVersion === undefined
      ? null
      : readNumber('--expected-version', expectedVersion, { least: 1, most: LARGEST_ID, whole: true, unit: 'version' });
  await shown(options, around, async (client) => {
    const decision: PlanDecision = {
      action,
      by,
      expected_version: version ?? (await client.findPlan(planId)).version,
      ...(reason !== undefined && { reason }),
      ...(override !== undefined && { override_reason: override }),
      ...(route !== undefined && { route: readRoute(route) }),
    };
    return client.decidePlan(planId, decision);
  });
}

/** `clearway plan list` */
export async function listPlans(options: PlanOptions, around: Surroundings): Promise<void> {
  const limit = readNumber('--limit', options.limit ?? '20', { least: 1, most: 1000, whole: true, unit: 'plans' });
  const states = options.state?.split(',').map((text) => {
    const found = PLAN_STATES.find((state) => state === text.trim());
    if (found !== undefined) return found;
    throw invalid('--state', text, `give ${PLAN_STATES.join(', ')}`);
  });
  const query = {
    limit,
    ...(states && { state: states }),
    ...(options.object !== undefined && { object: readIds('--object', options.object) }),
  };
  const sink = streamSink(around.stdout);
  await withClient(options, around, async (client) => {
    const { items } = await client.listPlans(query);
    return writeText(sink, options.json ? `${JSON.stringify({ plans: items })}\n` : plansTable(items));
  });
}

/** `clearway plan compare` */
export async function comparePlans(ids: readonly string[], options: PlanOptions, around: Surroundings): Promise<void> {
  const planIds = ids.flatMap((text) => text.split(',')).map(readPlanId);
  const sink = streamSink(around.stdout);
  await withClient(options, around, async (client) => {
    const comparison = await client.comparePlans(planIds);
    return writeText(sink, options.json ? `${JSON.stringify(comparison)}\n` : comparisonTable(comparison));
  });
}

/** `clearway plan record` */
export async function recordOfPlan(id: string, options: PlanOptions, around: Surroundings): Promise<void> {
  const planId = readPlanId(id);
  const sink = streamSink(around.stdout);
  await withClient(options, around, async (client) => {
    const { items } = await client.readPlanRecord(planId);
    return writeText(sink, options.json ? `${JSON.stringify({ record: items })}\n` : recordTable(items));
  });
}

async function shown(
  options: PlanOptions,
  around: Surroundings,
  work: (client: Client) => Promise<PlanDocument>,
): Promise<void> {
  const sink = streamSink(around.stdout);
  await withClient(options, around, async (client) => {
    const plan = await work(client);
    return writeText(sink, options.json ? `${JSON.stringify(plan)}\n` : planTable(plan));
  });
}

async function computed(client: Client, asked: PlanDocument, { signal, stderr }: Surroundings): Promise<PlanDocument> {
  let plan = asked;
  let stage = '';
  while (plan.state === 'computing') {
    if (plan.progress !== null && plan.progress.stage !== stage) {
      stage = plan.progress.stage;
      stderr.write(`clearway: plan ${plan.plan_id}: ${stage}\n`);
    }
    await sleep(LOOK_MS, undefined, { signal });
    plan = await client.findPlan(plan.plan_id);
  }
  if (plan.state !== 'failed') return plan;
  throw new UserError('conflict', `plan ${plan.plan_id}: ${plan.failure}`, 'its record says what was asked');
}

function newPlan(options: PlanOptions): NewPlan {
  const { event, cdm, mover, targetPc, targetMissKm, leadOrbits, hardBodyRadiusM, route, note, screen, burn, outside } =
    options;
  if ((event === undefined) === (cdm === undefined)) {
    throw new UserError('option-missing', 'plan request needs --event or --cdm', 'give the number of one of them');
  }
  const id = (option: string, text: string): number =>
    readNumber(option, text, { least: 1, most: LARGEST_ID, whole: true, unit: 'its number' });
  if (mover !== undefined && mover !== 'primary' && mover !== 'secondary') {
    throw invalid('--mover', mover, 'give primary or secondary');
  }
  return {
    by: readBy(options),
    ...(event !== undefined && { event_id: id('--event', event) }),
    ...(cdm !== undefined && { cdm_id: id('--cdm', cdm) }),
    ...(mover !== undefined && { mover }),
    ...(targetPc !== undefined && {
      target_probability: readNumber('--target-pc', targetPc, { above: 0, most: 0.999, unit: 'probability' }),
    }),
    ...(targetMissKm !== undefined && {
      target_miss_km: readNumber('--target-miss-km', targetMissKm, { above: 0, most: 1000, unit: 'km' }),
    }),
    ...(leadOrbits !== undefined && {
      lead_orbits: readNumber('--lead-orbits', leadOrbits, {
        above: 0,
        most: 100,
        unit: 'revolutions before the closest approach',
      }),
    }),
    ...(burn !== undefined && { burn: readBurn(burn, outside) }),
    ...(hardBodyRadiusM !== undefined && {
      hard_body_radius_m: readNumber('--hard-body-radius-m', hardBodyRadiusM, { above: 0, most: 10_000, unit: 'm' }),
    }),
    ...(screen === false && { screen }),
    ...(route !== undefined && { route: readRoute(route) }),
    ...(note !== undefined && { note }),
  };
}

/** UTC and three components between commas. */
function readBurn(text: string, outside: string | undefined): RequestedBurn {
  const [utc, ...components] = text.split(',').map((each) => each.trim());
  const [radial, inTrack, crossTrack] = components.map((each) => (each === '' ? Number.NaN : Number(each)));
  const isGood = components.length === 3 && Number.isFinite(radial! + inTrack! + crossTrack!);
  if (!isGood || utc === undefined || parseUtc(utc) === null) {
    throw invalid('--burn', text, 'give UTC,R,T,N with mm/s: 2026-03-15T04:34:11Z,0,9.1,0');
  }
  return {
    utc,
    radial_mm_s: radial!,
    in_track_mm_s: inTrack!,
    cross_track_mm_s: crossTrack!,
    ...(outside !== undefined && { outside_reason: outside }),
  };
}

function readRoute(text: string): RouteName {
  const found = ROUTES.find((route) => route === text);
  if (found !== undefined) return found;
  throw invalid('--route', text, `give one of ${ROUTES.join(', ')}`);
}
