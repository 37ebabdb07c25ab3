import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { pushIfInside } from '../all-against-all/screener.ts';
import { createCloseApproachList } from '../close-approaches/close-approach-list.ts';
import { createPairMotion } from '../close-approaches/pair-motion.ts';
import { pairFrom, pairUntil, type RefinementSetting, refineFast } from '../close-approaches/refine.ts';
import { DAY_SECONDS, dayOfUs, dayStartUs, secondOfDay } from '../close-approaches/utc-days.ts';
import { createNodeWindows } from '../one-against-all/node-windows.ts';
import type { OrbitTracks } from '../one-against-all/orbit-tracks.ts';
import { createPairSearch } from '../one-against-all/pair-search.ts';
import type { PrimaryOutcome } from '../one-against-all/screen-primary.ts';
import { batchWithEphemerides } from './batch-with-ephemerides.ts';
import type { EphemerisMotion } from './ephemeris-motion.ts';
import { type EphemerisPiece, ephemerisPieces, tracksWithPieces } from './ephemeris-tracks.ts';

/** An ephemeris cut into pieces, by `cutEphemeris`. */
export interface CutEphemeris {
  readonly motion: EphemerisMotion;
  readonly pieces: readonly EphemerisPiece[];
}

/** Cuts the part of an ephemeris from `fromUs` to `untilUs` (microseconds since 1970-01-01 UTC) into pieces. */
export function cutEphemeris(motion: EphemerisMotion, fromUs: number, untilUs: number): CutEphemeris {
  const from = secondOfDay(fromUs, motion.day);
  const until = secondOfDay(untilUs, motion.day);
  return { motion, pieces: from < until ? ephemerisPieces(motion, from, until) : [] };
}

/** Screens ephemerides against the objects of a batch and against each other. */
export interface EphemerisScreener {
  /** The batch with the ephemerides behind its own objects, in their order. */
  readonly batch: SatelliteBatch;
  /** Pieces into which the ephemerides were cut, and those that no track follows. */
  readonly pieces: { readonly count: number; readonly withoutTrack: number };
  /**
   * Screens an ephemeris, by its place in the batch, against every object for which `wanted` holds; `pause` is awaited every few
   * milliseconds. Rows name first whom `namesFirst` names, and objects are places in the batch.
   */
  readonly screen: (
    ephemeris: number,
    wanted: (object: number) => boolean,
    namesFirst: (ephemeris: number, other: number) => boolean,
    pause: () => Promise<void>,
  ) => Promise<PrimaryOutcome>;
}

/** Shells further apart than this never meet; it covers what the bounds leave open, km. */
const SHELL_MARGIN_KM = 5;
const SLOW_MARGIN_SECONDS = 60;
const REACH_MARGIN_KM = 0.01;
const OBJECTS_BETWEEN_LOOKS = 16;
const LONGEST_WITHOUT_PAUSE_MS = 10;

/** A piece of an object's time that one track, or none, follows; s from the start of the window. */
interface TrackedPiece {
  readonly track: number;
  readonly from: number;
  readonly until: number;
  readonly extraAcceleration: number;
}

/**
 * Prepares to screen `ephemerides` against `batch`, whose `tracks` begin and end with the setting's window. The setting's arrays
 * are those of the batch with the ephemerides behind it, which are there in [fromUs, untilUs), as they were cut;
 * `isPrimary` must hold for all (see `screen`).
 */
