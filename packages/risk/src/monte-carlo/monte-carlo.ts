import type { Encounter } from '@clearway/astro';
import type { EncounterSpan } from '../three-dimensional/coppola-2012.ts';
import { type EncounterCourse, encounterCourse } from '../three-dimensional/encounter-course.ts';
import type { NoOrbitPair } from '../three-dimensional/orbit-pair.ts';
import { comesWithin } from './comes-within.ts';
import { ELLIPSE_SIZE, ellipseFrom, relativeOnEllipses } from './ellipse.ts';
import { normalDraws } from './normal-draws.ts';

/** All that a trial needs, in plain numbers and arrays that can be sent to a worker. */
export interface MonteCarloJob {
  /** Equinoctial elements at TCA in the pair's axes, and the 6 × 6 factor of their covariance. */
  readonly primaryElements: Float64Array;
  readonly primarySpread: Float64Array;
  readonly secondaryElements: Float64Array;
  readonly secondarySpread: Float64Array;
  /** km. */
  readonly hardBodyRadius: number;
  /** s after TCA. */
  readonly span: EncounterSpan;
  /** 0 to 2⁵³: the same seed gives the same trials. */
  readonly seed: number;
}

/** What trials came to; tallies of disjoint trials add. */
export interface MonteCarloTally {
  trials: number;
  /** Trials whose orbits came nearer than the hard-body radius within the span. */
  hits: number;
  /** Trials in contact as the span begins: they collided earlier, if at all, and aren't counted as hits (nor by 3D-Nc). */
  inContactAtBegin: number;
  /** Trials whose sampled elements weren't of an ellipse: not counted as hits. */
  unbound: number;
}

export interface MonteCarloOptions {
  /** s before and after TCA. By default the time in which 3D-Nc finds that a collision is possible. */
  readonly span?: EncounterSpan;
  /** By default 1. */
  readonly seed?: number;
}

/** Prepares the sampling of an encounter from its time of closest approach. @returns why it can't be, where it can't. */
export function monteCarloJob(encounter: Encounter, options: MonteCarloOptions = {}): MonteCarloJob | NoOrbitPair {
  const course = encounterCourse(encounter, options.span);
  return typeof course === 'string' ? course : jobOfCourse(course, options);
}

/** The same of a course that is there already. */
export function jobOfCourse(course: EncounterCourse, options: MonteCarloOptions = {}): MonteCarloJob {
  const { primary, secondary, hardBodyRadius } = course.pair;
  return {
    primaryElements: primary.elements,
    primarySpread: primary.spread,
    secondaryElements: secondary.elements,
    secondarySpread: secondary.spread,
    hardBodyRadius,
    span: options.span ?? course.search.span,
    seed: options.seed ?? 1,
  };
}

export function emptyTally(): MonteCarloTally {
  return { trials: 0, hits: 0, inContactAtBegin: 0, unbound: 0 };
}

/**
 * Makes trials `firstTrial` and on of one stream and adds them to `out`: both objects' elements are drawn from their normal
 * distributions, both move along their ellipses through the span, and a trial hits if they come nearer than the hard-body
 * radius (`comesWithin`, which loses none). Pure: a trial's outcome depends on seed, stream and its number only, so batches
 * can be made anywhere and in any order; progress and cancelling are the caller's, between small batches.
 */
export function monteCarloBatch(
  job: MonteCarloJob,
  stream: number,
  trials: number,
  out: MonteCarloTally,
  firstTrial = 0,
): void {
  const { begin, end } = job.span;
  const draws = normalDraws(job.seed, stream);
  const normals = new Float64Array(12);
  const elements = new Float64Array(6);
  const first = new Float64Array(ELLIPSE_SIZE);
  const second = new Float64Array(ELLIPSE_SIZE);
  const atBegin = new Float64Array(6);
  let hits = 0;
  let inContact = 0;
  let unbound = 0;
  for (let trial = firstTrial; trial < firstTrial + trials; trial++) {
    draws.ofTrial(trial, normals);
    sample(job.primaryElements, job.primarySpread, normals, 0, elements);
    const isFirst = ellipseFrom(elements, first);
    sample(job.secondaryElements, job.secondarySpread, normals, 6, elements);
    if (!ellipseFrom(elements, second) || !isFirst) unbound++;
    else if (comesWithin(first, second, begin, end, job.hardBodyRadius)) {
      relativeOnEllipses(first, second, begin, atBegin);
      if (Math.hypot(atBegin[0]!, atBegin[1]!, atBegin[2]!) < job.hardBodyRadius) inContact++;
      else hits++;
    }
  }
  out.trials += trials;
  out.hits += hits;
  out.inContactAtBegin += inContact;
  out.unbound += unbound;
}

function sample(mean: Float64Array, spread: Float64Array, normals: Float64Array, at: number, out: Float64Array): void {
  const n0 = normals[at]!;
  const n1 = normals[at + 1]!;
  const n2 = normals[at + 2]!;
  const n3 = normals[at + 3]!;
  const n4 = normals[at + 4]!;
  const n5 = normals[at + 5]!;
  for (let i = 0; i < 6; i++) {
    const s = 6 * i;
    out[i] =
      mean[i]! +
      spread[s]! * n0 +
      spread[s + 1]! * n1 +
      spread[s + 2]! * n2 +
      spread[s + 3]! * n3 +
      spread[s + 4]! * n4 +
      spread[s + 5]! * n5;
  }
}
