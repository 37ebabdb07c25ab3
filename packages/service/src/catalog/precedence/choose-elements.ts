import { addSeconds, type ElementSet, SECONDS_PER_DAY, secondsBetween, type UtcTime } from '@clearway/astro';
import { compareElementSets } from '../better-element-set.ts';
import { forwardFits } from './forward-fits.ts';
import { PRECEDENCES, type Precedence } from './precedence.ts';
import type { ChoiceWindow, ElementOrigin, SourcedElements } from './sourced-elements.ts';

export interface ChoiceSettings {
  /**
   * Sets fitted forward that are older than this at the start of the window give way to the next precedence, days:
   * operators' ephemerides reach some three days ahead, and beyond them such a set is worse than a fresh general one.
   */
  readonly oldestFitDays?: number;
  /** Leaves out what had not arrived by then: the choice as it would have been made at that time. */
  readonly knownAt?: UtcTime;
}

export const OLDEST_FIT_DAYS = 3;

/** The set used for a part of the window. */
export interface ElementSegment {
  readonly elements: ElementSet;
  readonly origin: ElementOrigin;
  readonly from: UtcTime;
  /** Where the next segment starts, or the window stops. */
  readonly to: UtcTime;
  /** From the epoch to the start of the segment, days; negative where the epoch is after it. */
  readonly ageDays: number;
}

/** What is used of one object in a window, and why it can be seen. */
export interface ChosenElements {
  readonly id: number;
  /** At least one; they cover the window without gap or overlap. */
  readonly segments: readonly ElementSegment[];
  /** Where another set takes over inside the window, ascending. */
  readonly switchTimes: readonly UtcTime[];
  /** No set has an epoch at or before the start of the window: the earliest after it stands in. */
  readonly epochAfterStart: boolean;
  /** Sets that were there and are not used. */
  readonly unused: number;
}

/**
 * Chooses for every object the element sets to use in a window. At any time the first precedence counts that has a
 * set with an epoch not after it:
 * - sets fitted forward (operator, supplemental) are switched at their epochs, see {@link forwardFits};
 * - of the general ones the latest not after the *start* of the window is used throughout: a later one was fitted to
 *   what came after. Of sets that say the same one from a public source is used, so that results stay public.
 * Does not depend on the order of the candidates.
 */
export function chooseElements(
  candidates: Iterable<SourcedElements>,
  window: ChoiceWindow,
  settings: ChoiceSettings = {},
): Map<number, ChosenElements> {
  const ofObject = new Map<number, SourcedElements[]>();
  for (const candidate of candidates) {
    if (settings.knownAt && secondsBetween(candidate.arrivedAt, settings.knownAt) < 0) continue;
    const { id } = candidate.elements;
    const known = ofObject.get(id);
    if (known) known.push(candidate);
    else ofObject.set(id, [candidate]);
  }
  const chosen = new Map<number, ChosenElements>();
  for (const [id, sets] of ofObject) chosen.set(id, chooseOfObject(id, sets, window, settings));
  return chosen;
}

/** The segment in force at a time; outside of the window, the first or the last. */
export function segmentAt(chosen: ChosenElements, time: UtcTime): ElementSegment {
  return chosen.segments.findLast((segment) => secondsBetween(segment.from, time) >= 0) ?? chosen.segments[0]!;
}

interface Start {
  readonly from: UtcTime;
  readonly set: SourcedElements;
}

const LEAST_FIRST: readonly Precedence[] = PRECEDENCES.toReversed();

