import type { AvoidanceDocument } from './avoidance-document.ts';

/** The sweep over burn times as CSV; the last three columns are empty where nothing else was looked at. */
export function sweepCsv({ sweep }: AvoidanceDocument): string {
  const header =
    'utc,lead_orbits,radial_mm_s,in_track_mm_s,cross_track_mm_s,total_mm_s,others_combined_probability,others_closest_km,others_worst_increase';
  const lines = sweep.map((burn) =>
    [
      burn.utc,
      burn.lead_orbits.toFixed(6),
      ...[burn.radial_mm_s, burn.in_track_mm_s, burn.cross_track_mm_s, burn.total_mm_s].map((value) =>
        value.toPrecision(9),
      ),
      burn.others?.combined_probability.toExponential(6) ?? '',
      burn.others?.closest_km?.toFixed(6) ?? '',
      burn.others?.worst_increase.toExponential(6) ?? '',
    ].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}
