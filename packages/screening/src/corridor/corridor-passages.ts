import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { dayOfUs, secondOfDay } from '../close-approaches/utc-days.ts';
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

/** Longer stretches that the nodes' windows give are searched in time first, s. */
const LONGEST_WINDOW = 600;
const SHELL_MARGIN_KM = 5;
const REACH_MARGIN_KM = 0.01;
const OBJECTS_BETWEEN_LOOKS = 16;
const LONGEST_WITHOUT_PAUSE_MS = 10;

/**
 * Finds all passages of the objects of `batch`, whose `tracks` begin and end with the window, through the corridor around `nominal`, an
 * ephemeris that covers the window. Nothing is left out for the reasons of the one-against-all search: whoever comes within
 * threshold + `offTrackKm` of a path that is up to `shiftSeconds` early or late is then near a node of both planes (windows widened by
 * the shift), or is searched in time where planes are too close to have nodes.
 */
export async function findPassages(
  kernel: Kernel,
  batch: SatelliteBatch,
  tracks: OrbitTracks,
  nominal: CutEphemeris,
  setting: CorridorSetting,
  pause: () => Promise<void>,
): Promise<CorridorPassages> {
  const { motion, pieces } = nominal;
  const day = dayOfUs(setting.startUs);
  const start = secondOfDay(setting.startUs, day);
  const offset = secondOfDay(setting.startUs, motion.day);
  const all = batchWithEphemerides(kernel, batch, [motion]);
  const own = batch.count;
  const allTracks = tracksWithPieces(
    tracks,
    pieces.map((piece) => ({ piece, offset })),
  );
  const reach = setting.thresholdKm + setting.offTrackKm + REACH_MARGIN_KM;
  const windows = createNodeWindows(allTracks, reach, setting.shiftSeconds);
  const furthest = reach + setting.shiftSeconds * fastest(motion);
  const { search } = createPairSearch(kernel, all, furthest, Number.POSITIVE_INFINITY);
  const list = createPassageList(day, setting, motion, createPieceWriter(kernel, batch, motion, day));
  await pause();
  let paused = performance.now();
  let chosen = -1;
  for (let other = 0; other < batch.count; other++) {
    if (other % OBJECTS_BETWEEN_LOOKS === 0 && performance.now() - paused > LONGEST_WITHOUT_PAUSE_MS) {
      await pause();
      paused = performance.now();
    }
    if (setting.isLeftOut(other)) continue;
    const begin = secondOfDay(Math.max(setting.startUs, setting.fromUs[other]!), day);
    const end = secondOfDay(Math.min(setting.stopUs, setting.untilUs[other]!, setting.failsUs[other]!), day);
    if (!(begin < end)) continue;
    const spans: [number, number][] = [];
    for (const [k, piece] of pieces.entries()) {
      const track = own + k;
      const apart = Math.max(
        allTracks.perigees[track]! - allTracks.apogees[other]!,
        allTracks.perigees[other]! - allTracks.apogees[track]!,
      );
      if (apart > reach + SHELL_MARGIN_KM) continue;
      const low = Math.max(begin, start + piece.from - offset);
      const high = Math.min(end, start + piece.until - offset);
      const look = (from: number, to: number): void => {
        const [a, b] = [Math.max(low, from), Math.min(high, to)];
        if (b <= a) return;
        if (b - a <= LONGEST_WINDOW) spans.push([a, b]);
        else search(own, other, day, a, b, (c, d) => spans.push([c, d]), piece.extraAcceleration);
      };
      const follows = allTracks.usable[track] === 1 && allTracks.usable[other] === 1;
      if (follows && setting.failsUs[other] === Number.POSITIVE_INFINITY) {
        if (chosen !== track) windows.choose(track);
        chosen = track;
        windows.find(other, (from, to) => look(start + from, start + to), piece.from - offset, piece.until - offset);
      } else look(low, high);
    }
    list.choose(other, begin, end);
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
  /** The object whose stretches come next, and from when until when it is there, s of the day. */
  readonly choose: (object: number, begin: number, end: number) => void;
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
    if (count === capacity) grow();
    const middle = (from + to) / 2;
    const half = (to - from) / 2;
    writePiece(object, middle, half, coefficients, count * PIECE_DOUBLES);
    if (!isCell && parted < cell && isCompanion(coefficients, count * PIECE_DOUBLES, half)) {
      const first = start + cell * cellSeconds;
      const last = first + cellSeconds;
      if (first >= begin - BORDER_SECONDS && last <= end + BORDER_SECONDS) {
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
    choose: (other, from, until) => {
      [object, begin, end] = [other, from, until];
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
