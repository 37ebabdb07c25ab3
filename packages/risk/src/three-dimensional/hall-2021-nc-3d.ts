import type { Encounter } from '@clearway/astro';
import { adaptiveIntegral } from './adaptive-integral.ts';
import { collisionRate } from './collision-rate.ts';
import type { EncounterSpan } from './coppola-2012.ts';
import { type EncounterCourse, encounterCourse } from './encounter-course.ts';
import type { NoOrbitPair } from './orbit-pair.ts';
import type { OverlapPeak } from './overlap-peaks.ts';

/** How long to look, and how finely. */
export interface Nc3DOptions {
  /** s after TCA; by default the encounter's own segment, a quarter of the shorter period to both sides. */
  readonly limits?: EncounterSpan;
  /** Of the integral over time; by default 1e-4. Below 1e-20 collisions the value is an order of magnitude only. */
  readonly relativeTolerance?: number;
  /** 2 doubles the points on the sphere, to show that 1 suffices. */
  readonly fineness?: number;
}

/** What Hall's 3D-Nc found. */
export interface Hall2021Nc3D {
  readonly method: 'Nc3D';
  /**
   * Expected number of collisions, which for a single approach is the probability and never less than it; above it where the
   * objects can meet more than once within the span.
   */
  readonly expectedCollisions: number;
  /** min(1, expectedCollisions). */
  readonly probability: number;
  /** The part of time that was searched, s after TCA. */
  readonly span: EncounterSpan;
  readonly limits: EncounterSpan;
  readonly peaks: readonly OverlapPeak[];
  /** Period of the faster of both, s. */
  readonly period: number;
  /** Where both ends of the span count for nothing: the whole encounter lies in it. */
  readonly isWhole: boolean;
  readonly isConverged: boolean;
  /** Some time that counts had no point of overlap, and the orbits are linearised about their means there. */
  readonly isAtOverlap: boolean;
  readonly isRepaired: boolean;
  readonly evaluations: number;
}

/** Why there's no value. */
export interface NoNc3D {
  readonly method: 'Nc3D';
  readonly reason: NoOrbitPair;
}

/**
 * 3D-Nc: the expected collision rate of `collisionRate` integrated over the encounter: D. T. Hall, "Expected Collision Rates for
 * Tracked Satellites", Journal of Spacecraft and Rockets 58(3), 2021. It holds for curved, slow and repeated encounters, as long
 * as each orbit's distribution is normal in its equinoctial elements.
 *
 * Measured agreement (`validation/risk`): see docs/probability.md.
 */
export function hall2021Nc3D(encounter: Encounter, options: Nc3DOptions = {}): Hall2021Nc3D | NoNc3D {
  const course = encounterCourse(encounter, options.limits);
  return typeof course === 'string' ? { method: 'Nc3D', reason: course } : nc3DOfCourse(course, options);
}

/** The same of a course that is there already, whose limits are its own. */
export function nc3DOfCourse(course: EncounterCourse, options: Omit<Nc3DOptions, 'limits'> = {}): Hall2021Nc3D {
  const { pair, motion, limits } = course;
  const { span, peaks } = course.search;
  const rate = collisionRate(pair.hardBodyRadius, options.fineness);
  let highest = 0;
  let isAtOverlap = true;
  const rateAt = (seconds: number): number => {
    const state = motion.at(seconds);
    const value = rate.at(state);
    highest = Math.max(highest, value);
    if (!state.isAtOverlap && value > 1e-6 * highest) isAtOverlap = false;
    return value;
  };
  const edges = panelEdges(peaks, span, (seconds) => {
    const state = motion.at(seconds);
    const speed = Math.hypot(state.velocity[0]!, state.velocity[1]!, state.velocity[2]!);
    return pair.hardBodyRadius / Math.max(speed, 1e-9);
  });
  const integral = adaptiveIntegral(rateAt, edges, options.relativeTolerance ?? 1e-4, NO_MATTER);
  const atEnds = Math.max(rateAt(span.begin), rateAt(span.end));
  return {
    method: 'Nc3D',
    expectedCollisions: integral.value,
    probability: Math.min(1, integral.value),
    span,
    limits,
    peaks,
    period: pair.period,
    isWhole: atEnds <= 1e-6 * highest,
    isConverged: integral.isConverged,
    isAtOverlap,
    isRepaired: pair.isRepaired,
    evaluations: integral.evaluations,
  };
}

/** A number of collisions that nobody needs to know better. */
const NO_MATTER = 1e-20;

/** Where to cut time: the heart of each peak (± 3 σ) and its skirts (± 8 σ), with the time to cross the hard body added. */
function panelEdges(
  peaks: readonly OverlapPeak[],
  span: EncounterSpan,
  crossingTime: (seconds: number) => number,
): number[] {
  const edges = [span.begin, span.end];
  for (const { seconds, width } of peaks) {
    if (!Number.isFinite(width)) continue;
    const crossing = crossingTime(seconds);
    for (const reach of [3 * width + crossing, 8 * width + crossing]) edges.push(seconds - reach, seconds + reach);
  }
  return edges.filter((edge) => edge >= span.begin && edge <= span.end).sort((a, b) => a - b);
}
