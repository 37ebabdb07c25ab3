import { APPROACH_COLUMNS, STRETCH_COLUMNS, type SweepPlan } from '@clearway/screening';
import type { WorkerTask } from './screening-worker.ts';
import type { WorkerAnswer } from './worker-pool.ts';

const SLOW_STRETCHES_PER_TASK = 40;
/** A stretch longer than this is its own task, microseconds. */
const LONG_STRETCH_US = 86_400e6;

/** Joined stretches of slow pairs as tasks for workers. */
export function slowTasks(stretches: Float64Array<ArrayBuffer>): WorkerTask[] {
  const tasks: WorkerTask[] = [];
  let from = 0;
  for (let at = 0; at < stretches.length; at += STRETCH_COLUMNS) {
    const isLong = stretches[at + 3]! - stretches[at + 2]! > LONG_STRETCH_US;
    const to = at + STRETCH_COLUMNS;
    if (!isLong && to - from < SLOW_STRETCHES_PER_TASK * STRETCH_COLUMNS && to < stretches.length) continue;
    tasks.push({ kind: 'slow', stretches: stretches.slice(from, to) });
    from = to;
  }
  return tasks;
}

/** Rows in a packed list. */
export function rowCount(approaches: Float64Array | undefined): number {
  return (approaches?.length ?? 0) / APPROACH_COLUMNS;
}

/** What all workers together have spent, s. */
export function secondsOf(answers: readonly WorkerAnswer[]): WorkerAnswer['seconds'] {
  const sum = { propagate: 0, sweep: 0, refine: 0 };
  for (const { seconds } of answers) {
    sum.propagate += seconds.propagate;
    sum.sweep += seconds.sweep;
    sum.refine += seconds.refine;
  }
  return sum;
}

/** The bounds that a sweep rested on, and how near its interpolation came to them. */
export function sweepBounds(
  plan: SweepPlan,
  answers: readonly WorkerAnswer[],
  candidates: number,
): Readonly<Record<string, unknown>> {
  const checks = answers.map((answer) => answer.checked).filter((c) => c !== undefined);
  return {
    step_seconds: plan.stepSeconds,
    search_angle_rad: plan.searchAngle,
    reach_km: plan.reachKm,
    interpolation_bound_km: plan.standardBoundKm,
    curvature_km_per_km_s_s3: plan.curvature,
    slow_speed_km_s: plan.slowSpeed,
    mid_interval_checks: checks.reduce((n, c) => n + c.count, 0),
    mid_interval_worst_error_over_bound: Math.max(0, ...checks.map((c) => c.worstRatio)),
    mid_interval_bounds_exceeded: checks.reduce((n, c) => n + c.exceeded, 0),
    candidates,
  };
}
