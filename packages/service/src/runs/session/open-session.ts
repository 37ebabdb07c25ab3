import { setImmediate } from 'node:timers/promises';
import { type ElementSet, unixMicros, utcFromUnixMicros } from '@clearway/astro';
import { ensureKernel } from '@clearway/kernels/build';
import { timeSlices } from '@clearway/screening';
import { pickUncertainties } from '../../covariance/object-uncertainties.ts';
import { createPackedRisks } from '../../covariance/packed-risks.ts';
import type { ApproachTable } from '../approach-table.ts';
import { findLives, livesIn, orbitExtents } from '../object-lives.ts';
import { type PreparedObjects, prepareObjects } from '../prepare-objects.ts';
import { MOST_PRIMARIES_ONE_BY_ONE } from '../screen-primaries.ts';
import { searchPrimaries } from '../search-primaries.ts';
import { rowCount, secondsOf, slowTasks, sweepBounds } from '../sweep-tasks.ts';
import { mergeTables, pickRows } from './merge-tables.ts';
import { pairsInside } from './pairs-inside.ts';
import { tableOfRows } from './rows-to-table.ts';
import type {
  PairsInside,
  ScreeningSession,
  SessionFailure,
  SessionOpening,
  SessionRequest,
  SweepOptions,
  SweepResult,
} from './screening-session.ts';
import { type SessionEngine, startEngine } from './session-engine.ts';
import { ephemerisPairs } from './session-ephemerides.ts';
import { mergeSlowRuns, type SlowRuns } from './slow-runs.ts';
import { runsOfStretches, stretchesOfRuns } from './slow-stretches.ts';
import { PORTION_OBJECTS, type SurveyedCatalog, surveyInPortions } from './survey-in-portions.ts';
import { surveyLiving } from './surveyed-objects.ts';

/**
 * Prepares a catalogue over a window: initialises SGP4 and finds the objects that fail. Workers start when they are first
 * needed: a search of a few changed objects needs none.
 */
