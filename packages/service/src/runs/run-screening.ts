import { setImmediate } from 'node:timers/promises';
import { addSeconds, UserError } from '@clearway/astro';
import { ensureKernel } from '@clearway/kernels/build';
import {
  APPROACH_COLUMNS,
  joinSlowRuns,
  mergeApproaches,
  planSweep,
  type SliceOutcome,
  surveyObjects,
} from '@clearway/screening';
import type { Catalog } from '../catalog/catalog.ts';
import { prepareObjects } from './prepare-objects.ts';
import { screenedObjects } from './screened-objects.ts';
import type { CloseApproaches, PairAtEdge, RejectedObject, ScreeningRequest, ScreeningRun } from './screening-run.ts';
import { createWorkerPool, type WorkerAnswer } from './worker-pool.ts';

const SLOW_STRETCHES_PER_TASK = 40;
/** A stretch longer than this is its own task, s. */
const LONG_STRETCH_SECONDS = 86_400;

/** Screens a catalogue: all pairs, or the primaries against all. Rows, report and bounds as the command's contract says. */
export async function runScreening(request: ScreeningRequest<Catalog>): Promise<ScreeningRun> {
  const begun = performance.now();
  const { catalog, start, durationSeconds, signal, onProgress } = request;
  const known = new Set(catalog.elements.map((e) => e.id));
  const unknown = (request.primaryIds ?? []).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new UserError('object-unknown', `no object ${unknown.join(', ')} in the catalogue`, 'check --primary');
  }
  const reachKm = request.boxRtnKm ? Math.hypot(...request.boxRtnKm) : request.thresholdKm;
  const pause = async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  const wasm = await ensureKernel();
  signal?.throwIfAborted();
  const prepared = await prepareObjects(wasm, catalog.elements, start, durationSeconds, pause);
  const survey = await surveyObjects(
    prepared.kernel,
    prepared.batch,
    prepared.satellites,
    prepared.epochOffsets,
    durationSeconds,
    pause,
  );
  signal?.throwIfAborted();

  const chosen = screenedObjects(catalog, survey, request.primaryIds ?? null, reachKm);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(chosen.indices, (i) => values[i]!);
  const window = { durationSeconds, thresholdKm: reachKm };
  const plan = planSweep(
    chosen.indices.map((i) => prepared.satellites[i]!),
    pick(survey.perigees),
    pick(survey.eccentricities),
    window,
  );
  const surveyed = performance.now();
  const objects = catalog.elements;
  const pool = createWorkerPool(
    request.workers,
    {
      wasm,
      elements: chosen.indices.map((i) => objects[i]!),
      start,
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
  const ids = Float64Array.from(chosen.indices, (i) => objects[i]!.id);
  const merged = mergeApproaches([...outcomes.map((o) => o.approaches), ...slowLists], ids);
  const approaches = toApproaches(merged, chosen.indices, request.boxRtnKm);

  const edge = (lists: readonly Float64Array[]): PairAtEdge[] =>
    lists
      .flatMap((list) =>
        Array.from({ length: list.length / 4 }, (_, k) => ({
          primaryId: ids[list[4 * k]!]!,
          secondaryId: ids[list[4 * k + 1]!]!,
          distanceKm: list[4 * k + 2]!,
          rangeRateKmS: list[4 * k + 3]!,
        })),
      )
      .sort((x, y) => x.primaryId - y.primaryId || x.secondaryId - y.secondaryId);
  const rejected: RejectedObject[] = catalog.rejected.map((r) => ({ ...r }));
  objects.forEach((e, i) => {
    const from = survey.endOfLife[i]!;
    if (from === Infinity) return;
    rejected.push({
      id: e.id,
      reason: survey.reasons[i] ?? 'propagation fails',
      file: null,
      line: null,
      from: addSeconds(start, from),
    });
  });
  const sum = (pick: (s: NonNullable<WorkerAnswer['seconds']>) => number): number =>
    latest.reduce((total, answer) => total + (answer?.seconds ? pick(answer.seconds) : 0), 0);
  const checks = latest.map((answer) => answer?.checked).filter((c) => c !== undefined);
  return {
    objects,
    approaches,
    report: {
      objects: {
        read: catalog.read,
        screened: objects.length - survey.endOfLife.reduce((n, end) => n + (end <= 0 ? 1 : 0), 0),
        rejected,
        duplicates: catalog.duplicates,
        stale: catalog.stale,
        epochAfterStart: catalog.epochAfterStart,
      },
      window: { start, stop: addSeconds(start, durationSeconds) },
      thresholdKm: request.thresholdKm,
      ...(request.boxRtnKm ? { boxRtnKm: request.boxRtnKm } : {}),
      ...(request.primaryIds ? { primaryIds: request.primaryIds } : {}),
      closeApproaches: approaches.count,
      workers: request.workers,
      seconds: {
        total: (performance.now() - begun) / 1000,
        propagate: (surveyed - begun) / 1000 + sum((s) => s.propagate),
        sweep: sum((s) => s.sweep),
        refine: sum((s) => s.refine),
      },
      peakMemoryMib: process.resourceUsage().maxRSS / 1024,
      completeness: {
        claim: 'no miss found, relative to SGP4',
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
      insideAtStart: edge(outcomes.map((o) => o.insideAtStart)),
      insideAtStop: edge(outcomes.map((o) => o.insideAtStop)),
    },
  };
}

/** Columns from packed rows; with a box, the rows whose components at TCA lie inside it. */
function toApproaches(
  packed: Float64Array,
  indices: readonly number[],
  box: readonly [number, number, number] | undefined,
): CloseApproaches {
  const rows: number[] = [];
  for (let at = 0; at < packed.length; at += APPROACH_COLUMNS) {
    const inside =
      !box ||
      (Math.abs(packed[at + 5]!) <= box[0] &&
        Math.abs(packed[at + 6]!) <= box[1] &&
        Math.abs(packed[at + 7]!) <= box[2]);
    if (inside) rows.push(at);
  }
  const column = (c: number): Float64Array => Float64Array.from(rows, (at) => packed[at + c]!);
  return {
    count: rows.length,
    primary: Int32Array.from(rows, (at) => indices[packed[at]!]!),
    secondary: Int32Array.from(rows, (at) => indices[packed[at + 1]!]!),
    tca: column(2),
    missDistanceKm: column(3),
    relativeSpeedKmS: column(4),
    radialKm: column(5),
    inTrackKm: column(6),
    crossTrackKm: column(7),
    entry: column(8),
    exit: column(9),
    coLocated: Uint8Array.from(rows, (at) => packed[at + 10]!),
  };
}
