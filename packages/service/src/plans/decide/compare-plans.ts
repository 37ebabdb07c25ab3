import type { PlanComparison, PlanDocument, PlanRoute } from '@clearway/contract';

type Value = string | number | boolean | null;

interface Field {
  readonly field: string;
  readonly unit: string | null;
  readonly of: (plan: PlanDocument, route: PlanRoute | null) => Value;
  /** Which is better; absent: neither. */
  readonly better?: 'less' | 'more';
}

const FIELDS: readonly Field[] = [
  { field: 'state', unit: null, of: (plan) => plan.state },
  { field: 'basis', unit: null, of: (plan) => plan.basis },
  { field: 'stale', unit: null, of: (plan) => plan.stale.length > 0 },
  {
    field: 'mover',
    unit: null,
    of: ({ mover, primary, secondary }) => (mover === 'primary' ? primary : secondary).name,
  },
  { field: 'route', unit: null, of: (plan) => plan.route },
  { field: 'burn_utc', unit: 'UTC', of: (_, route) => route?.burn?.utc ?? null },
  { field: 'lead_orbits', unit: 'revolutions', of: (_, route) => route?.burn?.lead_orbits ?? null },
  { field: 'go_no_go_utc', unit: 'UTC', of: (_, route) => route?.go_no_go_utc ?? null },
  { field: 'total_mm_s', unit: 'mm/s', of: (_, route) => route?.burn?.total_mm_s ?? 0, better: 'less' },
  { field: 'radial_mm_s', unit: 'mm/s', of: (_, route) => route?.burn?.radial_mm_s ?? 0 },
  { field: 'in_track_mm_s', unit: 'mm/s', of: (_, route) => route?.burn?.in_track_mm_s ?? 0 },
  { field: 'cross_track_mm_s', unit: 'mm/s', of: (_, route) => route?.burn?.cross_track_mm_s ?? 0 },
  { field: 'fuel_kg', unit: 'kg', of: (_, route) => route?.fuel_kg ?? null, better: 'less' },
  { field: 'probability_before', unit: null, of: ({ result }) => result?.probability_before ?? null },
  { field: 'probability_after', unit: null, of: (_, route) => route?.probability_after ?? null, better: 'less' },
  { field: 'miss_before_km', unit: 'km', of: ({ result }) => result?.miss_before_km ?? null },
  { field: 'miss_after_km', unit: 'km', of: (_, route) => route?.miss_after_km ?? null, better: 'more' },
  { field: 'certified_optimal', unit: null, of: (_, route) => route?.certificate?.optimal ?? null },
  { field: 'gap', unit: null, of: (_, route) => route?.certificate?.gap ?? null },
  {
    field: 'secondary_combined_after',
    unit: null,
    of: (_, route) => route?.secondary?.combined_after ?? null,
    better: 'less',
  },
  {
    field: 'secondary_new',
    unit: null,
    of: (_, route) => route?.secondary?.encounters.filter(({ change }) => change === 'new').length ?? null,
    better: 'less',
  },
];

/** Plans side by side by their chosen routes; all are computed. */
export function comparePlans(plans: readonly PlanDocument[]): PlanComparison {
  const routes = plans.map(chosenRoute);
  const rows = FIELDS.map(({ field, unit, of, better }) => {
    const values = plans.map((plan, k) => of(plan, routes[k]!));
    return {
      field,
      unit,
      values,
      differences: values.map((value) => differenceOf(value, values[0]!)),
      same: values.every((value) => value === values[0]),
      best: better === undefined ? null : bestOf(values, better, plans),
    };
  });
  return { plans, rows, text: sentences(plans, routes) };
}

export function chosenRoute({ result, route }: PlanDocument): PlanRoute | null {
  return result?.routes.find((each) => each.route === route) ?? null;
}

function differenceOf(value: Value, first: Value): number | null {
  if (typeof value === 'number' && typeof first === 'number') return value - first;
  if (typeof value !== 'string' || typeof first !== 'string') return null;
  // Of times, in seconds.
  const [time, other] = [value, first].map((text) => (/^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN));
  const seconds = (time! - other!) / 1000;
  return Number.isNaN(seconds) ? null : seconds;
}

function bestOf(values: readonly Value[], better: 'less' | 'more', plans: readonly PlanDocument[]): number | null {
  const numbers = values.map((value) => (typeof value === 'number' ? value : null));
  if (numbers.includes(null) || numbers.every((value) => value === numbers[0])) return null;
  const best = better === 'less' ? Math.min(...(numbers as number[])) : Math.max(...(numbers as number[]));
  return plans[numbers.indexOf(best)]!.plan_id;
}

function sentences(plans: readonly PlanDocument[], routes: readonly (PlanRoute | null)[]): string[] {
  const words: string[] = [];
  const [first, ...others] = plans as [PlanDocument, ...PlanDocument[]];
  const size = (route: PlanRoute | null): number => route?.burn?.total_mm_s ?? 0;
  for (const [k, plan] of others.entries()) {
    const difference = size(routes[k + 1]!) - size(routes[0]!);
    const [less, more] = difference >= 0 ? [first, plan] : [plan, first];
    words.push(
      Math.abs(difference) < 1e-3
        ? `Plans ${first.plan_id} and ${plan.plan_id} burn the same.`
        : `Plan ${less.plan_id} burns ${Math.abs(difference).toPrecision(3)} mm/s less than plan ${more.plan_id}.`,
    );
  }
  if (new Set(plans.map(({ tca_utc }) => tca_utc.slice(0, 16))).size > 1) {
    words.push('These plans are for different encounters: their figures do not compare.');
  }
  const stale = plans.filter(({ stale: changes }) => changes.length > 0).map(({ plan_id }) => plan_id);
  if (stale.length > 0) words.push(`Stale: ${stale.join(', ')}.`);
  return words;
}
