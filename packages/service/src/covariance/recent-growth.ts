import { type ElementSet, secondsBetween } from '@clearway/astro';
import { type ErrorGrowth, growthFromHistory } from '@clearway/risk';

/** Older sets say little of how the orbit is fitted now, days. */
export const HISTORY_DAYS = 45;
/** Three a day over forty days; more would take milliseconds and say the same. */
export const MOST_SETS = 120;
const FEWEST_SETS = 12;

/**
 * Growth of errors from the latest of an object's element sets, of one source and in any order; null where there are too few. Some
 * 2 ms of work.
 */
export function recentGrowth(history: readonly ElementSet[]): ErrorGrowth | null {
  if (history.length < FEWEST_SETS) return null;
  const latestFirst = history.toSorted((one, other) => secondsBetween(one.epoch, other.epoch));
  const latest = latestFirst[0]!.epoch;
  const recent = latestFirst
    .filter(({ epoch }) => secondsBetween(epoch, latest) <= HISTORY_DAYS * 86_400)
    .slice(0, MOST_SETS);
  return recent.length < FEWEST_SETS ? null : (growthFromHistory(recent)?.growth ?? null);
}
