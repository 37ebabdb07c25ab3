import { type ElementSet, MU_KM3_S2, type UtcTime } from '@clearway/astro';
import {
  type CutEphemeris,
  createEphemerisScreener,
  createSlowResolver,
  cutEphemeris,
  fitOrbitTracks,
  joinStretches,
  mergeApproaches,
  type PrimaryOutcome,
  type RefinementSetting,
  slowSpeedFor,
  surveyObjects,
} from '@clearway/screening';
import type { ScreenedEphemeris } from '../operator-ephemerides/replaced-lives.ts';
import type { EphemerisSpan } from '../operator-ephemerides/run-object.ts';
import { groupsOfIdentical } from './groups-of-identical.ts';
import { findLives, type InForce, livesIn, orbitExtents, pickInForce, windowMicros } from './object-lives.ts';
import { prepareObjects } from './prepare-objects.ts';

/** What to search: ephemerides against all, and against each other. */
export interface EphemerisSearch {
  readonly elements: readonly ElementSet[];
  readonly identicalGroups: readonly (readonly number[])[];
  /** When each of the elements is in force. */
  readonly inForce: InForce;
  readonly ephemerides: readonly ScreenedEphemeris[];
  readonly start: UtcTime;
  readonly durationSeconds: number;
  readonly thresholdKm: number;
  /** Only pairs with one of these numbers; null for all. */
  readonly wanted: ReadonlySet<number> | null;
  /** False where rows name the smaller number first even so; else they name first who is wanted. */
  readonly namesWantedFirst?: boolean;
  readonly onProgress?: (fraction: number) => void;
}

/** What was found; objects are places in `objects`. */
export interface FoundByEphemerides {
  /** Packed rows, sorted, in seconds from the window's start. */
  readonly rows: Float64Array;
  /** The same as they were found: in seconds of their days, not clipped to the window, some more than once. */
  readonly lists: readonly Float64Array[];
  /** For each place the index of its element set, or the number of element sets and the index of its ephemeris added up. */
  readonly objects: readonly number[];
  readonly insideAtStart: readonly Float64Array[];
  readonly insideAtStop: readonly Float64Array[];
  /** Of every element set: from when its propagation fails, where that was looked at, and why. */
  readonly failsUs: Float64Array;
  readonly reasons: readonly (string | null)[];
  readonly seconds: { readonly propagate: number; readonly sweep: number };
  readonly completeness: Readonly<Record<string, unknown>>;
}

/** Room between shells beyond what extents themselves allow for, km. */
const SHELL_MARGIN_KM = 5;
/** Room around extents that were sampled only, km. */
const SURVEYED_MARGIN_KM = 50;

/** A span of one of the ephemerides that lies in the window. */
interface SearchedSpan {
  readonly span: EphemerisSpan;
  readonly ephemeris: number;
  readonly id: number;
  readonly cut: CutEphemeris;
}

/** What a part of the spans found: rows and pairs as they were found, of places in the same list of objects whichever part it is. */
export interface FoundByPart {
  readonly lists: readonly Float64Array[];
  readonly objects: readonly number[];
  readonly insideAtStart: readonly Float64Array[];
  readonly insideAtStop: readonly Float64Array[];
  readonly failsUs: Float64Array;
  readonly reasons: readonly (string | null)[];
  readonly seconds: FoundByEphemerides['seconds'];
  readonly spans: number;
  readonly pieces: { readonly count: number; readonly withoutTrack: number };
  readonly candidates: number;
}

/** Every so many-th span, from which on. */
export interface SpanShare {
  readonly first: number;
  readonly every: number;
}

/** The numbers of the objects that a search counts, by place. */
export function idsOfPlaces(
  { elements, ephemerides }: Pick<EphemerisSearch, 'elements' | 'ephemerides'>,
  objects: readonly number[],
): Float64Array {
  const idAt = (k: number): number => (k < elements.length ? elements[k]!.id : ephemerides[k - elements.length]!.id);
  return Float64Array.from(objects, idAt);
}

