import type { CheckedEncounter } from '../nonlinear-check/nonlinear-check.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import type { SecondaryComparison } from './secondary-comparison.ts';
import type { SecondaryScreen } from './secondary-screen.ts';

/** A tenth of the probability from which operators act (1e-4: ESA, NASA CARA): what one burn may at most do to another encounter. */
export const DEFAULT_OTHERS_LIMIT = 1e-5;

/** When a burn counts as safe among all other objects. */
export interface SecondaryRule {
  readonly screen: SecondaryScreen;
  readonly target: BurnTarget;
  /** The encounter avoided, without a burn. */
  readonly before: CheckedEncounter;
  /** The greatest probability that a new or worsened encounter may have. */
  readonly limit: number;
}

/**
 * A burn is safe where it makes no other encounter more probable than the limit (or, where the target is a distance and for pairs
 * without a probability, brings none closer than it that was further away), and where the combined risk of all encounters
 * together, the one avoided among them, becomes smaller.
 */
export function isSafeAmongOthers(
  others: SecondaryComparison,
  { target, before, limit }: SecondaryRule,
  after: CheckedEncounter,
): boolean {
  for (const { change, before: was, after: is } of others.encounters) {
    if (is === null || (change !== 'new' && change !== 'worse')) continue;
    if (target.kind === 'miss-distance') {
      if (is.missDistanceKm < target.missDistanceKm && !(was && was.missDistanceKm <= is.missDistanceKm)) return false;
    } else if (is.probability !== null && is.probability > limit) return false;
  }
  if (target.kind === 'miss-distance') return true;
  const all = (main: number | null, rest: number): number => 1 - (1 - (main ?? 0)) * (1 - rest);
  return all(after.probability, others.combinedAfter) < all(before.probability, others.combinedBefore);
}
