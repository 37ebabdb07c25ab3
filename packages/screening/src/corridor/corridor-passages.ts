import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { DAY_SECONDS, dayOfUs, secondOfDay } from '../close-approaches/utc-days.ts';
import { batchWithEphemerides } from '../ephemeris-against-all/batch-with-ephemerides.ts';
import type { EphemerisMotion } from '../ephemeris-against-all/ephemeris-motion.ts';
import { tracksWithPieces } from '../ephemeris-against-all/ephemeris-tracks.ts';
import type { CutEphemeris } from '../ephemeris-against-all/screen-ephemeris.ts';
import { createNodeWindows } from '../one-against-all/node-windows.ts';
import type { OrbitTracks } from '../one-against-all/orbit-tracks.ts';
import { createPairSearch } from '../one-against-all/pair-search.ts';
import type { CorridorPassages, CorridorSetting } from './corridor.ts';
import { createPassageGeometry, FIELDS, type Field } from './passage-geometry.ts';
import { createPieceWriter, PIECE_DOUBLES } from './relative-pieces.ts';

/** A part of the time in which one track, or none, follows an object; s from the start of the window. */
interface TrackedPart {
  readonly track: number;
  readonly from: number;
  readonly until: number;
  readonly extraAcceleration: number;
}

/** Longer stretches that the nodes' windows give are searched in time first, s. */
const LONGEST_WINDOW = 600;
const SHELL_MARGIN_KM = 5;
const REACH_MARGIN_KM = 0.01;
const OBJECTS_BETWEEN_LOOKS = 16;
const NO_EDGES = new Float64Array(0);
const LONGEST_WITHOUT_PAUSE_MS = 10;

/**
 * Finds all passages of the objects of `batch`, whose `tracks` begin and end with the window, through the corridor around `nominal`, an
 * ephemeris that covers the window. Nothing is left out for the reasons of the one-against-all search: whoever comes within
 * threshold + `offTrackKm` of a path that is up to `shiftSeconds` early or late is then near a node of both planes (windows widened by
 * the shift), or is searched in time where planes are too close to have nodes.
 *
 * `others` are objects that are known by their operators' ephemerides: their places in the setting, and in what is found, stand behind
 * those of the batch.
 */
