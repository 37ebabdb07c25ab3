import { setImmediate } from 'node:timers/promises';
import { addSeconds, UserError, utcFromUnixMicros } from '@clearway/astro';
import { ensureKernel } from '@clearway/kernels/build';
import { reachOfBoxes, rowsInsideBoxes } from '../boxes/inside-boxes.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { windowMicros } from './object-lives.ts';
import { toApproaches } from './packed-approaches.ts';
import { MOST_PRIMARIES_ONE_BY_ONE, screenPrimaries } from './screen-primaries.ts';
import type { PairAtEdge, RejectedObject, ScreeningRequest, ScreeningRun } from './screening-run.ts';
import { sweepPairs } from './sweep-pairs.ts';

/** Screens a catalogue: all pairs, or the primaries against all. Rows, report and bounds as the command's contract says. */
export async function runScreening(request: ScreeningRequest<Catalog>): Promise<ScreeningRun> {
  const begun = performance.now();
  const { catalog, start, durationSeconds, signal } = request;
  const known = new Set(catalog.elements.map((e) => e.id));
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
  const primaries = new Set(request.primaryIds).size;
  const oneByOne = primaries > 0 && primaries <= MOST_PRIMARIES_ONE_BY_ONE && !request.tuning;
  const found = await (oneByOne ? screenPrimaries : sweepPairs)(request, wasm, reachKm, pause);
  const objects = catalog.elements;
  const { startUs } = windowMicros(start, durationSeconds);
  const inside = rowsInsideBoxes(found.rows, (place) => objects[found.indices[place]!]!, start, request);
  const approaches = toApproaches(inside, found.indices);

  const idAt = (place: number): number => objects[found.indices[place]!]!.id;
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
  objects.forEach((e, i) => {
    const from = found.failsUs[i]!;
    if (from === Infinity) return;
    rejected.push({
      id: e.id,
      reason: found.reasons[i] ?? 'propagation fails',
      file: null,
      line: null,
      from: utcFromUnixMicros(from),
    });
  });
  return {
    objects,
    approaches,
    report: {
      objects: {
        read: catalog.read,
        screened: objects.length - found.failsUs.reduce((n, from) => n + (from <= startUs ? 1 : 0), 0),
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
      closeApproaches: approaches.count,
      workers: found.workers,
      seconds: {
        total: (performance.now() - begun) / 1000,
        ...found.seconds,
      },
      peakMemoryMib: process.resourceUsage().maxRSS / 1024,
      completeness: { claim: 'no miss found, relative to SGP4', ...found.completeness },
      insideAtStart: edge(found.insideAtStart),
      insideAtStop: edge(found.insideAtStop),
    },
  };
}
