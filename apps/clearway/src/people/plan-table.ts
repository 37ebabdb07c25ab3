import type { PlanComparison, PlanDocument, PlanRecordEntry, PlanSummary } from '@clearway/contract';

/** One plan for people. */
export function planTable(plan: PlanDocument): string {
  const { result } = plan;
  const needed = plan.approvals_needed > 1 ? ` of ${plan.approvals_needed}` : '';
  const approvals =
    plan.approvals.length > 0 ? `, approved by ${plan.approvals.map(({ by }) => by).join(' and ')}${needed}` : '';
  const lines = [
    `Plan ${plan.plan_id}, version ${plan.version}: ${plan.state}${approvals}`,
    `${names(plan)}, ${plan.tca_utc}; ${plan[plan.mover].name} moves`,
    ...(plan.label === null ? [] : [`Screening only: ${plan.label.replace(/^screening only, /, '')}.`]),
    ...plan.stale.map(({ text }) => `STALE: ${text}`),
    ...(plan.coordination ? [plan.coordination.sentence] : []),
    ...(plan.failure === null ? [] : [plan.failure]),
    '',
    ...(result === null
      ? []
      : [
          `  ${'route'.padEnd(20)} ${'burn, UTC'.padEnd(24)} ${'mm/s'.padStart(9)} ${'fuel, kg'.padStart(9)} ${'probability'.padStart(11)} ${'miss, km'.padStart(9)}  go / no-go, UTC`,
          ...result.routes.map((route) => {
            const mark = route.route === plan.route ? '*' : ' ';
            const name = [route.route, ...route.also].join(', ');
            return `${mark} ${name.padEnd(20)} ${(route.burn?.utc.slice(0, 19) ?? '–').padEnd(24)} ${(route.burn?.total_mm_s.toFixed(2) ?? '0').padStart(9)} ${(route.fuel_kg?.toPrecision(3) ?? '–').padStart(9)} ${probability(route.probability_after).padStart(11)} ${route.miss_after_km.toFixed(3).padStart(9)}  ${route.go_no_go_utc?.slice(0, 19) ?? '–'}`;
          }),
          '',
          ...result.text,
        ]),
  ];
  return `${lines.map(line).join('\n').trimEnd()}\n`;
}

export function plansTable(plans: readonly PlanSummary[]): string {
  if (plans.length === 0) return 'No plans like this. clearway plan request makes one.\n';
  const lines = plans.map((plan) => {
    const stale = plan.stale.length > 0 ? ', STALE' : '';
    return `${String(plan.plan_id).padStart(6)}  ${`${plan.state}${stale}`.padEnd(18)}  ${plan.tca_utc.slice(0, 19)}  ${(plan.total_mm_s?.toFixed(2) ?? 'stay').padStart(9)}  ${names(plan)}`;
  });
  return `${lines.map(line).join('\n')}\n`;
}

export function recordTable(record: readonly PlanRecordEntry[]): string {
  const lines = record.map(({ entry, at_utc, action, by, role, to_state, reason, override_reason }) => {
    const why = [reason, override_reason === null ? null : `override: ${override_reason}`].filter(Boolean).join('; ');
    const who = role === null ? by : `${by}, ${role}`;
    return `${String(entry).padStart(4)}  ${at_utc}  ${action.padEnd(9)}  ${to_state.padEnd(10)}  ${who}${why === '' ? '' : `: ${why}`}`;
  });
  return `${lines.map(line).join('\n')}\n`;
}

export function comparisonTable({ plans, rows, text }: PlanComparison): string {
  const width = 26;
  const cell = (value: string | number | boolean | null): string =>
    value === null ? '–' : typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value);
  const lines = [
    `${''.padEnd(width)}${plans.map(({ plan_id }) => `plan ${plan_id}`.padEnd(width)).join('')}`,
    ...rows.map(
      ({ field, unit, values, same }) =>
        `${`${same ? ' ' : '*'} ${field}${unit === null ? '' : `, ${unit}`}`.padEnd(width)}${values.map((value) => cell(value).padEnd(width)).join('')}`,
    ),
    '',
    ...text,
  ];
  return `${lines.map(line).join('\n')}\n`;
}

function names({ primary, secondary }: PlanSummary): string {
  return `${primary.name} and ${secondary.name}`;
}

function probability(value: number | null): string {
  return value === null ? '–' : value.toExponential(2);
}

/** Without what a terminal would obey; the start of a line stays where it is. */
function line(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trimEnd();
}
