import { type ElementSet, UserError, type UtcTime, unixMicros } from '@clearway/astro';
import {
  type CorridorPassages,
  createEphemerisMotion,
  cutEphemeris,
  type EphemerisKnots,
  type EphemerisMotion,
  findPassages,
  secondOfDay,
  slowSpeedFor,
} from '@clearway/screening';
import { knotsOfElements } from './nominal-knots.ts';
import { type SearchedCatalog, searchedObjects } from './searched-objects.ts';

/** What a corridor is built of. */
export interface CorridorRequest extends SearchedCatalog {
  /** The satellite's: drag and epoch of the difference that a burn makes, and its nominal path where no other is given. */
  readonly own: ElementSet;
  /** The satellite's nominal path, TEME; absent: by its elements. */
  readonly nominal?: EphemerisKnots | null;
  /** From the earliest burn until seven days after TCA at least. */
  readonly start: UtcTime;
  readonly durationSeconds: number;
  /** How close is close, km; default 5. */
  readonly thresholdKm?: number;
  /** How far a burn may take the satellite along its path and across it, km; default 200 and 10. */
  readonly alongKm?: number;
  readonly offTrackKm?: number;
  /** Awaited every few milliseconds. */
  readonly pause?: () => Promise<void>;
}

/**
 * Everything that can come close to a satellite that burns: all passages of all objects through the corridor around its nominal path.
 * Plain values and typed arrays, fit for `postMessage`; `createCorridorScreen` answers burns with it.
 */
export interface Corridor {
  readonly own: ElementSet;
  readonly nominal: EphemerisKnots;
  /** Microseconds since 1970-01-01 UTC. */
  readonly startUs: number;
  readonly stopUs: number;
  readonly thresholdKm: number;
  readonly offTrackKm: number;
  /** 200 km along the path at its greatest speed, s. */
  readonly shiftSeconds: number;
  /** Pairs at most this fast are slow, km/s. */
  readonly slowSpeedKmS: number;
  readonly passages: CorridorPassages;
  /** Numbers that share the elements of another that stands for them: [its number, theirs…]. */
  readonly together: readonly (readonly number[])[];
  /** Of each object of the passages: its catalogue number, and the index of its element set; of an ephemeris, behind all of them. */
  readonly ids: Float64Array;
  readonly indices: Int32Array;
  /** Of its elements or ephemeris, microseconds since 1970-01-01 UTC. */
  readonly epochsUs: Float64Array;
  /** Half a revolution of each, s. */
  readonly halfPeriods: Float64Array;
  /** Of the catalogue. */
  readonly objects: number;
}

export const DEFAULT_THRESHOLD_KM = 5;
const DEFAULT_ALONG_KM = 200;
const DEFAULT_OFF_TRACK_KM = 10;
/** The nominal path is known this much beyond the window, s: shifted paths end there. */
const EDGE_SECONDS = 600;
/** A window that is cut to an ephemeris may be off by so much; beyond its knots it coasts. */
const ROUNDING_SECONDS = 1e-3;

/**
 * Builds the corridor of a satellite.
 * @throws UserError where the nominal path does not cover the window
 */
export async function buildCorridor(request: CorridorRequest): Promise<Corridor> {
  const { own, start, durationSeconds, pause = async () => {} } = request;
  const { thresholdKm = DEFAULT_THRESHOLD_KM, offTrackKm = DEFAULT_OFF_TRACK_KM } = request;
  const startUs = unixMicros(start);
  const stopUs = startUs + durationSeconds * 1e6;
  const nominal = request.nominal ?? knotsOfElements(own, start, -EDGE_SECONDS, durationSeconds + EDGE_SECONDS);
  const motion = createEphemerisMotion(nominal);
  checkCovered(motion, startUs, stopUs);
  const cut = cutEphemeris(motion, startUs, stopUs);
  const shell = {
    perigeeKm: Math.min(...cut.pieces.map((piece) => piece.perigeeKm)),
    apogeeKm: Math.max(...cut.pieces.map((piece) => piece.apogeeKm)),
  };
  const reachKm = thresholdKm + offTrackKm;
  const searched = await searchedObjects(request, shell, reachKm, start, durationSeconds, startUs, pause);
  const { near } = searched;
  const shiftSeconds = (request.alongKm ?? DEFAULT_ALONG_KM) / fastest(motion);
  const passages = await findPassages(
    near.kernel,
    near.batch,
    near.tracks,
    cut,
    {
      startUs,
      stopUs,
      thresholdKm,
      shiftSeconds,
      offTrackKm,
      fromUs: searched.fromUs,
      untilUs: searched.untilUs,
      failsUs: searched.failsUs,
      isLeftOut: searched.isLeftOut,
    },
    pause,
    searched.others,
  );
  return {
    own,
    nominal,
    startUs,
    stopUs,
    thresholdKm,
    offTrackKm,
    shiftSeconds,
    slowSpeedKmS: slowSpeedFor(thresholdKm),
    passages,
    together: searched.together,
    ids: searched.ids,
    indices: searched.indices,
    epochsUs: searched.epochsUs,
    halfPeriods: searched.halfPeriods,
    objects: objectCount(request),
  };
}

/** An object whose elements an ephemeris interrupts is one. */
function objectCount({ elements, ephemerides = [] }: CorridorRequest): number {
  const ids = new Set(elements.map(({ id }) => id));
  for (const { id } of ephemerides) ids.add(id);
  return ids.size;
}

function checkCovered({ day, times }: EphemerisMotion, startUs: number, stopUs: number): void {
  const [begin, end] = [secondOfDay(startUs, day), secondOfDay(stopUs, day)];
  if (times[0]! <= begin + ROUNDING_SECONDS && times.at(-1)! >= end - ROUNDING_SECONDS) return;
  throw new UserError(
    'option-invalid',
    'the nominal path of the satellite does not cover the time from the burn to the end of the screening',
    'give an ephemeris that reaches seven days beyond the closest approach, or none: then the elements hold',
  );
}

function fastest({ states }: EphemerisMotion): number {
  let most = 0;
  for (let at = 3; at < states.length; at += 6) {
    most = Math.max(most, Math.hypot(states[at]!, states[at + 1]!, states[at + 2]!));
  }
  return most;
}
