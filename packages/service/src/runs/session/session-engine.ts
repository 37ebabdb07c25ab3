import { unixMicros } from '@clearway/astro';
import { selectSatellites } from '@clearway/kernels';
import { planSweep, type SweepPlan, surveyObjects } from '@clearway/screening';
import { pickUncertainties } from '../../covariance/object-uncertainties.ts';
import { groupsOfIdentical } from '../groups-of-identical.ts';
import { type KnownLives, livesIn, pickLives, type WindowMicros } from '../object-lives.ts';
import type { PreparedObjects } from '../prepare-objects.ts';
import { createWorkerPool, type WorkerPool } from '../worker-pool.ts';
import type { SessionRequest } from './screening-session.ts';

/** Worker threads that hold the element sets of a session which are there at some time of its window. */
export interface SessionEngine {
  readonly plan: SweepPlan;
  readonly pool: WorkerPool;
  /** Catalogue number of each object that the workers count, ascending. */
  readonly ids: Int32Array;
  /** When they are there. */
  readonly lives: KnownLives;
}

/** Surveys the objects and starts the workers. */
export async function startEngine(
  request: SessionRequest,
  wasm: Uint8Array<ArrayBuffer>,
  prepared: PreparedObjects,
  known: KnownLives,
  pause: () => Promise<void>,
): Promise<SessionEngine> {
  const { elements, uncertainties, thresholdKm } = request;
  const window: WindowMicros = { startUs: request.startUs, stopUs: request.stopUs };
  const durationSeconds = (window.stopUs - window.startUs) / 1e6;
  const { kernel, batch, satellites, packed } = prepared;
  const survey = await surveyObjects(kernel, batch, satellites, window.startUs, durationSeconds, pause);
  const indices = elements.map((_, i) => i).filter((i) => livesIn(known, i, window));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(indices, (i) => values[i]!);
  const plan = planSweep(
    indices.map((i) => satellites[i]!),
    pick(survey.perigees),
    pick(survey.eccentricities),
    pick(survey.velocityDefects),
    { durationSeconds, thresholdKm },
  );
  const lives = pickLives(known, indices);
  const { fromUs, untilUs, failsUs } = lives;
  const ids = Int32Array.from(indices, (i) => elements[i]!.id);
  const pool = createWorkerPool(
    request.workers,
    {
      wasm,
      satellites: selectSatellites(packed, indices, (bytes) => new SharedArrayBuffer(bytes)),
      plan,
      setting: {
        ...window,
        thresholdKm,
        slowSpeed: plan.slowSpeed,
        fromUs,
        untilUs,
        failsUs,
        halfPeriods: pick(survey.halfPeriods),
      },
      groups: groupsOfIdentical(request, indices),
      ids,
      primaries: null,
      uncertainties: pickUncertainties(uncertainties, indices),
      epochsUs: Float64Array.from(indices, (i) => unixMicros(elements[i]!.epoch)),
      lowPriority: request.lowPriority ?? false,
    },
    request.signal,
  );
  return { plan, pool, ids, lives };
}