function chooseOfObject(
  id: number,
  sets: readonly SourcedElements[],
  window: ChoiceWindow,
  settings: ChoiceSettings,
): ChosenElements {
  const { start, stop } = window;
  const only = sets[0]!;
  // As most objects are: one general set.
  if (sets.length === 1 && only.origin.precedence === 'general') {
    const ageDays = secondsBetween(only.elements.epoch, start) / SECONDS_PER_DAY;
    const segment = { elements: only.elements, origin: only.origin, from: start, to: stop, ageDays };
    return { id, segments: [segment], switchTimes: [], epochAfterStart: ageDays < 0, unused: 0 };
  }
  // Built up from the least precedence: what goes before takes the rest of the window from its first epoch on.
  let starts: Start[] = [];
  const oldest = (settings.oldestFitDays ?? OLDEST_FIT_DAYS) * SECONDS_PER_DAY;
  for (const precedence of LEAST_FIRST) {
    const theirs = sets.filter(({ origin }) => origin.precedence === precedence);
    if (theirs.length === 0) continue;
    const own =
      precedence === 'general'
        ? generalStart(theirs, start)
        : forwardFits(theirs, window, oldest).map((set) => ({ from: later(set.elements.epoch, start), set }));
    const first = own[0];
    if (first) starts = [...starts.filter(({ from }) => secondsBetween(from, first.from) > 0), ...own];
  }
  const first = starts[0];
  const epochAfterStart = first === undefined || secondsBetween(start, first.from) > 0;
  if (epochAfterStart) {
    const standIn = sets.reduce((best, each) => (isBetter(each, best, start) ? each : best));
    // Its own turn comes later, and is then no switch.
    starts = [{ from: start, set: standIn }, ...starts.filter(({ set }, at) => at > 0 || set !== standIn)];
  }
  const segments = starts.map(
    ({ from, set }, at): ElementSegment => ({
      elements: set.elements,
      origin: set.origin,
      from,
      to: starts[at + 1]?.from ?? stop,
      ageDays: secondsBetween(set.elements.epoch, from) / SECONDS_PER_DAY,
    }),
  );
  const used = new Set(starts.map(({ set }) => set));
  return {
    id,
    segments,
    switchTimes: segments.slice(1).map(({ from }) => from),
    epochAfterStart,
    unused: sets.length - used.size,
  };
}

function generalStart(sets: readonly SourcedElements[], start: UtcTime): Start[] {
  const best = sets.reduce((one, each) => (isBetter(each, one, start) ? each : one));
  return secondsBetween(best.elements.epoch, start) >= 0 ? [{ from: start, set: best }] : [];
}

function isBetter(a: SourcedElements, b: SourcedElements, start: UtcTime): boolean {
  if (!saysTheSame(a.elements, b.elements)) return compareElementSets(a.elements, b.elements, start) > 0;
  return rank(a) < rank(b);
}

/** Public before private, then by name, so that the order of the candidates never counts. */
function rank({ origin, arrivedAt, elements }: SourcedElements): string {
  const visibility = origin.terms.visibility === 'public' ? 0 : 1;
  const arrival = (arrivedAt.day + arrivedAt.second / SECONDS_PER_DAY).toFixed(9).padStart(20, '0');
  return `${visibility} ${PRECEDENCES.indexOf(origin.precedence)} ${origin.source} ${arrival} ${elements.name}`;
}

/** The same orbit at the same epoch: providers write other names and counters beside it. */
function saysTheSame(a: ElementSet, b: ElementSet): boolean {
  return (
    a.epoch.day === b.epoch.day &&
    a.epoch.second === b.epoch.second &&
    a.meanMotionRevPerDay === b.meanMotionRevPerDay &&
    a.eccentricity === b.eccentricity &&
    a.inclinationDeg === b.inclinationDeg &&
    a.raanDeg === b.raanDeg &&
    a.argumentOfPericenterDeg === b.argumentOfPericenterDeg &&
    a.meanAnomalyDeg === b.meanAnomalyDeg &&
    a.bstar === b.bstar
  );
}

function later(a: UtcTime, b: UtcTime): UtcTime {
  return secondsBetween(a, b) >= 0 ? b : a;
}

/** The window of a run. */
export function windowOf(start: UtcTime, seconds: number): ChoiceWindow {
  return { start, stop: addSeconds(start, seconds) };
}
