import type { ScreenRun } from '../command/run-clearway.ts';
import { digits, type Figure, whole } from '../figure.ts';
import { judgeTime, type TimeGoal } from '../goal.ts';
import type { SatelliteJsSpeeds } from '../peers/satellite-js.ts';
import { spreadOf } from '../statistics.ts';

/** A row for the wall clock of `clearway screen`, file to file, with approaches and memory. */
export function wallFigure(
  what: string,
  runs: readonly [ScreenRun, ...ScreenRun[]],
  peer: SatelliteJsSpeeds,
  goal: TimeGoal | null,
): Figure {
  const values = runs.map((run) => run.wallSeconds);
  const { median } = spreadOf(values);
  const { report } = runs[0];
  const mib = Math.max(...runs.map((run) => run.peakMemoryMib));
  const { propagate, sweep, refine } = report.seconds;
  return {
    what,
    unit: 's',
    values,
    beside: besideUnit(median, peer),
    goal: goal && judgeTime(goal, median, peer.twoMillionCallsSeconds),
    notes:
      `${whole(report.close_approaches)} approaches, ${whole(report.objects.screened)} objects, ${whole(mib)} MiB, ` +
      `core-seconds: propagate ${digits(propagate)}, sweep ${digits(sweep)}, refine ${digits(refine)}`,
  };
}

/** A time in the unit of the figures to reach. */
export function besideUnit(seconds: number, peer: SatelliteJsSpeeds): string {
  const unit = peer.twoMillionCallsSeconds;
  return `${digits(seconds / unit)}× 2 million sgp4() (${digits(unit)} s)`;
}
