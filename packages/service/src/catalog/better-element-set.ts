import { type ElementSet, secondsBetween, type UtcTime } from '@clearway/astro';

/**
 * Which of two element sets of one object to use for a window from `start`: the latest epoch not after the start; if
 * neither has one, the earliest after it. Equal epochs are decided by what the sets say, never by the order of the
 * files: the larger element set number, then revolution number, then the larger of the first element that differs.
 * @returns positive where `a` is to be used, negative for `b`, 0 where they say the same.
 */
export function compareElementSets(a: ElementSet, b: ElementSet, start: UtcTime): number {
  const aBeforeStart = secondsBetween(a.epoch, start);
  const bBeforeStart = secondsBetween(b.epoch, start);
  if (aBeforeStart !== bBeforeStart) {
    if (aBeforeStart >= 0) return bBeforeStart < 0 || aBeforeStart < bBeforeStart ? 1 : -1;
    return bBeforeStart >= 0 || bBeforeStart > aBeforeStart ? -1 : 1;
  }
  for (const field of TIE_BREAKERS) {
    const difference = a[field] - b[field];
    if (difference !== 0) return difference;
  }
  for (const field of TEXT_TIE_BREAKERS) {
    if (a[field] !== b[field]) return a[field] > b[field] ? 1 : -1;
  }
  return 0;
}

const TIE_BREAKERS = [
  'elementSetNumber',
  'revolutionAtEpoch',
  'meanMotionRevPerDay',
  'eccentricity',
  'inclinationDeg',
  'raanDeg',
  'argumentOfPericenterDeg',
  'meanAnomalyDeg',
  'bstar',
  'meanMotionDot',
  'meanMotionDdot',
  'ephemerisType',
] as const satisfies readonly (keyof ElementSet)[];

const TEXT_TIE_BREAKERS = ['name', 'internationalDesignator', 'classification'] as const;
