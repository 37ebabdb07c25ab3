import { joinStretches, mergeApproaches } from '@clearway/screening';
import type { Catalog } from '../catalog/catalog.ts';
import type { FoundPairs } from './found-pairs.ts';
import type { InForce } from './object-lives.ts';
import type { ScreeningRequest } from './screening-run.ts';
import { searchPrimaries } from './search-primaries.ts';
import { rowCount } from './sweep-tasks.ts';

/** With more primaries than this one sweep over all pairs takes less time. */
export const MOST_PRIMARIES_ONE_BY_ONE = 100;

/** Screens a few primaries one by one against all. */
export async function screenPrimaries(
  request: ScreeningRequest<Catalog>,
  wasm: Uint8Array<ArrayBuffer>,
  reachKm: number,
  pause: () => Promise<void>,
  inForce: InForce | null = null,
): Promise<FoundPairs> {
  const begun = performance.now();
  const { catalog, start, durationSeconds, onProgress } = request;
  const { elements, identicalGroups } = catalog;
  const wanted = new Set(request.primaryIds);
  let count = 0;
  const found = await searchPrimaries(
    {
      elements,
      identicalGroups,
      start,
      durationSeconds,
      thresholdKm: reachKm,
      wanted,
      namesWantedFirst: true,
      ...(inForce ? { inForce } : {}),
      onOutcome: (done, outcome) => {
        count += rowCount(outcome.approaches);
        onProgress?.({ phase: 'screen', fraction: done / wanted.size, closeApproaches: count });
      },
    },
    wasm,
    pause,
  );
  const { indices, outcomes, lives, surveySeconds } = found;
  const slow = found.resolve(joinStretches(outcomes.map((o) => o.stretches)));
  const failsUs = new Float64Array(elements.length).fill(Number.POSITIVE_INFINITY);
  const reasons: (string | null)[] = new Array(elements.length).fill(null);
  indices.forEach((i, place) => {
    failsUs[i] = lives.failsUs[place]!;
    reasons[i] = lives.reasons[place]!;
  });
  const ids = Float64Array.from(indices, (i) => elements[i]!.id);
  return {
    rows: mergeApproaches([...outcomes.map((o) => o.approaches), slow], ids, start, durationSeconds),
    indices,
    insideAtStart: outcomes.map((o) => o.insideAtStart),
    insideAtStop: outcomes.map((o) => o.insideAtStop),
    failsUs,
    reasons,
    workers: 1,
    seconds: { propagate: surveySeconds, sweep: (performance.now() - begun) / 1000 - surveySeconds, refine: 0 },
    completeness: found.completeness,
  };
}
