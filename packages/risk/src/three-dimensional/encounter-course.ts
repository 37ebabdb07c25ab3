import { type Encounter, UserError } from '@clearway/astro';
import { coppola2012, type EncounterSpan } from './coppola-2012.ts';
import { type NoOrbitPair, type OrbitPair, orbitPair } from './orbit-pair.ts';
import { type OverlapPeak, type OverlapSearch, overlapPeaks } from './overlap-peaks.ts';
import { type RelativeMotion, relativeMotion } from './relative-state.ts';

/** How an encounter goes on over time: what 2D-Nc and 3D-Nc both integrate. Holds working memory: one caller at a time. */
export interface EncounterCourse {
  readonly pair: OrbitPair;
  readonly motion: RelativeMotion;
  /** From when to when the objects can touch if they move on straight lines. */
  readonly coppola: EncounterSpan;
  /** Beyond these nothing counts: by default the encounter's own segment. */
  readonly limits: EncounterSpan;
  readonly search: OverlapSearch;
}

/**
 * @param limits s after TCA.
 * @returns why there is none, where there is none.
 * @throws UserError where the limits aren't two finite times in order.
 */
export function encounterCourse(encounter: Encounter, limits?: EncounterSpan): EncounterCourse | NoOrbitPair {
  if (limits !== undefined && !(Number.isFinite(limits.end - limits.begin) && limits.begin < limits.end)) {
    const words = `time to search: ${limits.begin} to ${limits.end} s after TCA`;
    throw new UserError('option-invalid', words, 'Give two finite times, the earlier first.');
  }
  const pair = orbitPair(encounter);
  if (typeof pair === 'string') return pair;
  const coppola = coppola2012(encounter);
  if (coppola === null) return 'no-covariance';
  const motion = relativeMotion(pair);
  if (limits !== undefined) return { pair, motion, coppola, limits, search: overlapPeaks(motion, coppola, limits) };
  const around = { begin: -pair.period / 2, end: pair.period / 2 };
  const search = overlapPeaks(motion, coppola, around);
  const segment = segmentOf(search.peaks, pair.period);
  const isWithin = search.span.begin >= segment.begin && search.span.end <= segment.end;
  return {
    pair,
    motion,
    coppola,
    limits: segment,
    search: isWithin ? search : overlapPeaks(motion, coppola, segment),
  };
}

/** A peak of the density a hundred times lower than the highest, exp(−½ · 9.2), hardly counts. */
export const COUNTING_EXPONENT = 9.2;

/**
 * The time that belongs to this encounter: a quarter of the shorter period to both sides, because orbits that cross meet again
 * half a revolution later. It lies about TCA, or about the overlap nearest to it where that is further than a quarter away.
 */
function segmentOf(peaks: readonly OverlapPeak[], period: number): EncounterSpan {
  const highest = Math.min(...peaks.map((peak) => peak.exponent));
  const nearest = peaks
    .filter((peak) => peak.exponent - highest < COUNTING_EXPONENT)
    .reduce((a, b) => (Math.abs(b.seconds) < Math.abs(a.seconds) ? b : a));
  const middle = Math.abs(nearest.seconds) > period / 4 ? nearest.seconds : 0;
  return { begin: middle - period / 4, end: middle + period / 4 };
}
