import { unixMicros } from '@clearway/astro';
import { planSweep, type SweepPlan } from '@clearway/screening';
import { pickUncertainties } from '../../covariance/object-uncertainties.ts';
import { groupsOfIdentical } from '../groups-of-identical.ts';
import { type KnownLives, pickLives, type WindowMicros } from '../object-lives.ts';
import { createWorkerPool, type WorkerPool } from '../worker-pool.ts';
import type { SessionRequest } from './screening-session.ts';
import { livingIn, type SurveyedObjects } from './surveyed-objects.ts';

/** Worker threads that hold the element sets of a session which are there at some time of its window. */
export interface SessionEngine {
  readonly plan: SweepPlan;
  readonly pool: WorkerPool;
  /** Catalogue number of each object that the workers count, ascending. */
  readonly ids: Int32Array;
  /** When they are there. */
  readonly lives: KnownLives;
}

/** Plans the sweep of surveyed objects and starts the workers. */
export function startEngine(
  request: SessionRequest,
  wasm: Uint8Array<ArrayBuffer>,
  surveyed: SurveyedObjects,
  known: KnownLives,
): SessionEngine {
  const { elements, uncertainties, thresholdKm } = request;
  const window: WindowMicros = { startUs: request.startUs, stopUs: request.stopUs };
  const durationSeconds = (window.stopUs - window.startUs) / 1e6;
  const indices = livingIn(known, window);
  const { perigees, eccentricities, velocityDefects } = surveyed;
  const plan = planSweep(indices, perigees, eccentricities, velocityDefects, { durationSeconds, thresholdKm });
  const lives = pickLives(known, indices);
  const { fromUs, untilUs, failsUs } = lives;
  const ids = Int32Array.from(indices, (i) => elements[i]!.id);
  const pool = createWorkerPool(
    request.workers,
    {
      wasm,
      satellites: surveyed.satellites,
      plan,
      setting: {
        ...window,
        thresholdKm,
        slowSpeed: plan.slowSpeed,
        fromUs,
        untilUs,
        failsUs,
        halfPeriods: surveyed.halfPeriods,
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
