import { formatDistance } from '@clearway/api/format-quantity';
import type { FileAvoidance } from '@clearway/service/avoid';
import { printable } from './encounter-table.ts';

const LABEL_WIDTH = 14;
/** Every so many of the sweep's burns are shown. */
const SHOWN_BURNS = 10;

/** A plan for people. */
export function avoidanceTable(plan: FileAvoidance): string {
  const { burn, certificate, sweep } = plan;
  const lines = [printable(plan.file), line('Closest', plan.tca_utc)];
  if (burn !== null) {
    lines.push(
      line('Burn', `${burn.utc}, ${burn.lead_orbits.toFixed(3)} revolutions before`),
      line(
        '',
        `${digits(burn.total_mm_s)} mm/s: radial ${digits(burn.radial_mm_s)}, in-track ${digits(burn.in_track_mm_s)}, cross-track ${digits(burn.cross_track_mm_s)}`,
      ),
    );
  }
  lines.push(
    line('Probability', arrow(scientific(plan.probability_before), burn && scientific(plan.probability_after))),
    line(
      'Miss',
      arrow(
        formatDistance(plan.miss_before_km),
        plan.miss_after_km === null ? null : formatDistance(plan.miss_after_km),
      ),
    ),
    line('Hard body', `${Number(plan.hard_body_radius_m.toPrecision(4))} m, from ${plan.hard_body_radius_source}`),
  );
  if (certificate !== null) {
    const word = certificate.optimal
      ? 'optimal'
      : certificate.gap === null
        ? 'without a bound'
        : `${(100 * certificate.gap).toPrecision(2)} % above the bound`;
    lines.push(line('Certificate', `${word}: ${certificate.states}`));
  }
  if (plan.secondary !== null) {
    const { counts, closest_after_km: closest, combined_probability_before: was } = plan.secondary;
    const changes = `${counts.new} new, ${counts.worse} worse, ${counts.better} better, ${counts.gone} gone`;
    lines.push(
      line('Others', `${changes}; closest ${closest === null ? 'none near' : formatDistance(closest)}`),
      line('', `combined ${arrow(scientific(was), scientific(plan.secondary.combined_probability_after))}`),
    );
  }
  if (plan.covers !== null) lines.push(...coversLines(plan.covers));
  for (const [k, route] of plan.routes.entries()) {
    const size = route.burn === null ? 'no burn' : `${digits(route.burn.total_mm_s)} mm/s at ${route.burn.utc}`;
    const others = route.combined_probability_after;
    const rest = [
      route.decide_before_utc && `decide before ${route.decide_before_utc}`,
      route.fuel_kg !== null && `${digits(1000 * route.fuel_kg)} g of fuel`,
      others !== null && `others ${scientific(others)}`,
    ].filter(Boolean);
    lines.push(line(k === 0 ? 'Routes' : '', `${route.kinds.join(', ')}: ${[size, ...rest].join('; ')}`));
  }
  lines.push('', ...plan.text.map((text) => `  ${text}`), '', '  Least burn by burn time:');
  const every = Math.max(1, Math.floor(sweep.length / SHOWN_BURNS));
  for (const each of sweep.filter((_, k) => k % every === every - 1)) {
    lines.push(
      `  ${each.lead_orbits.toFixed(2).padStart(8)} revolutions  ${digits(each.total_mm_s).padStart(10)} mm/s${othersOf(each.others)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** For which encounters the burn is besides, and what becomes of each. */
function coversLines({ encounters, ...all }: NonNullable<FileAvoidance['covers']>): string[] {
  const count = `${encounters.length + 1} encounters of the satellite`;
  const combined = arrow(
    scientific(all.combined_before),
    all.combined_after === null ? null : scientific(all.combined_after),
  );
  const target = all.within_target === null ? '' : all.within_target ? ', within the target' : ', ABOVE the target';
  return [
    line('Covers', `${count}, probability of a collision in any: ${combined}${target}`),
    ...encounters.map((each) => {
      const who = printable(`${each.file}: ${each.name ?? each.object_id ?? 'unknown'}`);
      const before = scientific(each.probability_before);
      if (each.is_over_before_burn) return line('', `${who} at ${each.tca_utc}: ${before}, over before the burn`);
      return line(
        '',
        `${who} at ${each.tca_utc}: ${arrow(before, all.combined_after === null ? null : scientific(each.probability_after))}`,
      );
    }),
  ];
}

/** How a burn is among all other objects, where that was looked at. */
function othersOf(others: FileAvoidance['sweep'][number]['others']): string {
  if (others === undefined) return '';
  return others === null ? '  leaves the corridor' : `  others ${scientific(others.combined_probability)}`;
}

const line = (label: string, text: string): string => `  ${label.padEnd(LABEL_WIDTH)}${text}`;
const digits = (value: number): string => (value === 0 ? '0' : String(Number(value.toPrecision(4))));
const scientific = (value: number | null): string => (value === null ? 'none can be given' : value.toExponential(3));
const arrow = (before: string, after: string | null): string => (after === null ? before : `${before} → ${after}`);
