import { maySee } from '@clearway/store';
import { SCREENING_ONLY } from '../../covariance/risk-basis.ts';
import type { CurrentRun } from './current-run.ts';
import type { RunReport } from './run-report.ts';

/** What the current actor may see of the report of a run, as the command's contract has it. */
export function shownReport({ row, material, model }: CurrentRun): Record<string, unknown> {
  const { failures: _, ...kept } = row.report as RunReport & ReportOfEphemerides;
  const report = { ...kept, note: SCREENING_ONLY };
  const hidden = material.ephemerides.filter(({ teamId }) => !maySee(teamId));
  if (hidden.length === 0) return { ...report, close_approaches: model.count };
  const [ids, objects] = [new Set(hidden.map(({ ephemerisId }) => ephemerisId)), new Set(hidden.map(({ id }) => id))];
  // Of whom somebody else has an ephemeris it does not say by which states they were inside.
  const shown = (list: ReportOfEphemerides['inside_at_start']): unknown =>
    list?.filter(({ primary_id, secondary_id }) => !objects.has(primary_id) && !objects.has(secondary_id));
  return {
    ...report,
    close_approaches: model.count,
    ephemerides: report.ephemerides?.filter(({ ephemeris_id }) => !ids.has(ephemeris_id)),
    inside_at_start: shown(report.inside_at_start),
    inside_at_stop: shown(report.inside_at_stop),
  };
}

/** Parts of a report that speak of ephemerides. */
interface ReportOfEphemerides {
  readonly ephemerides?: readonly { readonly ephemeris_id: number }[];
  readonly inside_at_start?: readonly { readonly primary_id: number; readonly secondary_id: number }[];
  readonly inside_at_stop?: ReportOfEphemerides['inside_at_start'];
}
