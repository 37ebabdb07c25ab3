import { setImmediate } from 'node:timers/promises';
import { addSeconds, UserError, utcFromUnixMicros } from '@clearway/astro';
import { ensureKernel } from '@clearway/kernels/build';
import { reachOfBoxes, rowsInsideBoxes } from '../boxes/inside-boxes.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type RiskThreads, ROWS_FOR_THREADS, startRiskThreads } from '../covariance/risk-threads.ts';
import type { RowRisks } from '../covariance/row-risks.ts';
import { risksOfRun } from '../covariance/run-risks.ts';
import { windowMicros } from './object-lives.ts';
import { toApproaches } from './packed-approaches.ts';
import type {
  CloseApproaches,
  PairAtEdge,
  RejectedObject,
  ScreeningProgress,
  ScreeningRequest,
  ScreeningRun,
} from './screening-run.ts';
import { type FoundInAll, searchAll } from './search-all.ts';

/**
 * Screens a catalogue: all pairs, or the primaries against all; operators' ephemerides, where there are any, one by one against
 * all. Rows, report and bounds as the command's contract says.
 */
export async function runScreening(request: ScreeningRequest<Catalog>): Promise<ScreeningRun> {
  const begun = performance.now();
  const { catalog, start, durationSeconds, signal } = request;
  const ephemerides = request.ephemerides ?? [];
  const known = new Set([...catalog.elements, ...ephemerides].map(({ id }) => id));
  const unknown = (request.primaryIds ?? []).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new UserError('object-unknown', `no object ${unknown.join(', ')} in the catalogue`, 'check --primary');
  }
  const reachKm = reachOfBoxes(request, request.thresholdKm);
  const pause = async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  const wasm = await ensureKernel();
  signal?.throwIfAborted();
  const { found, approaches, risks, riskSeconds } = await searchWithRisks(request, wasm, reachKm, pause);
  const { objects } = found;
  const { startUs } = windowMicros(start, durationSeconds);
  const withEphemeris = new Set(ephemerides.map(({ id }) => id));
  const failedAtStart = found.failing.filter(({ id, fromUs }) => fromUs <= startUs && !withEphemeris.has(id)).length;

  const idAt = (index: number): number => objects[index]!.id;
  const edge = (lists: readonly Float64Array[]): PairAtEdge[] =>
    lists
      .flatMap((list) =>
        Array.from({ length: list.length / 4 }, (_, k) => ({
          primaryId: idAt(list[4 * k]!),
          secondaryId: idAt(list[4 * k + 1]!),
          distanceKm: list[4 * k + 2]!,
          rangeRateKmS: list[4 * k + 3]!,
        })),
      )
      .sort((x, y) => x.primaryId - y.primaryId || x.secondaryId - y.secondaryId);
  const rejected: RejectedObject[] = catalog.rejected.map((r) => ({ ...r }));
  for (const { id, reason, fromUs } of found.failing) {
    rejected.push({ id, reason, file: null, line: null, from: utcFromUnixMicros(fromUs) });
  }
  return {
    objects,
    approaches,
    risks,
    report: {
      objects: {
        read: catalog.read,
        screened: known.size - failedAtStart,
        rejected,
        duplicates: catalog.duplicates,
        stale: catalog.stale,
        epochAfterStart: catalog.epochAfterStart,
      },
      window: { start, stop: addSeconds(start, durationSeconds) },
      thresholdKm: reachKm,
      ...(request.boxRtnKm ? { boxRtnKm: request.boxRtnKm } : {}),
      ...(request.boxes ? { boxes: request.boxes } : {}),
      ...(request.primaryIds ? { primaryIds: request.primaryIds } : {}),
      ...(request.ephemerisSources ? { ephemerides: request.ephemerisSources } : {}),
      closeApproaches: approaches.count,
      workers: found.workers,
      seconds: {
        total: (performance.now() - begun) / 1000,
        ...found.seconds,
        risk: riskSeconds,
      },
      peakMemoryMib: process.resourceUsage().maxRSS / 1024,
      completeness: found.completeness,
      insideAtStart: edge(found.insideAtStart),
      insideAtStop: edge(found.insideAtStop),
    },
  };
}

/** What was found inside the boxes, and its risk. */
async function searchWithRisks(
  request: ScreeningRequest<Catalog>,
  wasm: Uint8Array<ArrayBuffer>,
  reachKm: number,
  pause: () => Promise<void>,
): Promise<{
  readonly found: FoundInAll;
  readonly approaches: CloseApproaches;
  readonly risks: RowRisks;
  readonly riskSeconds: number;
}> {
  const { start, known = {}, workers, signal } = request;
  let threads: RiskThreads | null = null;
  const onProgress = (progress: ScreeningProgress): void => {
    // They start while the search goes on.
    if (workers > 1 && progress.closeApproaches >= ROWS_FOR_THREADS) threads ??= startRiskThreads(workers, signal);
    request.onProgress?.(progress);
  };
  try {
    const found = await searchAll({ ...request, onProgress }, wasm, reachKm, pause);
    const approaches = toApproaches(rowsInsideBoxes(found.rows, (index) => found.objects[index]!, start, request));
    const begun = performance.now();
    const risks = await risksOfRun(found.objects, approaches, start, known, pause, threads);
    return { found, approaches, risks, riskSeconds: (performance.now() - begun) / 1000 };
  } finally {
    await (threads as RiskThreads | null)?.close();
  }
}