export function createEphemerisScreener(
  kernel: Kernel,
  batch: SatelliteBatch,
  tracks: OrbitTracks,
  ephemerides: readonly CutEphemeris[],
  setting: RefinementSetting,
): EphemerisScreener {
  const all = batchWithEphemerides(
    kernel,
    batch,
    ephemerides.map(({ motion }) => motion),
  );
  const { slowSpeed, startUs, stopUs } = setting;
  const reach = setting.thresholdKm + REACH_MARGIN_KM;
  const offsets = ephemerides.map(({ motion }) => secondOfDay(startUs, motion.day));
  const allTracks = tracksWithPieces(
    tracks,
    ephemerides.flatMap(({ pieces }, k) => pieces.map((piece) => ({ piece, offset: offsets[k]! }))),
  );
  const piecesOf = placePieces(batch.count, ephemerides, offsets);
  const whole = { from: 0, until: tracks.durationSeconds, extraAcceleration: 0 };
  const piecesAt = (object: number): readonly TrackedPiece[] =>
    object < batch.count ? [{ track: object, ...whole }] : piecesOf[object - batch.count]!;

  const pairMotion = createPairMotion(kernel, all);
  const windows = createNodeWindows(allTracks, reach);
  const { search } = createPairSearch(kernel, all, reach, slowSpeed);
  const origin = dayOfUs(startUs);
  const start = secondOfDay(startUs, origin);
  const zero = dayStartUs(origin);
  const follows = (object: number, track: number): boolean =>
    allTracks.usable[track] === 1 && setting.failsUs[object] === Number.POSITIVE_INFINITY;

  return {
    batch: all,
    pieces: {
      count: allTracks.usable.length - batch.count,
      withoutTrack: allTracks.usable.subarray(batch.count).reduce((n, usable) => n + 1 - usable, 0),
    },
    screen: async (ephemeris, wanted, namesFirst, pause) => {
      const list = createCloseApproachList();
      const atStart: number[] = [];
      const atStop: number[] = [];
      const stretches: number[] = [];
      const near = new Uint8Array(all.count);
      let candidates = 0;
      await pause();
      let paused = performance.now();

      /** Looks for approaches of one piece of the ephemeris and one of another object. */
      const meet = (own: TrackedPiece, other: number, its: TrackedPiece): void => {
        const apart = Math.max(
          allTracks.perigees[own.track]! - allTracks.apogees[its.track]!,
          allTracks.perigees[its.track]! - allTracks.apogees[own.track]!,
        );
        if (apart > reach + SHELL_MARGIN_KM) return;
        near[other] = 1;
        const [first, second] = namesFirst(ephemeris, other) ? [ephemeris, other] : [other, ephemeris];
        const from = Math.max(own.from, its.from);
        const until = Math.min(own.until, its.until);
        const begin = Math.max(start + from, secondOfDay(pairFrom(setting, first, second), origin));
        const end = Math.min(start + until, secondOfDay(pairUntil(setting, first, second), origin));
        if (!(begin < end)) return;
        const extra = own.extraAcceleration + its.extraAcceleration;
        const slow = (a: number, b: number): void => {
          stretches.push(first, second, zero + Math.floor(a * 1e6), zero + Math.ceil(b * 1e6));
        };
        const found = (a: number, b: number, least: number, speed: number): void => {
          const days = Math.floor(least / DAY_SECONDS);
          const back = days * DAY_SECONDS;
          const outcome =
            speed > slowSpeed
              ? refineFast(pairMotion, setting, first, second, origin + days, least - back, a - back, b - back, list)
              : 'slow';
          if (outcome !== 'done') slow(a - SLOW_MARGIN_SECONDS, b + SLOW_MARGIN_SECONDS);
        };
        const look = (a: number, b: number): void => {
          const low = Math.max(begin, start + a);
          const high = Math.min(end, start + b);
          if (high <= low) return;
          candidates++;
          search(first, second, origin, low, high, found, extra);
        };
        if (follows(ephemeris, own.track) && follows(other, its.track)) windows.find(its.track, look, from, until);
        else look(from, until);
      };

      for (const own of piecesAt(ephemeris)) {
        if (follows(ephemeris, own.track)) windows.choose(own.track);
        for (let other = 0; other < all.count; other++) {
          if (other % OBJECTS_BETWEEN_LOOKS === 0 && performance.now() - paused > LONGEST_WITHOUT_PAUSE_MS) {
            await pause();
            paused = performance.now();
          }
          if (other === ephemeris || !wanted(other)) continue;
          for (const its of piecesAt(other)) meet(own, other, its);
        }
      }
      for (let other = 0; other < all.count; other++) {
        if (near[other] === 0) continue;
        const [first, second] = namesFirst(ephemeris, other) ? [ephemeris, other] : [other, ephemeris];
        pushIfInside(pairMotion, setting, first, second, startUs, atStart);
        pushIfInside(pairMotion, setting, first, second, stopUs, atStop);
      }
      return {
        approaches: list.packed(),
        stretches: Float64Array.from(stretches),
        insideAtStart: Float64Array.from(atStart),
        insideAtStop: Float64Array.from(atStop),
        candidates,
      };
    },
  };
}

/** Tracks of pieces stand behind those of the batch's `count` objects. */
function placePieces(count: number, cut: readonly CutEphemeris[], offsets: readonly number[]): TrackedPiece[][] {
  let track = count;
  return cut.map(({ pieces }, k) => {
    const offset = offsets[k]!;
    return pieces.map(({ from, until, extraAcceleration }) => ({
      track: track++,
      from: from - offset,
      until: until - offset,
      extraAcceleration,
    }));
  });
}
