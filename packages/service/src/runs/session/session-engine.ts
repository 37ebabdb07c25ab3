import { planSweep, type SweepPlan } from '@clearway/screening';
import { type ObjectUncertainties, pickUncertainties } from '../../covariance/object-uncertainties.ts';
import { groupsOfIdentical } from '../groups-of-identical.ts';
import { type KnownLives, pickLives, type WindowMicros } from '../object-lives.ts';
import { createWorkerPool, type WorkerPool } from '../worker-pool.ts';
import type { SessionRequest } from './screening-session.ts';
import type { SurveyedCatalog } from './survey-in-portions.ts';
import { livingIn, sharedMemory } from './surveyed-objects.ts';

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
  catalog: SurveyedCatalog,
): SessionEngine {
  const { thresholdKm } = request;
  const { surveyed } = catalog;
  const window: WindowMicros = { startUs: request.startUs, stopUs: request.stopUs };
  const durationSeconds = (window.stopUs - window.startUs) / 1e6;
  const indices = livingIn(catalog.lives, window);
  const { perigees, eccentricities, velocityDefects } = surveyed;
  const made = planSweep(indices, perigees, eccentricities, velocityDefects, { durationSeconds, thresholdKm });
  // Every thread would have its own copies, a hundred bytes of each object.
  const plan = {
    ...made,
    objectAt: shared(made.objectAt),
    bounds: shared(made.bounds),
    radialAcceleration: shared(made.radialAcceleration),
  };
  const { reasons, ...times } = pickLives(catalog.lives, indices);
  const there = { fromUs: shared(times.fromUs), untilUs: shared(times.untilUs), failsUs: shared(times.failsUs) };
  const ids = shared(Int32Array.from(indices, (i) => catalog.ids[i]!));
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
        ...there,
        halfPeriods: shared(surveyed.halfPeriods),
      },
      groups: shared(groupsOfIdentical(ids, request.identicalGroups)),
      ids,
      primaries: null,
      uncertainties: sharedUncertainties(pickUncertainties(request.uncertainties, indices)),
      epochsUs: shared(Float64Array.from(indices, (i) => catalog.epochsUs[i]!)),
      lowPriority: request.lowPriority ?? false,
    },
    request.signal,
  );
  return { plan, pool, ids, lives: { ...there, reasons } };
}

type Shareable = Float64Array | Int32Array | Uint8Array;

/** The same numbers in memory that all threads share. */
function shared<Column extends Shareable>(column: Column): Column {
  const kind = column.constructor as new (memory: SharedArrayBuffer) => Column;
  const copy = new kind(sharedMemory(column.byteLength));
  copy.set(column);
  return copy;
}

function sharedUncertainties(all: ObjectUncertainties): ObjectUncertainties {
  return {
    radiiM: shared(all.radiiM),
    radiusSigmasM: shared(all.radiusSigmasM),
    profiles: all.profiles,
    profileOf: shared(all.profileOf),
    isMovable: shared(all.isMovable),
  };
}
