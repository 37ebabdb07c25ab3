import type { BurnTarget } from './burn-target.ts';

/** What is proved about the size of a burn. */
export interface Certificate {
  /** Multiplier of the one-constraint programme, (km/s)² for a unit of squared distance. */
  readonly lambda: number;
  /** True where the burn is the programme's optimum itself; false where something changed it. */
  readonly optimal: boolean;
  /** The burn is at most this share larger than the certified lower bound; infinite where that is 0. */
  readonly gap: number;
  /** No burn smaller than this reaches the target under the assumptions that `states` names, km/s. */
  readonly lowerBoundKmS: number;
  /** What is certified, in a sentence. */
  readonly states: string;
}

const DISTANCE_WORDS: Readonly<Record<BurnTarget['kind'], string>> = {
  probability: 'Mahalanobis distance',
  'miss-distance': 'miss distance in the encounter plane',
  'maximum-probability': 'Mahalanobis distance, at which the maximum probability is the target',
};

/** The certificate of the programme's own optimum. */
export function certifiedOptimum(target: BurnTarget, lambda: number, sizeKmS: number, boundKmS: number): Certificate {
  return {
    lambda,
    optimal: true,
    gap: gapOf(sizeKmS, boundKmS),
    lowerBoundKmS: boundKmS,
    states: `least |Δv| of one impulse at this burn time, free direction, linear motion, fixed covariance, for this ${DISTANCE_WORDS[target.kind]}`,
  };
}

/** The certificate of a burn that something changed: what, and how far it is from what is certified. */
export function changedBurn(lambda: number, sizeKmS: number, boundKmS: number, what: string): Certificate {
  return {
    lambda,
    optimal: false,
    gap: gapOf(sizeKmS, boundKmS),
    lowerBoundKmS: boundKmS,
    states: `not certified as least: ${what}; no impulse at this burn time smaller than the lower bound reaches the target with linear motion and fixed covariance`,
  };
}

/**
 * The certificate of a burn that was held to its target by another method than the plane's. The bound is the plane's, for comparison: it
 * bounds nothing where the plane's probability does not hold, so that the gap may be below 0, and infinite where by the plane
 * nothing had to be burnt.
 */
export function heldAlongCourse(lambda: number, sizeKmS: number, boundKmS: number, method: string): Certificate {
  return {
    lambda,
    optimal: false,
    gap: sizeKmS / boundKmS - 1,
    lowerBoundKmS: boundKmS,
    states: `not certified as least: held to the target by ${method}, because the probability in the encounter plane does not hold here; the lower bound is the plane's, for comparison`,
  };
}

/** 0 where nothing has to be burnt. */
export function gapOf(size: number, bound: number): number {
  return size === 0 ? 0 : Math.max(0, size / bound - 1);
}
