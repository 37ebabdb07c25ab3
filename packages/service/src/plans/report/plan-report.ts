import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import type { PlanDocument, PlanRecordEntry, PlanRoute } from '@clearway/contract';
import { chosenRoute } from '../decide/compare-plans.ts';
import { basisWords, type PlanToWrite } from '../files/plan-files.ts';
import { list, section, table } from './html.ts';
import { othersSection } from './others-section.ts';
import { planePlot } from './plane-plot.ts';
import { REPORT_STYLE } from './report-style.ts';
import { escaped, moment, probabilityText } from './svg.ts';
import { matrixPlot, probabilityPlot, sweepPlot } from './time-plots.ts';
import { timelinePlot } from './timeline-plot.ts';

/** A page for printing that needs nothing else: what is planned, why, what it rests on, and who decided what. */
export function planReport({ plan, nowUs }: PlanToWrite, record: readonly PlanRecordEntry[]): string {
  const route = chosenRoute(plan)!;
  const result = plan.result!;
  const title = `Plan ${plan.plan_id}: ${plan.primary.name} and ${plan.secondary.name}`;
  const parts = [
    warnings(plan),
    `<p class="lead">${escaped(route.text[0] ?? '')}</p>`,
    facts(plan, route),
    timelinePlot(plan, route),
    '<div class="pair">',
    planePlot(result.plane_before, route.burn === null ? null : route.plane_after),
    '</div>',
    probabilityPlot(result, route),
    sweepPlot(result, route),
    matrixPlot(result, route),
    routesTable(plan),
    section('Certificate', certificate(route)),
    ...(result.covers ? [section('All encounters that this burn is for', covered(plan, route))] : []),
    section('Everything else in orbit', othersSection(route)),
    section('In words', list([...new Set([...result.text, ...route.text])])),
    section('The other operator', plan.coordination ? list([plan.coordination.sentence]) : '<p>Nothing was said.</p>'),
    section('What it rests on', list([...basisWords(plan), `Document (SHA-256): ${plan.document_sha256}.`])),
    section('Record', recordTable(record)),
  ];
  const written = formatUtc(utcFromUnixMicros(nowUs), 0);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${REPORT_STYLE}</style></head>
<body><main><header><h1>${escaped(title)}</h1><p>${escaped(plan.state)}, version ${plan.version}. Written by Clearway ${escaped(written)}.</p></header>
${parts.join('\n')}
</main></body></html>
`;
}

function warnings(plan: PlanDocument): string {
  const lines = [
    ...(plan.label === null
      ? []
      : [`SCREENING ONLY, uncertain by kilometres: from public element sets, no basis for a manoeuvre.`]),
    ...(plan.stale.length > 0 ? [`STALE. ${plan.stale.map(({ text }) => text).join(' ')}`] : []),
    ...(plan.coordination?.conflict ? [plan.coordination.conflict.text] : []),
    ...(plan.state === 'approved' || plan.state === 'executed' ? [] : [`Not approved: ${plan.state}.`]),
  ];
  return lines.map((line) => `<p class="warning" role="alert">${escaped(line)}</p>`).join('\n');
}

function facts(plan: PlanDocument, route: PlanRoute): string {
  const result = plan.result!;
  const { burn } = route;
  const mm = (value: number): string => `${value.toFixed(3)} mm/s`;
  return table(
    ['', 'before', 'after'],
    [
      ['Probability', probabilityText(result.probability_before), probabilityText(route.probability_after)],
      [
        'By the method that applies',
        `${probabilityText(result.recommended_before.probability)} (${result.recommended_before.method ?? '–'})`,
        `${probabilityText(route.recommended_after?.probability ?? null)} (${route.recommended_after?.method ?? '–'})`,
      ],
      ['Miss', `${result.miss_before_km.toFixed(3)} km`, `${route.miss_after_km.toFixed(3)} km`],
      ['Closest approach, UTC', moment(plan.tca_utc), moment(route.tca_after_utc)],
    ],
  ).concat(
    table(
      ['Burn', ''],
      burn === null
        ? [['none', route.stay_because ?? 'to stay']]
        : [
            ['Satellite', plan[plan.mover].name],
            ['Ignition, UTC', burn.utc],
            ['Last moment for a go, UTC', route.go_no_go_utc ?? '–'],
            ['Lead', `${burn.lead_orbits.toFixed(3)} revolutions`],
            ['Radial', mm(burn.radial_mm_s)],
            ['In-track', mm(burn.in_track_mm_s)],
            ['Cross-track', mm(burn.cross_track_mm_s)],
            ['Size', mm(burn.total_mm_s)],
            [
              'Fuel',
              route.fuel_kg === null ? 'mass or specific impulse not known' : `${route.fuel_kg.toPrecision(3)} kg`,
            ],
            ['Return burn, UTC', returnText(route)],
            [
              'Hard-body radius',
              `${Number(result.hard_body_radius_m.toPrecision(4))} m (${result.hard_body_radius_source})`,
            ],
          ],
    ),
  );
}

function routesTable({ result, route: chosen }: PlanDocument): string {
  const rows = result!.routes.map((route) => [
    route.route === chosen ? `${route.route} (chosen)` : route.route,
    moment(route.burn?.utc),
    route.burn ? route.burn.total_mm_s.toFixed(2) : '0',
    route.fuel_kg?.toPrecision(3) ?? '–',
    probabilityText(route.probability_after),
    route.miss_after_km.toFixed(3),
    moment(route.go_no_go_utc),
  ]);
  const head = ['Route', 'burn, UTC', 'mm/s', 'fuel, kg', 'probability', 'miss, km', 'go / no-go, UTC'];
  return section('Ways around', table(head, rows));
}

function certificate({ certificate: its, rule_of_thumb }: PlanRoute): string {
  if (its === null) return '<p>There is no burn.</p>';
  const proof = its.optimal
    ? 'optimal: true'
    : `optimal: false, ${its.gap === null ? 'without a lower bound' : `${(100 * its.gap).toPrecision(3)} % above the lower bound`}`;
  return list([
    `${proof} (${its.lower_bound_mm_s.toFixed(3)} mm/s).`,
    its.states,
    ...(rule_of_thumb ? [rule_of_thumb.text] : []),
  ]);
}

/** The satellite's other encounters, which the burn brings down together with the one that is planned for. */
function covered({ result }: PlanDocument, { covers_after: after }: PlanRoute): string {
  const { encounters, combined_before } = result!.covers!;
  const rows = encounters.map((each, k) => [
    each.name ?? String(each.object_id ?? 'unknown'),
    each.event_id === null ? `message ${each.cdm_id}` : `event ${each.event_id}`,
    moment(each.tca_utc),
    probabilityText(each.probability_before),
    after ? probabilityText(after.probability[k] ?? null) : '–',
  ]);
  const with_ = after
    ? `${probabilityText(after.combined)} with the burn${after.within_target ? ', within the target' : ', above the target: no burn was found that brings all of them below it together'}`
    : 'no burn';
  const words = `Probability of any collision in all of them, the one above included: ${probabilityText(combined_before)} without a burn, ${with_}.`;
  return `<p>${escaped(words)}</p>${table(['Object', 'from', 'UTC', 'probability before', 'after'], rows)}`;
}

function returnText({ return_burn: back }: PlanRoute): string {
  if (back === null) return '–';
  const { revolutions, waited_revolutions: waited = 0 } = back;
  if (revolutions === undefined) return back.utc;
  const why = waited === 0 ? '' : `; at the ${waited} before it would run into others`;
  return `${back.utc} (${revolutions} revolutions after the burn${why})`;
}

function recordTable(record: readonly PlanRecordEntry[]): string {
  const rows = record.map((line) => [
    moment(line.at_utc),
    line.action,
    line.role === null ? line.by : `${line.by}, ${line.role}`,
    line.to_state,
    [line.reason, line.override_reason === null ? null : `override: ${line.override_reason}`]
      .filter(Boolean)
      .join('; '),
  ]);
  return table(['UTC', 'what', 'who', 'state', 'why'], rows, 'wrap');
}
