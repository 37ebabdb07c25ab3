import { secondsBetween, type UtcTime } from '@clearway/astro';
import { compareElementSets } from '../better-element-set.ts';
import type { ChoiceWindow, SourcedElements } from './sourced-elements.ts';

/**
 * The sets of one object that were fitted forward from their epochs (to an operator's ephemeris, in segments) and are in
 * force in a window, in the order of their epochs: the one in force at its start and those that take over inside it.
 * The last one is used to the end of the window.
 *
 * One series is followed for the whole window, for two ephemerides of one object differ and changing between them would
 * make jumps that nobody flew: the one whose set in force at the start is the latest, else the one that sets in first.
 * Within a series a fit that arrived later replaces an earlier one from its own first epoch on, also where the earlier one
 * had further segments; but not where all of it lies before the earlier one, as history that is filled in does.
 * @param oldestSeconds a series whose set in force at the start is older than this is not followed.
 */
export function forwardFits(
  sets: readonly SourcedElements[],
  { start, stop }: ChoiceWindow,
  oldestSeconds: number,
): SourcedElements[] {
  let best: SourcedElements[] = [];
  for (const [, series] of [...Map.groupBy(sets, seriesOf)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const inForce = inForceOf(series).filter(({ elements }) => secondsBetween(elements.epoch, stop) > 0);
    const atStart = inForce.findLastIndex(({ elements }) => secondsBetween(elements.epoch, start) >= 0);
    const current = atStart < 0 ? inForce : inForce.slice(atStart);
    const first = current[0];
    if (!first) continue;
    // An old series may have sets again inside the window, of an ephemeris that only begins there.
    const usable = secondsBetween(first.elements.epoch, start) > oldestSeconds ? current.slice(1) : current;
    if (usable.length > 0 && (best.length === 0 || setsInBetter(usable[0]!, best[0]!, start))) best = usable;
  }
  return best;
}

/** `LAGEOS 1 [HTS]`: one of several centres that predict one object. */
const CENTRE = /\[([A-Z0-9]{3})\]\s*$/;

/** Sets that belong to one ephemeris: of one source and, where several centres publish through it, of one centre. */
function seriesOf({ elements, origin, series }: SourcedElements): string {
  return `${origin.source} ${series ?? CENTRE.exec(elements.name)?.[1] ?? ''}`;
}

/** The sets of a series that are in force at some time, ascending by epoch, none replaced by a later fit. */
function inForceOf(series: readonly SourcedElements[]): SourcedElements[] {
  const lastEpochs = new Map<string, UtcTime>();
  const firstEpochs = new Map<string, UtcTime>();
  const byEpoch = series.toSorted(
    (a, b) =>
      secondsBetween(b.elements.epoch, a.elements.epoch) ||
      secondsBetween(b.arrivedAt, a.arrivedAt) ||
      // Of one epoch and arrival: by what they say, never by their order.
      compareElementSets(a.elements, b.elements, a.elements.epoch),
  );
  for (const set of byEpoch) {
    const fit = fitOf(set);
    if (!firstEpochs.has(fit)) firstEpochs.set(fit, set.elements.epoch);
    lastEpochs.set(fit, set.elements.epoch);
  }
  const replaces = (by: SourcedElements, set: SourcedElements): boolean =>
    secondsBetween(set.arrivedAt, by.arrivedAt) > 0 &&
    secondsBetween(firstEpochs.get(fitOf(set))!, lastEpochs.get(fitOf(by))!) >= 0;
  const inForce: SourcedElements[] = [];
  for (const set of byEpoch) {
    const last = inForce.at(-1);
    if (last && replaces(last, set)) continue;
    if (last && secondsBetween(last.elements.epoch, set.elements.epoch) === 0) inForce.pop();
    inForce.push(set);
  }
  return inForce;
}

/** What arrived together was fitted together. */
function fitOf({ arrivedAt }: SourcedElements): string {
  return `${arrivedAt.day} ${arrivedAt.second}`;
}

function setsInBetter(a: SourcedElements, b: SourcedElements, start: UtcTime): boolean {
  return compareElementSets(a.elements, b.elements, start) > 0;
}
