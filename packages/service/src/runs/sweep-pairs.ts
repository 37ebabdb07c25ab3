import { selectSatellites } from '@clearway/kernels';
import { joinStretches, mergeApproaches, planSweep, surveyObjects, timeSlices } from '@clearway/screening';
import type { Catalog } from '../catalog/catalog.ts';
import type { FoundPairs } from './found-pairs.ts';
import { findLives, type InForce, orbitExtents, pickLives, windowMicros } from './object-lives.ts';
import { prepareObjects } from './prepare-objects.ts';
import { screenedObjects } from './screened-objects.ts';
import type { ScreeningRequest } from './screening-run.ts';
import { rowCount, secondsOf, slowTasks, sweepBounds } from './sweep-tasks.ts';
import { createWorkerPool } from './worker-pool.ts';

/** Share of the work that is in the sweep, the rest being slow pairs. */
const SWEEP_SHARE = 0.97;

/** Sweeps all objects (with primaries, all near their shells) slice by slice on worker threads. */
export async function sweepPairs(
  request: ScreeningRequest<Catalog>,
  wasm: Uint8Array<ArrayBuffer>,
  reachKm: number,
  pause: () => Promise<void>,
  inForce: InForce | null = null,
): Promise<FoundPairs> {
  const begun = performance.now();
  const { catalog, start, durationSeconds, signal, onProgress } = request;
  const window = windowMicros(start, durationSeconds);
  const prepared = await prepareObjects(wasm, catalog.elements, start, durationSeconds, pause);
  const { kernel, batch, satellites } = prepared;
  const extents = orbitExtents(catalog.elements, start, durationSeconds);
  const lives = await findLives(prepared, extents, window, inForce, pause);
  const survey = await surveyObjects(kernel, batch, satellites, window.startUs, durationSeconds, pause);
  const chosen = screenedObjects(catalog, survey, lives, window, request.primaryIds ?? null, reachKm);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(chosen.indices, (i) => values[i]!);
  const plan = planSweep(
    chosen.indices.map((i) => satellites[i]!),
    pick(survey.perigees),
    pick(survey.eccentricities),
    pick(survey.velocityDefects),
    { durationSeconds, thresholdKm: reachKm },
    request.tuning,
  );
  const { fromUs, untilUs, failsUs } = pickLives(lives, chosen.indices);
  const surveyed = performance.now();
  const pool = createWorkerPool(
    request.workers,
    {
      wasm,
      satellites: [selectSatellites(prepared.packed, chosen.indices, (bytes) => new SharedArrayBuffer(bytes))],
      plan,
      setting: {
        ...window,
        thresholdKm: reachKm,
        slowSpeed: plan.slowSpeed,
        fromUs,
        untilUs,
        failsUs,
        halfPeriods: pick(survey.halfPeriods),
      },
      groups: chosen.groups,
      ids: Int32Array.from(chosen.indices, (i) => catalog.elements[i]!.id),
      primaries: chosen.primaries,
      uncertainties: null,
      epochsUs: new Float64Array(0),
      lowPriority: false,
    },
    signal,
  );
  const slices = timeSlices(window.startUs, window.stopUs, plan.sliceSeconds, plan.stepSeconds);
  const lists: Float64Array[] = [];
  const stretches: Float64Array[] = [];
  const inside: Float64Array[] = [];
  let found = 0;
  let candidates = 0;
  let done = 0;
  try {
    await pool.run(
      slices.map((slice) => ({ kind: 'slice', slice })),
      (answer) => {
        lists.push(answer.approaches!);
        stretches.push(answer.stretches!);
        candidates += answer.candidates!;
        found += rowCount(answer.approaches);
        done++;
        onProgress?.({ phase: 'screen', fraction: (SWEEP_SHARE * done) / slices.length, closeApproaches: found });
      },
    );
    const { startUs, stopUs } = window;
    await pool.run(
      [
        { kind: 'edge', us: startUs, isEnd: false },
        { kind: 'edge', us: stopUs, isEnd: true },
      ],
      (answer, task) => {
        inside[task] = answer.inside!;
      },
    );
    const tasks = slowTasks(joinStretches(stretches));
    let resolved = 0;
    await pool.run(tasks, (answer) => {
      lists.push(answer.approaches!);
      resolved++;
      found += rowCount(answer.approaches);
      const fraction = SWEEP_SHARE + ((1 - SWEEP_SHARE) * resolved) / tasks.length;
      onProgress?.({ phase: 'refine', fraction, closeApproaches: found });
    });
  } finally {
    await pool.close();
  }
  const ids = Float64Array.from(chosen.indices, (i) => catalog.elements[i]!.id);
  const spent = secondsOf(pool.latest());
  return {
    rows: mergeApproaches(lists, ids, start, durationSeconds),
    indices: chosen.indices,
    insideAtStart: [inside[0]!],
    insideAtStop: [inside[1]!],
    failsUs: lives.failsUs,
    reasons: lives.reasons,
    workers: request.workers,
    seconds: { ...spent, propagate: (surveyed - begun) / 1000 + spent.propagate },
    completeness: sweepBounds(plan, pool.latest(), candidates),
  };
}