/** What parts found, which together are all spans; the same in whatever order they come. */
export function joinedParts(search: EphemerisSearch, parts: readonly FoundByPart[]): FoundByEphemerides {
  const [one] = parts;
  if (!one || one.spans === 0) return nothingFound(search.elements.length);
  const sum = (of: (part: FoundByPart) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const lists = parts.flatMap((part) => part.lists);
  return {
    rows: mergeApproaches(lists, idsOfPlaces(search, one.objects), search.start, search.durationSeconds),
    lists,
    objects: one.objects,
    insideAtStart: parts.flatMap((part) => part.insideAtStart),
    insideAtStop: parts.flatMap((part) => part.insideAtStop),
    failsUs: one.failsUs,
    reasons: one.reasons,
    seconds: { propagate: sum((part) => part.seconds.propagate), sweep: sum((part) => part.seconds.sweep) },
    completeness: {
      ephemeris_spans: one.spans,
      ephemeris_pieces: one.pieces.count,
      ephemeris_pieces_without_a_track: one.pieces.withoutTrack,
      ephemeris_intervals_searched: sum((part) => part.candidates),
    },
  };
}

/** Searches a share of the spans of ephemerides one by one against all whose shells they share. */
export async function searchSpans(
  search: EphemerisSearch,
  share: SpanShare,
  wasm: Uint8Array<ArrayBuffer>,
  pause: () => Promise<void>,
): Promise<FoundByPart> {
  const begun = performance.now();
  const { elements, wanted, start, durationSeconds, thresholdKm } = search;
  const window = windowMicros(start, durationSeconds);
  const spans = spansInWindow(search);
  if (spans.length === 0) return nothingInPart(elements.length);
  const extents = orbitExtents(elements, start, durationSeconds);
  const indices = nearSpans(search, spans, extents);
  const chosen = indices.map((i) => elements[i]!);
  const ownExtents = indices.map((i) => extents[i]!);
  const prepared = await prepareObjects(wasm, chosen, start, durationSeconds, pause);
  const { kernel, batch, satellites, epochOffsets } = prepared;
  const inForce = pickInForce(search.inForce, indices);
  const lives = await findLives(prepared, ownExtents, window, inForce, pause);
  const survey = await surveyObjects(kernel, batch, satellites, window.startUs, durationSeconds, pause, {
    only: Uint8Array.from(ownExtents, (extent) => (extent === null ? 1 : 0)),
    brief: true,
  });
  const tracks = fitOrbitTracks(satellites, epochOffsets, durationSeconds);
  chosen.forEach((_, place) => {
    if (tracks.usable[place] === 1 || ownExtents[place] !== null) return;
    tracks.perigees[place] = survey.perigees[place]! - SURVEYED_MARGIN_KM;
    tracks.apogees[place] = survey.apogees[place]! + SURVEYED_MARGIN_KM;
  });
  await pause();
  const slowSpeed = slowSpeedFor(thresholdKm);
  const setting: RefinementSetting = {
    ...window,
    thresholdKm,
    slowSpeed,
    fromUs: joined(lives.fromUs, spans, ({ span }) => span.fromUs),
    untilUs: joined(lives.untilUs, spans, ({ span }) => span.untilUs),
    failsUs: joined(lives.failsUs, spans, () => Number.POSITIVE_INFINITY),
    halfPeriods: joined(survey.halfPeriods, spans, halfPeriodOf),
    isPrimary: () => true,
  };
  const screener = createEphemerisScreener(
    kernel,
    batch,
    tracks,
    spans.map(({ cut }) => cut),
    setting,
  );
  const count = chosen.length;
  const ids = Float64Array.from([...chosen.map(({ id }) => id), ...spans.map(({ id }) => id)]);
  const groups = groupsOfIdentical(ids, search.identicalGroups);
  const isWanted = (place: number): boolean => wanted === null || wanted.has(ids[place]!);
  const begunSearch = performance.now();
  const outcomes: PrimaryOutcome[] = [];
  for (let place = count + share.first; place < ids.length; place += share.every) {
    const mine = (other: number): boolean =>
      (other < count ? livesIn(lives, other, window) : other > place) &&
      ids[other] !== ids[place] &&
      (isWanted(place) || isWanted(other)) &&
      !(groups[other]! >= 0 && groups[other] === groups[place]);
    const namesFirst = (own: number, other: number): boolean =>
      search.namesWantedFirst === false || isWanted(own) === isWanted(other) ? ids[own]! < ids[other]! : isWanted(own);
    outcomes.push(await screener.screen(place, mine, namesFirst, pause));
    search.onProgress?.((outcomes.length * share.every) / spans.length);
  }
  const failsUs = new Float64Array(elements.length).fill(Number.POSITIVE_INFINITY);
  const reasons: (string | null)[] = new Array(elements.length).fill(null);
  indices.forEach((i, place) => {
    failsUs[i] = lives.failsUs[place]!;
    reasons[i] = lives.reasons[place]!;
  });
  const slow = createSlowResolver(kernel, screener.batch, setting)(joinStretches(outcomes.map((o) => o.stretches)));
  return {
    lists: [...outcomes.map((o) => o.approaches), slow],
    objects: [...indices, ...spans.map(({ ephemeris }) => elements.length + ephemeris)],
    insideAtStart: outcomes.map((o) => smallerFirst(o.insideAtStart, ids)),
    insideAtStop: outcomes.map((o) => smallerFirst(o.insideAtStop, ids)),
    failsUs,
    reasons,
    seconds: { propagate: (begunSearch - begun) / 1000, sweep: (performance.now() - begunSearch) / 1000 },
    spans: spans.length,
    pieces: screener.pieces,
    candidates: outcomes.reduce((n, o) => n + o.candidates, 0),
  };
}

/** Where no ephemeris says anything of the window. */
function nothingFound(elements: number): FoundByEphemerides {
  return {
    rows: new Float64Array(0),
    lists: [],
    objects: [],
    insideAtStart: [],
    insideAtStop: [],
    failsUs: new Float64Array(elements).fill(Number.POSITIVE_INFINITY),
    reasons: new Array<null>(elements).fill(null),
    seconds: { propagate: 0, sweep: 0 },
    completeness: { ephemeris_spans: 0 },
  };
}

function nothingInPart(elements: number): FoundByPart {
  const { lists, objects, insideAtStart, insideAtStop, failsUs, reasons, seconds } = nothingFound(elements);
  const pieces = { count: 0, withoutTrack: 0 };
  return { lists, objects, insideAtStart, insideAtStop, failsUs, reasons, seconds, spans: 0, pieces, candidates: 0 };
}

/** Pairs at the edges of the window name the smaller number first, whoever the primary is. */
function smallerFirst(pairs: Float64Array, ids: Float64Array): Float64Array {
  for (let at = 0; at < pairs.length; at += 4) {
    const [first, second] = [pairs[at]!, pairs[at + 1]!];
    if (ids[first]! <= ids[second]!) continue;
    pairs[at] = second;
    pairs[at + 1] = first;
  }
  return pairs;
}

function spansInWindow({ ephemerides, start, durationSeconds }: EphemerisSearch): SearchedSpan[] {
  const { startUs, stopUs } = windowMicros(start, durationSeconds);
  return ephemerides.flatMap(({ id, spans }, ephemeris) =>
    spans
      .map((span) => {
        const cut = cutEphemeris(span.motion, Math.max(startUs, span.fromUs), Math.min(stopUs, span.untilUs));
        return { span, ephemeris, id, cut };
      })
      .filter(({ cut }) => cut.pieces.length > 0),
  );
}

/** Elements in whose shells a span may come (or of whose shells the elements alone don't tell), as far as they are wanted. */
function nearSpans(
  { elements, wanted, thresholdKm }: EphemerisSearch,
  spans: readonly SearchedSpan[],
  extents: ReturnType<typeof orbitExtents>,
): readonly number[] {
  const shells = spans.map(({ id, cut }) => ({
    isWanted: wanted === null || wanted.has(id),
    perigee: Math.min(...cut.pieces.map((piece) => piece.perigeeKm)),
    apogee: Math.max(...cut.pieces.map((piece) => piece.apogeeKm)),
  }));
  const room = thresholdKm + SHELL_MARGIN_KM;
  const indices: number[] = [];
  extents.forEach((own, i) => {
    const may = shells.some(
      (shell) =>
        (shell.isWanted || wanted!.has(elements[i]!.id)) &&
        (own === null || (own.perigee - room <= shell.apogee && own.apogee + room >= shell.perigee)),
    );
    if (may) indices.push(i);
  });
  return indices;
}

function joined(
  values: Float64Array,
  spans: readonly SearchedSpan[],
  numberOf: (span: SearchedSpan) => number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from([...values, ...spans.map(numberOf)]);
}

/** Half a revolution of the osculating orbit where the span begins, s. */
function halfPeriodOf({ span, cut }: SearchedSpan): number {
  const state = new Float64Array(6);
  span.motion.stateAt(cut.pieces[0]!.from, state);
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const inverseAxis = 2 / Math.hypot(x, y, z) - (vx * vx + vy * vy + vz * vz) / MU_KM3_S2;
  return inverseAxis > 0 ? Math.PI / Math.sqrt(MU_KM3_S2 * inverseAxis ** 3) : Number.POSITIVE_INFINITY;
}