export async function openSession(given: SessionOpening): Promise<ScreeningSession> {
  const begun = performance.now();
  const { startUs, stopUs, signal } = given;
  const window = { startUs, stopUs };
  const pauseFor = (own?: AbortSignal) => async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
    own?.throwIfAborted();
  };
  const pause = pauseFor();
  const wasm = await ensureKernel();
  await pause();
  const inForce = given.lives ?? null;
  let prepared: PreparedObjects | null = null;
  let catalog: Omit<SurveyedCatalog, 'surveyed'> & { surveyed: SurveyedCatalog['surveyed'] | null };
  // Where nothing but slices will be swept nobody asks for the element sets again.
  const elements = given.onlySweeps ? [] : await gathered(given.elements);
  const request: SessionRequest = { ...given, elements };
  const pages = given.onlySweeps ? pagesOf(given.elements) : [elements];
  const count = given.uncertainties.radiiM.length;
  if (given.onlySweeps || count > PORTION_OBJECTS) {
    catalog = await surveyInPortions(wasm, pages, count, window, inForce, pause);
  } else {
    const start = utcFromUnixMicros(startUs);
    const durationSeconds = (stopUs - startUs) / 1e6;
    prepared = await prepareObjects(wasm, elements, start, durationSeconds, pause);
    const extents = orbitExtents(elements, start, durationSeconds);
    catalog = {
      ids: Int32Array.from(elements, ({ id }) => id),
      epochsUs: Float64Array.from(elements, ({ epoch }) => unixMicros(epoch)),
      lives: await findLives(prepared, extents, window, inForce, pause),
      surveyed: null,
    };
  }
  const { lives } = catalog;
  const failures = failuresOf(request, catalog);
  const screened = screenedCount(request, catalog.ids, (i) => livesIn(lives, i, window));
  const seconds = { propagate: (performance.now() - begun) / 1000, sweep: 0, refine: 0 };
  let candidates = 0;
  let byPrimaries: Readonly<Record<string, unknown>> | null = null;
  let ofEphemerides: Readonly<Record<string, unknown>> | null = null;
  let engine: SessionEngine | null = null;
  let isClosed = false;

  const theEngine = async (own?: AbortSignal): Promise<SessionEngine> => {
    if (engine) return engine;
    const from = performance.now();
    const surveyed = catalog.surveyed ?? (await surveyLiving(prepared!, lives, window, pauseFor(own)));
    const started = startEngine(request, wasm, { ...catalog, surveyed });
    // The workers have it now.
    prepared = null;
    catalog = { ...catalog, surveyed: null };
    seconds.propagate += (performance.now() - from) / 1000;
    if (isClosed) {
      await started.pool.close();
      throw new Error('The screening was closed.');
    }
    engine = started;
    return started;
  };

  const sweepSlices = async (fromUs: number, toUs: number, options: SweepOptions): Promise<SweepResult> => {
    const { plan, pool, ids } = await theEngine(options.signal);
    const { changed } = options;
    const only = changed ? Uint8Array.from(ids, (id) => (changed.has(id) ? 1 : 0)) : null;
    const slices = timeSlices(fromUs, toUs, plan.sliceSeconds, plan.stepSeconds);
    const tables: ApproachTable[] = [];
    const runs: SlowRuns[] = [];
    let found = 0;
    let done = 0;
    await pool.run(
      slices.map((slice) => ({ kind: 'slice', slice, ...(only ? { only } : {}) })),
      (answer) => {
        const table = tableOfRows(answer.approaches!, answer.risks!, ids);
        tables.push(rowsBetween(table, fromUs, toUs));
        runs.push(runsOfStretches(answer.stretches!, ids));
        candidates += answer.candidates!;
        found += tables.at(-1)!.count;
        done++;
        options.onProgress?.({ done, total: slices.length, closeApproaches: found });
      },
      options.signal,
    );
    return { rows: mergeTables(tables), slow: mergeSlowRuns(runs) };
  };

  const searchChanged = async (
    fromUs: number,
    toUs: number,
    changed: ReadonlySet<number>,
    options: SweepOptions,
  ): Promise<SweepResult> => {
    let count = 0;
    const total = elements.reduce((n, e) => n + (changed.has(e.id) ? 1 : 0), 0);
    const found = await searchPrimaries(
      {
        elements,
        identicalGroups: request.identicalGroups,
        start: utcFromUnixMicros(fromUs),
        durationSeconds: (toUs - fromUs) / 1e6,
        thresholdKm: request.thresholdKm,
        wanted: changed,
        namesWantedFirst: false,
        lives,
        onOutcome: (done, outcome) => {
          count += rowCount(outcome.approaches);
          options.onProgress?.({ done, total, closeApproaches: count });
        },
      },
      wasm,
      pauseFor(options.signal),
    );
    byPrimaries = found.completeness;
    const { indices, outcomes } = found;
    const { kernel, batch } = found.prepared;
    const ids = Int32Array.from(indices, (i) => elements[i]!.id);
    const uncertainties = pickUncertainties(request.uncertainties, indices);
    const epochsUs = Float64Array.from(indices, (i) => unixMicros(elements[i]!.epoch));
    const risksOf = createPackedRisks(kernel, batch, uncertainties, epochsUs);
    const tableOf = (rows: Float64Array): ApproachTable => tableOfRows(rows, risksOf(rows), ids);
    const slow = mergeSlowRuns(outcomes.map((o) => runsOfStretches(o.stretches, ids)));
    const rows = mergeTables(outcomes.map((o) => rowsBetween(tableOf(o.approaches), fromUs, toUs)));
    if (fromUs !== startUs || toUs !== stopUs) return { rows, slow };
    const inside = (lists: readonly Float64Array[]): PairsInside =>
      pairsInside(Float64Array.from(lists.flatMap((list) => [...list])), ids);
    return {
      rows,
      slow,
      settled: {
        rows: tableOf(found.resolve(stretchesOfRuns(slow, ids, found.lives, startUs))),
        insideAtStart: inside(outcomes.map((o) => o.insideAtStart)),
        insideAtStop: inside(outcomes.map((o) => o.insideAtStop)),
      },
    };
  };

  return {
    request,
    failures,
    screened,
    sweep: async (fromUs, toUs, options = {}) => {
      if (!(fromUs >= startUs && toUs <= stopUs && fromUs <= toUs)) {
        throw new RangeError(`[${fromUs}, ${toUs}) is no part of the window [${startUs}, ${stopUs})`);
      }
      const { changed } = options;
      if (fromUs === toUs || changed?.size === 0) return { rows: mergeTables([]), slow: mergeSlowRuns([]) };
      const isFew = changed !== undefined && changed.size <= MOST_PRIMARIES_ONE_BY_ONE;
      if (!isFew) return sweepSlices(fromUs, toUs, options);
      const from = performance.now();
      const result = await searchChanged(fromUs, toUs, changed, options);
      seconds.sweep += (performance.now() - from) / 1000;
      return result;
    },
    resolve: async (slow, own) => {
      const { pool, ids, lives: there } = await theEngine(own);
      const tables: ApproachTable[] = [];
      const stretches = stretchesOfRuns(mergeSlowRuns(slow), ids, there, startUs);
      await pool.run(
        slowTasks(stretches),
        (answer) => {
          tables.push(tableOfRows(answer.approaches!, answer.risks!, ids));
        },
        own,
      );
      return mergeTables(tables);
    },
    edges: async (own) => {
      const { pool, ids } = await theEngine(own);
      const inside: Float64Array[] = [];
      await pool.run(
        [
          { kind: 'edge', us: startUs, isEnd: false },
          { kind: 'edge', us: stopUs, isEnd: true },
        ],
        (answer, task) => {
          inside[task] = answer.inside!;
        },
        own,
      );
      return { insideAtStart: pairsInside(inside[0]!, ids), insideAtStop: pairsInside(inside[1]!, ids) };
    },
    byEphemerides: async ({ known, onProgress, signal: own } = {}) => {
      const ephemerides = request.ephemerides ?? [];
      if (ephemerides.length === 0) return null;
      const from = performance.now();
      const stops = [signal, own].filter((each) => each !== undefined);
      const { completeness, ...pairs } = await ephemerisPairs(request, ephemerides, wasm, pauseFor(own), {
        known,
        onProgress,
        signal: stops.length > 0 ? AbortSignal.any(stops) : undefined,
      });
      ofEphemerides = completeness;
      seconds.sweep += (performance.now() - from) / 1000;
      return pairs;
    },
    completeness: () => ({
      ...(engine ? sweepBounds(engine.plan, engine.pool.latest(), candidates) : {}),
      ...(byPrimaries ? { changed_objects: byPrimaries } : {}),
      ...ofEphemerides,
    }),
    seconds: () => {
      const workers = secondsOf(engine?.pool.latest() ?? []);
      return {
        propagate: seconds.propagate + workers.propagate,
        sweep: seconds.sweep + workers.sweep,
        refine: seconds.refine + workers.refine,
      };
    },
    close: async () => {
      isClosed = true;
      await engine?.pool.close();
    },
  };
}

