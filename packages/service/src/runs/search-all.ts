import type { ElementSet } from '@clearway/astro';
import { APPROACH_COLUMNS } from '@clearway/screening';
import type { Catalog } from '../catalog/catalog.ts';
import { withoutReplaced } from '../operator-ephemerides/replaced-lives.ts';
import type { RunObject } from '../operator-ephemerides/run-object.ts';
import { searchEphemerides } from './ephemeris-search-threads.ts';
import type { FoundPairs } from './found-pairs.ts';
import { type JoinedPairs, joinFound } from './join-found.ts';
import { windowMicros } from './object-lives.ts';
import { MOST_PRIMARIES_ONE_BY_ONE, screenPrimaries } from './screen-primaries.ts';
import type { ScreeningProgress, ScreeningRequest } from './screening-run.ts';
import { sweepPairs } from './sweep-pairs.ts';

/** An element set whose propagation fails, from `fromUs` on (microseconds since 1970-01-01 UTC). */
export interface FailingElements {
  readonly id: number;
  readonly reason: string;
  readonly fromUs: number;
}

/** What all searches of a run found; objects of rows and pairs are indices of `objects`. */
export interface FoundInAll extends JoinedPairs {
  readonly objects: readonly RunObject[];
  /** Each number once. */
  readonly failing: readonly FailingElements[];
  readonly workers: number;
  readonly seconds: { readonly propagate: number; readonly sweep: number; readonly refine: number };
  readonly completeness: Readonly<Record<string, unknown>>;
}

/** A search by an ephemeris takes about this share of the time of one among element sets, as progress counts it. */
const SHARE_OF_EPHEMERIS = 0.02;

/** Searches element sets, where any is wanted in the window, and ephemerides, where there are any. */
export async function searchAll(
  request: ScreeningRequest<Catalog>,
  wasm: Uint8Array<ArrayBuffer>,
  reachKm: number,
  pause: () => Promise<void>,
): Promise<FoundInAll> {
  const { catalog, start, durationSeconds, ephemerides = [], onProgress } = request;
  const { elements, inForce } = withoutReplaced(catalog.elements, ephemerides);
  const window = windowMicros(start, durationSeconds);
  const wanted = request.primaryIds ? new Set(request.primaryIds) : null;
  const isThere = (i: number): boolean => inForce.fromUs[i]! < window.stopUs && inForce.toUs[i]! > window.startUs;
  const hasSets = wanted === null || elements.some(({ id }, i) => wanted.has(id) && isThere(i));
  const shareOfSets = hasSets ? 1 / (1 + SHARE_OF_EPHEMERIS * ephemerides.length) : 0;
  const tell = (progress: ScreeningProgress): void =>
    onProgress?.({ ...progress, fraction: shareOfSets * progress.fraction });
  const bySets = hasSets
    ? await (isOneByOne(request) ? screenPrimaries : sweepPairs)(
        { ...request, catalog: { ...catalog, elements }, onProgress: tell },
        wasm,
        reachKm,
        pause,
        ephemerides.length > 0 ? inForce : null,
      )
    : null;
  const { identicalGroups } = catalog;
  const byEphemerides =
    ephemerides.length === 0
      ? null
      : await searchEphemerides(
          {
            elements,
            identicalGroups,
            inForce,
            ephemerides,
            start,
            durationSeconds,
            thresholdKm: reachKm,
            wanted,
            onProgress: (fraction) =>
              onProgress?.({
                phase: 'screen',
                fraction: shareOfSets + (1 - shareOfSets) * fraction,
                closeApproaches: (bySets?.rows.length ?? 0) / APPROACH_COLUMNS,
              }),
          },
          wasm,
          pause,
          { workers: request.workers, signal: request.signal },
        );
  const objects: readonly RunObject[] = [...elements, ...ephemerides];
  return {
    objects,
    ...joinFound(bySets, byEphemerides, (index) => objects[index]!.id),
    failing: failures(elements, [bySets, byEphemerides]),
    workers: bySets?.workers ?? 1,
    seconds: {
      propagate: (bySets?.seconds.propagate ?? 0) + (byEphemerides?.seconds.propagate ?? 0),
      sweep: (bySets?.seconds.sweep ?? 0) + (byEphemerides?.seconds.sweep ?? 0),
      refine: bySets?.seconds.refine ?? 0,
    },
    completeness: {
      claim: byEphemerides
        ? 'no miss found, relative to SGP4 and the ephemerides as interpolated'
        : 'no miss found, relative to SGP4',
      ...bySets?.completeness,
      ...byEphemerides?.completeness,
    },
  };
}

function isOneByOne({ primaryIds, tuning }: ScreeningRequest<Catalog>): boolean {
  const primaries = new Set(primaryIds).size;
  return primaries > 0 && primaries <= MOST_PRIMARIES_ONE_BY_ONE && !tuning;
}

/** With the earliest time at which a search saw each fail. */
function failures(
  elements: readonly ElementSet[],
  searches: readonly (Pick<FoundPairs, 'failsUs' | 'reasons'> | null)[],
): FailingElements[] {
  const failing = new Map<number, FailingElements>();
  for (const search of searches) {
    search?.failsUs.forEach((fromUs, i) => {
      const { id } = elements[i]!;
      if (fromUs === Infinity || fromUs >= (failing.get(id)?.fromUs ?? Infinity)) return;
      failing.set(id, { id, reason: search.reasons[i] ?? 'propagation fails', fromUs });
    });
  }
  return [...failing.values()].sort((x, y) => x.id - y.id);
}
