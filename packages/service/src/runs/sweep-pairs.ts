import { selectSatellites } from '@clearway/kernels';
import {
  APPROACH_COLUMNS,
  joinSlowRuns,
  mergeApproaches,
  planSweep,
  type SliceOutcome,
  surveyObjects,
} from '@clearway/screening';
import type { Catalog } from '../catalog/catalog.ts';
import type { FoundPairs } from './found-pairs.ts';
import { prepareObjects } from './prepare-objects.ts';
import { screenedObjects } from './screened-objects.ts';
import type { ScreeningRequest } from './screening-run.ts';
import { createWorkerPool, type WorkerAnswer } from './worker-pool.ts';

const SLOW_STRETCHES_PER_TASK = 40;
/** A stretch longer than this is its own task, s. */
const LONG_STRETCH_SECONDS = 86_400;

/** Sweeps all objects (with primaries, all near their shells) slice by slice on worker threads. */
export async function sweepPairs(
  request: ScreeningRequest<Catalog>,
  wasm: Uint8Array<ArrayBuffer>,
  reachKm: number,
  pause: () => Promise<void>,
): Promise<FoundPairs> {
  const begun = performance.now();
  const { catalog, start, durationSeconds, signal, onProgress } = request;
  const prepared = await prepareObjects(wasm, catalog.elements, start, durationSeconds, pause);
  const survey = await surveyObjects(
    prepared.kernel,
    prepared.batch,
    prepared.satellites,
    prepared.epochOffsets,
    durationSeconds,
    pause,
  );

  const chosen = screenedObjects(catalog, survey, request.primaryIds ?? null, reachKm);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(chosen.indices, (i) => values[i]!);
  const window = { durationSeconds, thresholdKm: reachKm };
  const plan = planSweep(
    chosen.indices.map((i) => prepared.satellites[i]!),
    pick(survey.perigees),
    pick(survey.eccentricities),
    pick(survey.velocityDefects),
    window,
    request.tuning,
  );
  const surveyed = performance.now();
  const pool = createWorkerPool(
    request.workers,
    {
      wasm,
      satellites: selectSatellites(prepared.packed, chosen.indices, (bytes) => new SharedArrayBuffer(bytes)),
      plan,
      thresholdKm: reachKm,
      endOfLife: pick(survey.endOfLife),
      halfPeriods: pick(survey.halfPeriods),
      groups: chosen.groups,
      primaries: chosen.primaries,
    },
    signal,
  );
  const outcomes: SliceOutcome[] = new Array(plan.slices);
  const slowLists: Float64Array[] = [];
  const latest: WorkerAnswer[] = [];
  let found = 0;
  let done = 0;
  try {
    await pool.run(
      Array.from({ length: plan.slices }, (_, slice) => ({ kind: 'slice' as const, slice })),
      (answer, worker) => {
        outcomes[answer.slice!] = answer.outcome!;
        latest[worker] = answer;
        found += answer.outcome!.approaches.length / APPROACH_COLUMNS;
        done++;
        onProgress?.({ phase: 'screen', fraction: (0.97 * done) / plan.slices, closeApproaches: found });
      },
    );
    const stretches = joinSlowRuns(
      outcomes.map((o) => o.slowRuns),
      plan.stepSeconds,
    );
    const tasks: { kind: 'slow'; stretches: typeof stretches }[] = [];
    let batch: typeof stretches = [];
    for (const stretch of stretches) {
      batch.push(stretch);
      if (batch.length >= SLOW_STRETCHES_PER_TASK || stretch.to - stretch.from > LONG_STRETCH_SECONDS) {
        tasks.push({ kind: 'slow', stretches: batch });
        batch = [];
      }
    }
    if (batch.length > 0) tasks.push({ kind: 'slow', stretches: batch });
    let resolved = 0;
    await pool.run(tasks, (answer, worker) => {
      slowLists.push(answer.approaches!);
      latest[worker] = answer;
      resolved++;
      found += answer.approaches!.length / APPROACH_COLUMNS;
      onProgress?.({
        phase: 'refine',
        fraction: 0.97 + (0.03 * resolved) / tasks.length,
        closeApproaches: found,
      });
    });
  } finally {
    await pool.close();
  }
  const ids = Float64Array.from(chosen.indices, (i) => catalog.elements[i]!.id);
  const rows = mergeApproaches([...outcomes.map((o) => o.approaches), ...slowLists], ids);
  const sum = (pick: (s: NonNullable<WorkerAnswer['seconds']>) => number): number =>
    latest.reduce((total, answer) => total + (answer?.seconds ? pick(answer.seconds) : 0), 0);
  const checks = latest.map((answer) => answer?.checked).filter((c) => c !== undefined);
  return {
    rows,
    indices: chosen.indices,
    insideAtStart: outcomes.map((o) => o.insideAtStart),
    insideAtStop: outcomes.map((o) => o.insideAtStop),
    endOfLife: survey.endOfLife,
    reasons: survey.reasons,
    workers: request.workers,
    seconds: {
      propagate: (surveyed - begun) / 1000 + sum((s) => s.propagate),
      sweep: sum((s) => s.sweep),
      refine: sum((s) => s.refine),
    },
    completeness: {
      step_seconds: plan.stepSeconds,
      search_angle_rad: plan.searchAngle,
      reach_km: plan.reachKm,
      interpolation_bound_km: plan.standardBoundKm,
      curvature_km_per_km_s_s3: plan.curvature,
      slow_speed_km_s: plan.slowSpeed,
      mid_interval_checks: checks.reduce((n, c) => n + c.count, 0),
      mid_interval_worst_error_over_bound: Math.max(0, ...checks.map((c) => c.worstRatio)),
      mid_interval_bounds_exceeded: checks.reduce((n, c) => n + c.exceeded, 0),
      candidates: outcomes.reduce((n, o) => n + o.candidates, 0),
    },
  };
}