export async function findPassages(
  kernel: Kernel,
  batch: SatelliteBatch,
  tracks: OrbitTracks,
  nominal: CutEphemeris,
  setting: CorridorSetting,
  pause: () => Promise<void>,
  others: readonly CutEphemeris[] = [],
): Promise<CorridorPassages> {
  const { motion } = nominal;
  const day = dayOfUs(setting.startUs);
  const start = secondOfDay(setting.startUs, day);
  const known = [...others, nominal];
  const all = batchWithEphemerides(
    kernel,
    batch,
    known.map((each) => each.motion),
  );
  const count = batch.count + others.length;
  const own = count;
  const offsets = known.map((each) => secondOfDay(setting.startUs, each.motion.day));
  const placed = known.map((each, k) => each.pieces.map((piece) => ({ piece, offset: offsets[k]! })));
  const allTracks = tracksWithPieces(tracks, placed.flat());
  let track = batch.count;
  const partsOf = placed.map((list) =>
    list.map(
      ({ piece: { from, until, extraAcceleration }, offset }): TrackedPart => ({
        track: track++,
        from: from - offset,
        until: until - offset,
        extraAcceleration,
      }),
    ),
  );
  const ownParts = partsOf.at(-1)!;
  const whole = { from: 0, until: tracks.durationSeconds, extraAcceleration: 0 };
  const partsAt = (object: number): readonly TrackedPart[] =>
    object < batch.count ? [{ track: object, ...whole }] : partsOf[object - batch.count]!;
  const reach = setting.thresholdKm + setting.offTrackKm + REACH_MARGIN_KM;
  const windows = createNodeWindows(allTracks, reach, setting.shiftSeconds);
  const furthest = reach + setting.shiftSeconds * fastest(motion);
  const { search } = createPairSearch(kernel, all, furthest, Number.POSITIVE_INFINITY);
  const list = createPassageList(day, setting, motion, createPieceWriter(kernel, all, motion, day));
  const edgesOf = known.map(({ motion: { burnEdges, day: from } }) =>
    burnEdges.map((t) => t + (from - day) * DAY_SECONDS),
  );
  const ownEdges = edgesOf.at(-1)!;
  await pause();
  let paused = performance.now();
  let chosen = -1;
  for (let other = 0; other < count; other++) {
    if (other % OBJECTS_BETWEEN_LOOKS === 0 && performance.now() - paused > LONGEST_WITHOUT_PAUSE_MS) {
      await pause();
      paused = performance.now();
    }
    if (setting.isLeftOut(other)) continue;
    const begin = secondOfDay(Math.max(setting.startUs, setting.fromUs[other]!), day);
    const end = secondOfDay(Math.min(setting.stopUs, setting.untilUs[other]!, setting.failsUs[other]!), day);
    if (!(begin < end)) continue;
    const spans: [number, number][] = [];
    const meet = (mine: TrackedPart, its: TrackedPart): void => {
      const apart = Math.max(
        allTracks.perigees[mine.track]! - allTracks.apogees[its.track]!,
        allTracks.perigees[its.track]! - allTracks.apogees[mine.track]!,
      );
      if (apart > reach + SHELL_MARGIN_KM) return;
      const [from, until] = [Math.max(mine.from, its.from), Math.min(mine.until, its.until)];
      const low = Math.max(begin, start + from);
      const high = Math.min(end, start + until);
      if (!(low < high)) return;
      const extra = mine.extraAcceleration + its.extraAcceleration;
      const look = (c: number, d: number): void => {
        const [a, b] = [Math.max(low, c), Math.min(high, d)];
        if (b <= a) return;
        if (b - a <= LONGEST_WINDOW) spans.push([a, b]);
        else search(own, other, day, a, b, (e, f) => spans.push([e, f]), extra);
      };
      const follows = allTracks.usable[mine.track] === 1 && allTracks.usable[its.track] === 1;
      if (follows && setting.failsUs[other] === Number.POSITIVE_INFINITY) {
        if (chosen !== mine.track) windows.choose(mine.track);
        chosen = mine.track;
        windows.find(its.track, (a, b) => look(start + a, start + b), from, until);
      } else look(low, high);
    };
    for (const mine of ownParts) for (const its of partsAt(other)) meet(mine, its);
    const itsEdges = other < batch.count ? NO_EDGES : edgesOf[other - batch.count]!;
    list.choose(other, begin, end, itsEdges.length === 0 ? ownEdges : Float64Array.of(...ownEdges, ...itsEdges).sort());
    for (const [from, to] of joined(spans)) list.add(from, Math.min(to, end));
  }
  return list.finish();
}

/** Stretches in their order, those that touch as one. */
function joined(spans: [number, number][]): [number, number][] {
  spans.sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else out.push(span);
  }
  return out;
}

function fastest({ states }: EphemerisMotion): number {
  let most = 0;
  for (let at = 3; at < states.length; at += 6) {
    most = Math.max(most, Math.hypot(states[at]!, states[at + 1]!, states[at + 2]!));
  }
  return most;
}

interface PassageList {
  /**
   * The object whose stretches come next, from when until when it is there, and at what times a burn of either begins or ends, s of the
   * day: no polynomial goes across those.
   */
  readonly choose: (object: number, begin: number, end: number, edges: Float64Array) => void;
  /** Cuts a stretch (s of the day) into pieces, and keeps those through which a path of the corridor can be met. */
  readonly add: (from: number, to: number) => void;
  readonly finish: () => CorridorPassages;
}

/** Room for rounding in the borders of cells, s. */
const BORDER_SECONDS = 1e-6;

