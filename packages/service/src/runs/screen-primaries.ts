import { type ElementSet, type OrbitExtent, orbitExtent, secondsBetween } from '@clearway/astro';
import {
  APPROACH_COLUMNS,
  createPrimaryScreener,
  fitOrbitTracks,
  mergeApproaches,
  type PrimaryOutcome,
  slowSpeedFor,
  surveyObjects,
} from '@clearway/screening';
import type { Catalog } from '../catalog/catalog.ts';
import type { FoundPairs } from './found-pairs.ts';
import { groupsOfIdentical } from './groups-of-identical.ts';
import { prepareObjects } from './prepare-objects.ts';
import type { ScreeningRequest } from './screening-run.ts';

/** With more primaries than this one sweep over all pairs takes less time. */
export const MOST_PRIMARIES_ONE_BY_ONE = 100;

/** Room between shells beyond what the extents themselves allow for, km. */
const SHELL_MARGIN_KM = 5;
/** Room around extents that were sampled only, km. */
const SURVEYED_MARGIN_KM = 50;

/**
 * Screens a few primaries one by one against all: whoever can't leave its shell below or above them is not even
 * initialised; of the others the planes' nodes say when to look.
 */
export async function screenPrimaries(
  request: ScreeningRequest<Catalog>,
  wasm: Uint8Array<ArrayBuffer>,
  reachKm: number,
  pause: () => Promise<void>,
): Promise<FoundPairs> {
  const begun = performance.now();
  const { catalog, start, durationSeconds, onProgress } = request;
  const { elements } = catalog;
  const wanted = new Set(request.primaryIds);
  const extents = extentsOf(request);
  const indices = await nearPrimaries(request, wasm, extents, wanted, reachKm, pause);
  const chosen = indices.map((i) => elements[i]!);
  const prepared = await prepareObjects(wasm, chosen, start, durationSeconds, pause);
  const survey = await surveyObjects(
    prepared.kernel,
    prepared.batch,
    prepared.satellites,
    prepared.epochOffsets,
    durationSeconds,
    pause,
    { only: Uint8Array.from(indices, (i) => (extents[i] === null ? 1 : 0)), brief: true },
  );
  const tracks = fitOrbitTracks(prepared.satellites, prepared.epochOffsets, durationSeconds);
  // Objects that fail, or jump, have no track; what the survey saw of their extent keeps them in their shell.
  for (let place = 0; place < chosen.length; place++) {
    if (tracks.usable[place] === 1 || extents[indices[place]!] !== null) continue;
    tracks.perigees[place] = survey.perigees[place]! - SURVEYED_MARGIN_KM;
    tracks.apogees[place] = survey.apogees[place]! + SURVEYED_MARGIN_KM;
  }
  await pause();
  const isPrimary = Uint8Array.from(chosen, (e) => (wanted.has(e.id) ? 1 : 0));
  const slowSpeed = slowSpeedFor(reachKm);
  const setting = {
    durationSeconds,
    thresholdKm: reachKm,
    endOfLife: survey.endOfLife,
    halfPeriods: survey.halfPeriods,
    isPrimary: (object: number): boolean => isPrimary[object] === 1,
  };
  const groups = groupsOfIdentical(catalog, indices);
  const screener = createPrimaryScreener(prepared.kernel, prepared.batch, tracks, setting, groups, slowSpeed);
  const surveyed = performance.now();
  const outcomes: PrimaryOutcome[] = [];
  let count = 0;
  for (let place = 0; place < chosen.length; place++) {
    if (isPrimary[place] === 0 || survey.endOfLife[place]! <= 0) continue;
    // Pairs of two primaries belong to the first of them.
    const mine = (other: number): boolean => survey.endOfLife[other]! > 0 && (isPrimary[other] === 0 || other > place);
    const outcome = await screener.screen(place, mine, pause);
    outcomes.push(outcome);
    count += outcome.approaches.length / APPROACH_COLUMNS;
    onProgress?.({ phase: 'screen', fraction: outcomes.length / wanted.size, closeApproaches: count });
  }
  const endOfLife = new Float64Array(elements.length).fill(Infinity);
  const reasons: (string | null)[] = new Array(elements.length).fill(null);
  indices.forEach((i, place) => {
    endOfLife[i] = survey.endOfLife[place]!;
    reasons[i] = survey.reasons[place]!;
  });
  const ids = Float64Array.from(chosen, (e) => e.id);
  const rows = outcomes.map((o) => o.approaches);
  return {
    rows: mergeApproaches(rows, ids),
    indices,
    insideAtStart: outcomes.map((o) => o.insideAtStart),
    insideAtStop: outcomes.map((o) => o.insideAtStop),
    endOfLife,
    reasons,
    workers: 1,
    seconds: { propagate: (surveyed - begun) / 1000, sweep: (performance.now() - surveyed) / 1000, refine: 0 },
    completeness: {
      method: 'one against all, by the nodes of the planes',
      objects_outside_the_shells: elements.length - chosen.length,
      objects_without_a_track: tracks.usable.reduce((n, usable) => n + 1 - usable, 0),
      intervals_searched: outcomes.reduce((n, o) => n + o.candidates, 0),
      slow_speed_km_s: slowSpeed,
    },
  };
}

function extentsOf(request: ScreeningRequest<Catalog>): (OrbitExtent | null)[] {
  const minutes = request.durationSeconds / 60;
  return request.catalog.elements.map((e) => {
    const from = secondsBetween(e.epoch, request.start) / 60;
    return orbitExtent(e, from, from + minutes);
  });
}

/** The primaries, all that share a shell with one of them, and all of whom their elements alone don't tell. */
async function nearPrimaries(
  request: ScreeningRequest<Catalog>,
  wasm: Uint8Array<ArrayBuffer>,
  extents: readonly (OrbitExtent | null)[],
  wanted: ReadonlySet<number>,
  reachKm: number,
  pause: () => Promise<void>,
): Promise<readonly number[]> {
  const { elements } = request.catalog;
  const shells: OrbitExtent[] = [];
  const unclear: ElementSet[] = [];
  elements.forEach((e, i) => {
    if (!wanted.has(e.id)) return;
    const own = extents[i] ?? null;
    if (own) shells.push(own);
    else unclear.push(e);
  });
  if (unclear.length > 0) {
    const { kernel, batch, satellites, epochOffsets } = await prepareObjects(
      wasm,
      unclear,
      request.start,
      request.durationSeconds,
    );
    const survey = await surveyObjects(kernel, batch, satellites, epochOffsets, request.durationSeconds, pause);
    unclear.forEach((_, k) => {
      shells.push({
        perigee: survey.perigees[k]! - SURVEYED_MARGIN_KM,
        apogee: survey.apogees[k]! + SURVEYED_MARGIN_KM,
      });
    });
  }
  const room = reachKm + SHELL_MARGIN_KM;
  const indices: number[] = [];
  extents.forEach((own, i) => {
    const near =
      own === null ||
      wanted.has(elements[i]!.id) ||
      shells.some((shell) => own.perigee - room <= shell.apogee && own.apogee + room >= shell.perigee);
    if (near) indices.push(i);
  });
  return indices;
}