/** Element sets as they come; all at once are one page. */
function pagesOf(
  elements: SessionOpening['elements'],
): Iterable<readonly ElementSet[]> | AsyncIterable<readonly ElementSet[]> {
  return Symbol.asyncIterator in elements ? elements : [elements];
}

async function gathered(elements: SessionOpening['elements']): Promise<readonly ElementSet[]> {
  if (!(Symbol.asyncIterator in elements)) return elements;
  const all: ElementSet[] = [];
  for await (const page of elements) for (const each of page) all.push(each);
  return all;
}

function failuresOf(
  { lives: inForce }: SessionRequest,
  { ids, lives }: Pick<SurveyedCatalog, 'ids' | 'lives'>,
): SessionFailure[] {
  const failures: SessionFailure[] = [];
  for (let i = 0; i < ids.length; i++) {
    const fromUs = lives.failsUs[i]!;
    if (fromUs >= (inForce?.toUs[i] ?? Number.POSITIVE_INFINITY)) continue;
    failures.push({ id: ids[i]!, reason: lives.reasons[i] ?? 'propagation fails', fromUs });
  }
  return failures;
}

/** One that an ephemeris interrupts has several lives, and is one object all the same. */
function screenedCount({ ephemerides = [] }: SessionRequest, ids: Int32Array, isThere: (i: number) => boolean): number {
  const there = ids.filter((_, i) => isThere(i));
  if (ephemerides.length === 0) return there.length;
  return new Set([...there, ...ephemerides.map(({ id }) => id)]).size;
}

/** The rows with TCA in [fromUs, toUs), as they are. */
function rowsBetween(table: ApproachTable, fromUs: number, toUs: number): ApproachTable {
  const rows: number[] = [];
  for (let k = 0; k < table.count; k++) if (table.tcaUs[k]! >= fromUs && table.tcaUs[k]! < toUs) rows.push(k);
  return rows.length === table.count ? table : pickRows(table, rows);
}