function createPassageList(
  day: number,
  setting: CorridorSetting,
  motion: EphemerisMotion,
  writePiece: (object: number, middle: number, half: number, out: Float64Array, at: number) => void,
): PassageList {
  let capacity = 4096;
  let count = 0;
  let objects = new Int32Array(capacity);
  let cells = new Int32Array(capacity);
  let coefficients = new Float64Array(capacity * PIECE_DOUBLES);
  const columns = Object.fromEntries(FIELDS.map((field) => [field, new Float64Array(capacity)])) as Record<
    Field,
    Float64Array
  >;
  const { cellSeconds, isCompanion, place } = createPassageGeometry(setting, motion, (day - motion.day) * 86_400);
  const start = secondOfDay(setting.startUs, day);
  const lastCell = Math.round((setting.stopUs - setting.startUs) / 1e6 / cellSeconds) - 1;
  let [object, begin, end] = [-1, 0, 0];
  let edges: Float64Array = NO_EDGES;
  const edgeWithin = (from: number, to: number): number | undefined =>
    edges.find((edge) => edge > from + BORDER_SECONDS && edge < to - BORDER_SECONDS);
  /** The latest cell that is a piece, and the latest of which parts are pieces. */
  let whole = -1;
  let parted = -1;
  const grow = (): void => {
    capacity *= 2;
    objects = longer(objects, capacity);
    cells = longer(cells, capacity);
    coefficients = longer(coefficients, capacity * PIECE_DOUBLES);
    for (const field of FIELDS) columns[field] = longer(columns[field], capacity);
  };
  /** Adds a piece that lies in a cell; where the object is a companion there, the whole cell in its place. */
  const addPiece = (cell: number, from: number, to: number, isCell: boolean): void => {
    if (whole === cell) return;
    const edge = edgeWithin(from, to);
    if (edge !== undefined) {
      addPiece(cell, from, edge, false);
      addPiece(cell, edge, to, false);
      return;
    }
    if (count === capacity) grow();
    const middle = (from + to) / 2;
    const half = (to - from) / 2;
    writePiece(object, middle, half, coefficients, count * PIECE_DOUBLES);
    if (!isCell && parted < cell && isCompanion(coefficients, count * PIECE_DOUBLES, half)) {
      const first = start + cell * cellSeconds;
      const last = first + cellSeconds;
      const isThere = first >= begin - BORDER_SECONDS && last <= end + BORDER_SECONDS;
      if (isThere && edgeWithin(first, last) === undefined) {
        addPiece(cell, first, last, true);
        whole = cell;
        return;
      }
    }
    const found = place(coefficients, count * PIECE_DOUBLES, middle, half, isCell);
    if (found === null) return;
    if (found === 'too long') {
      addPiece(cell, from, middle, false);
      addPiece(cell, middle, to, false);
      return;
    }
    objects[count] = object;
    cells[count] = isCell ? cell : -1;
    for (const field of FIELDS) columns[field][count] = found[field];
    count++;
    if (!isCell) parted = cell;
  };
  return {
    choose: (other, from, until, itsEdges) => {
      [object, begin, end] = [other, from, until];
      edges = itsEdges;
      [whole, parted] = [-1, -1];
    },
    add: (from, to) => {
      const first = Math.max(0, Math.floor((from - start) / cellSeconds));
      for (let cell = first; cell <= lastCell; cell++) {
        const low = Math.max(from, start + cell * cellSeconds);
        const high = cell === lastCell ? to : Math.min(to, start + (cell + 1) * cellSeconds);
        if (low >= to) break;
        if (high > low) addPiece(cell, low, high, false);
      }
    },
    finish: () => {
      const cut = Object.fromEntries(FIELDS.map((field) => [field, columns[field].slice(0, count)]));
      return {
        count,
        day,
        object: objects.slice(0, count),
        cellSeconds,
        cell: cells.slice(0, count),
        coefficients: coefficients.slice(0, count * PIECE_DOUBLES),
        ...(cut as Record<Field, Float64Array>),
      };
    },
  };
}

function longer<T extends Float64Array | Int32Array>(values: T, length: number): T {
  const copy = new (values.constructor as new (length: number) => T)(length);
  copy.set(values);
  return copy;
}
