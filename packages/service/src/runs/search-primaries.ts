import type { ElementSet, OrbitExtent, UtcTime } from '@clearway/astro';
import {
  createPrimaryScreener,
  createSlowResolver,
  fitOrbitTracks,
  type PrimaryOutcome,
  type RefinementSetting,
  slowSpeedFor,
  surveyObjects,
} from '@clearway/screening';
import { groupsOfIdentical } from './groups-of-identical.ts';
import {
  findLives,
  type InForce,
  type KnownLives,
  livesIn,
  orbitExtents,
  pickInForce,
  pickLives,
  windowMicros,
} from './object-lives.ts';
import { type PreparedObjects, prepareObjects } from './prepare-objects.ts';

/** What to search: the objects of `wanted` against all. */
export interface PrimarySearch {
  readonly elements: readonly ElementSet[];
  readonly identicalGroups: readonly (readonly number[])[];
  readonly start: UtcTime;
  readonly durationSeconds: number;
  readonly thresholdKm: number;
  readonly wanted: ReadonlySet<number>;
  /** Rows name the wanted object first, whatever its number; else the one of the smaller number. */
  readonly namesWantedFirst: boolean;
  /** When all elements are there, where that is known already. */
  readonly lives?: KnownLives;
  /** When each is in force, where that is not always. */
  readonly inForce?: InForce;
  readonly onOutcome?: (done: number, outcome: PrimaryOutcome) => void;
}

/** What was found; objects are places in `indices`, indices of `elements`. */
export interface FoundByPrimaries {
  readonly indices: readonly number[];
  readonly outcomes: readonly PrimaryOutcome[];
  readonly prepared: PreparedObjects;
  /** By place. */
  readonly lives: KnownLives;
  /** Makes rows of the joined stretches of slow pairs. */
  readonly resolve: (stretches: Float64Array) => Float64Array<ArrayBuffer>;
  /** Time until the search itself began, s. */
  readonly surveySeconds: number;
  readonly completeness: Readonly<Record<string, unknown>>;
}

/** Room between shells beyond what the extents themselves allow for, km. */
const SHELL_MARGIN_KM = 5;
/** Room around extents that were sampled only, km. */
const SURVEYED_MARGIN_KM = 50;

/**
 * Searches a few objects one by one against all: whoever can't leave its shell below or above them is not even
 * initialised; of the others the planes' nodes say when to look.
 */
export async function searchPrimaries(
  search: PrimarySearch,
  wasm: Uint8Array<ArrayBuffer>,
  pause: () => Promise<void>,
): Promise<FoundByPrimaries> {
  const begun = performance.now();
  const { elements, wanted, start, durationSeconds, thresholdKm } = search;
  const window = windowMicros(start, durationSeconds);
  const extents = orbitExtents(elements, start, durationSeconds);
  const indices = await nearPrimaries(search, wasm, extents, pause);
  const chosen = indices.map((i) => elements[i]!);
  const ownExtents = indices.map((i) => extents[i]!);
  const prepared = await prepareObjects(wasm, chosen, start, durationSeconds, pause);
  const { kernel, batch, satellites, epochOffsets } = prepared;
  const lives = search.lives
    ? pickLives(search.lives, indices)
    : await findLives(
        prepared,
        ownExtents,
        window,
        search.inForce ? pickInForce(search.inForce, indices) : null,
        pause,
      );
  const survey = await surveyObjects(kernel, batch, satellites, window.startUs, durationSeconds, pause, {
    only: Uint8Array.from(ownExtents, (extent) => (extent === null ? 1 : 0)),
    brief: true,
  });
  const tracks = fitOrbitTracks(satellites, epochOffsets, durationSeconds);
  // Objects that fail, or jump, have no track; what the survey saw of their extent keeps them in their shell.
  for (let place = 0; place < chosen.length; place++) {
    if (tracks.usable[place] === 1 || ownExtents[place] !== null) continue;
    tracks.perigees[place] = survey.perigees[place]! - SURVEYED_MARGIN_KM;
    tracks.apogees[place] = survey.apogees[place]! + SURVEYED_MARGIN_KM;
  }
  await pause();
  const isPrimary = Uint8Array.from(chosen, (e) => (wanted.has(e.id) ? 1 : 0));
  const slowSpeed = slowSpeedFor(thresholdKm);
  const setting: RefinementSetting = {
    ...window,
    thresholdKm,
    slowSpeed,
    fromUs: lives.fromUs,
    untilUs: lives.untilUs,
    failsUs: lives.failsUs,
    halfPeriods: survey.halfPeriods,
    isPrimary: search.namesWantedFirst ? (object) => isPrimary[object] === 1 : () => true,
  };
  const groups = groupsOfIdentical(
    chosen.map(({ id }) => id),
    search.identicalGroups,
  );
  const screener = createPrimaryScreener(kernel, batch, tracks, setting, groups);
  const surveySeconds = (performance.now() - begun) / 1000;
  const outcomes: PrimaryOutcome[] = [];
  for (let place = 0; place < chosen.length; place++) {
    if (isPrimary[place] === 0 || !livesIn(lives, place, window)) continue;
    // Pairs of two primaries belong to the first of them; element sets of one number have no rows with each other.
    const mine = (other: number): boolean =>
      livesIn(lives, other, window) &&
      (isPrimary[other] === 0 || other > place) &&
      chosen[other]!.id !== chosen[place]!.id;
    const outcome = await screener.screen(place, mine, pause);
    outcomes.push(outcome);
    search.onOutcome?.(outcomes.length, outcome);
  }
  return {
    indices,
    outcomes,
    prepared,
    lives,
    resolve: createSlowResolver(kernel, batch, setting),
    surveySeconds,
    completeness: {
      method: 'one against all, by the nodes of the planes',
      objects_outside_the_shells: elements.length - chosen.length,
      objects_without_a_track: tracks.usable.reduce((n, usable) => n + 1 - usable, 0),
      intervals_searched: outcomes.reduce((n, o) => n + o.candidates, 0),
      slow_speed_km_s: slowSpeed,
    },
  };
}

/** The primaries, all that share a shell with one of them, and all of whom their elements alone don't tell. */
async function nearPrimaries(
  { elements, wanted, start, durationSeconds, thresholdKm }: PrimarySearch,
  wasm: Uint8Array<ArrayBuffer>,
  extents: readonly (OrbitExtent | null)[],
  pause: () => Promise<void>,
): Promise<readonly number[]> {
  const shells: OrbitExtent[] = [];
  const unclear: ElementSet[] = [];
  elements.forEach((e, i) => {
    if (!wanted.has(e.id)) return;
    const own = extents[i] ?? null;
    if (own) shells.push(own);
    else unclear.push(e);
  });
  if (unclear.length > 0) {
    const { kernel, batch, satellites } = await prepareObjects(wasm, unclear, start, durationSeconds);
    const { startUs } = windowMicros(start, durationSeconds);
    const survey = await surveyObjects(kernel, batch, satellites, startUs, durationSeconds, pause);
    unclear.forEach((_, k) => {
      shells.push({
        perigee: survey.perigees[k]! - SURVEYED_MARGIN_KM,
        apogee: survey.apogees[k]! + SURVEYED_MARGIN_KM,
      });
    });
  }
  const room = thresholdKm + SHELL_MARGIN_KM;
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
