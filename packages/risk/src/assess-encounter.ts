import { type Encounter, UserError } from '@clearway/astro';
import type {
  AssessmentRecommendation,
  EncounterAssessment,
  EstimateInterval,
  MethodEstimate,
  MethodName,
  NoEstimate,
} from './assessment/assessment.ts';
import { assessmentNotes } from './assessment/assessment-notes.ts';
import { NO_ESTIMATE_WORDS } from './assessment/no-estimate-words.ts';
import { analyseDilution, type DilutionAnalysis } from './dilution/dilution.ts';
import { frisbee2015 } from './dilution/frisbee-2015.ts';
import type { DensitySensitivity } from './encounter-plane/cross-correlation.ts';
import {
  type EncounterPlaneOutcome,
  encounterPlaneOf,
  type ProjectedEncounter,
} from './encounter-plane/encounter-plane-of.ts';
import { principalPlane } from './encounter-plane/principal-plane.ts';
import { recommend } from './gate/recommend.ts';
import {
  type GatedMethod,
  indicatorsOfNc2D,
  indicatorsOfNc3D,
  indicatorsOfPc2D,
  straightTimeIndicators,
  timeIndicators,
  type Violation,
  violationsOf,
} from './gate/usage-violations.ts';
import { violationWords } from './gate/violation-words.ts';
import { clopperPearson } from './monte-carlo/clopper-pearson.ts';
import type { MonteCarloTally } from './monte-carlo/monte-carlo.ts';
import { alfriend1999, alfriend1999OfPrincipal } from './plane-methods/alfriend-1999.ts';
import { chan1997 } from './plane-methods/chan-1997.ts';
import { elrod2019 } from './plane-methods/elrod-2019.ts';
import { patera2005 } from './plane-methods/patera-2005.ts';
import type { PlaneMethod, PlaneProbability } from './plane-methods/plane-probability.ts';
import { probability2d } from './plane-methods/probability-2d.ts';
import { serra2015 } from './plane-methods/serra-2015.ts';
import { coppola2012, type EncounterSpan } from './three-dimensional/coppola-2012.ts';
import { encounterCourse } from './three-dimensional/encounter-course.ts';
import { nc2DOfCourse } from './three-dimensional/hall-2021-nc-2d.ts';
import { nc3DOfCourse } from './three-dimensional/hall-2021-nc-3d.ts';

export interface AssessmentOptions {
  /** What Monte Carlo trials of this encounter came to (`monteCarloJob`, `monteCarloBatch`), where somebody ran them. */
  readonly monteCarlo?: MonteCarloTally;
  /** Of Monte Carlo's interval; by default 0.95. */
  readonly confidence?: number;
  /** Time within which 2D-Nc and 3D-Nc look, s after TCA; by default the encounter's own segment. */
  readonly limits?: EncounterSpan;
  /** Both objects' sensitivity to the density forecast: 2D methods then take their common error out. */
  readonly sensitivities?: readonly [primary: DensitySensitivity, secondary: DensitySensitivity];
}

/** The other methods in the plane, which stand beside the recommended ones for comparison. */
const PLANE_METHODS_BY_NAME: readonly (readonly [MethodName, PlaneMethod])[] = [
  ['Elrod', elrod2019],
  ['Laas2015', serra2015],
  ['Patera2005', patera2005],
  ['Chan1997', chan1997],
  ['Alfriend1999', alfriend1999OfPrincipal],
];

/**
 * Everything about one encounter: each method's probability or why it has none, the conditions of use it breaks, which method
 * to believe and why, the maximum and whether the uncertainty hides the danger. Takes some milliseconds, mostly of 3D-Nc; Monte
 * Carlo isn't run here but its tally is taken in.
 *
 * @throws UserError where a radius is negative or a number isn't finite: a wrong input, not a property of the encounter.
 */
export function assessEncounter(encounter: Encounter, options: AssessmentOptions = {}): EncounterAssessment {
  const { primary, secondary, hardBodyRadiusKm } = encounter;
  const outcome = encounterPlaneOf(encounter, options.sensitivities ? { sensitivities: options.sensitivities } : {});
  if (outcome.reason === 'not-a-number' || outcome.reason === 'radius-negative') {
    throw new UserError('option-invalid', `the encounter: ${NO_ESTIMATE_WORDS[outcome.reason]}`, 'Correct the input.');
  }
  const plane = outcome.reason === null ? outcome : null;
  const missing = plane === null ? null : oneMissing(plane);
  const pc2D = planeEstimate('Pc2D', outcome, probability2d);
  const course = encounterCourse(encounter, options.limits);
  const isCourse = typeof course !== 'string';
  const nc3D = isCourse ? nc3DOfCourse(course) : null;
  const nc2D = isCourse ? nc2DOfCourse(course) : null;
  const time = isCourse ? timeIndicators(course) : straightTimeIndicators(encounter, coppola2012(encounter));
  const ofPc2D =
    time === null
      ? []
      : violationsOf('Pc2D', indicatorsOfPc2D(pc2D.probability, plane?.repair === 'repaired', time, nc2D));
  const methods: MethodEstimate[] = [withViolations(pc2D, ofPc2D)];
  if (nc2D === null || nc3D === null || time === null || !isCourse) {
    const reason = isCourse ? 'no-peak' : course;
    methods.push(none('Nc2D', reason), none('Nc3D', reason), none('MonteCarlo', reason));
  } else {
    methods.push(
      'reason' in nc2D
        ? none('Nc2D', nc2D.reason)
        : withViolations(value('Nc2D', nc2D.probability), violationsOf('Nc2D', indicatorsOfNc2D(nc2D, time, nc3D))),
      withViolations(value('Nc3D', nc3D.probability), violationsOf('Nc3D', indicatorsOfNc3D(nc3D, time))),
      monteCarloEstimate(options),
    );
  }
  for (const [name, method] of PLANE_METHODS_BY_NAME) methods.push(planeEstimate(name, outcome, method));
  const worst = plane === null ? none('Frisbee2015', outcome.reason ?? 'no-covariance') : frisbeeEstimate(plane);
  methods.push(worst);
  const dilution = plane === null || missing !== null ? null : dilutionOf(plane);
  const density = plane === null ? null : alfriend1999(plane.plane, hardBodyRadiusKm);
  const recommended = recommendation(methods, worst, isCourse);
  const maximum = dilution?.maximum.probability ?? worst.probability ?? density?.maximumProbability ?? null;
  return {
    hardBodyRadiusKm,
    missDistanceKm: distance(primary.position, secondary.position),
    relativeSpeedKmS: distance(primary.velocity, secondary.velocity),
    mahalanobisDistance: density === null ? null : Math.sqrt(density.mahalanobisSquared),
    plane,
    methods,
    recommended,
    maximumProbability: maximum === null ? null : Math.max(maximum, recommended.probability ?? 0),
    dilution,
    span: isCourse ? course.search.span : coppola2012(encounter),
    notes: assessmentNotes(encounter, plane, isCourse ? course : null, nc3D, dilution),
  };
}

function recommendation(
  methods: readonly MethodEstimate[],
  worst: MethodEstimate,
  canSample: boolean,
): AssessmentRecommendation {
  if (worst.probability !== null) {
    const words =
      'One object has no covariance: the value is the worst that its position could make of the other’s, after Frisbee 2015.';
    const steps = [{ code: 'worst-case', method: null }] as const;
    return { method: 'Frisbee2015', probability: worst.probability, code: 'worst-case', words, steps };
  }
  const gated = methods.flatMap((each) => {
    if (each.violations === null && each.method !== 'MonteCarlo' && each.reason === null) return [];
    if (!isGated(each.method)) return [];
    return [
      {
        method: each.method,
        probability: each.probability,
        reason: each.reason === null ? null : each.reason.words,
        violations: each.violations ?? [],
      },
    ];
  });
  return recommend(gated, canSample);
}

function isGated(method: MethodName): method is GatedMethod {
  return method === 'Pc2D' || method === 'Nc2D' || method === 'Nc3D' || method === 'MonteCarlo';
}

function value(method: MethodName, probability: number, interval: EstimateInterval | null = null): MethodEstimate {
  return { method, probability, interval, reason: null, violations: null };
}

function none(method: MethodName, code: NoEstimate): MethodEstimate {
  const reason = { code, words: NO_ESTIMATE_WORDS[code] };
  return { method, probability: null, interval: null, reason, violations: null };
}

function withViolations(estimate: MethodEstimate, violations: readonly Violation[]): MethodEstimate {
  const { method } = estimate;
  if (!isGated(method)) return estimate;
  return { ...estimate, violations: violations.map((each) => ({ ...each, words: violationWords(method, each) })) };
}

function planeEstimate(method: MethodName, outcome: EncounterPlaneOutcome, by: PlaneMethod): MethodEstimate {
  return outcome.reason === null ? ofPlane(method, by.probability(outcome.principal)) : none(method, outcome.reason);
}

function ofPlane(method: MethodName, { probability, bounds, reason }: PlaneProbability): MethodEstimate {
  if (reason !== null) return none(method, reason);
  if (Number.isNaN(probability)) return none(method, 'not-converged');
  const interval = bounds === null ? null : { lower: bounds[0], upper: bounds[1], confidence: null };
  return value(method, probability, interval);
}

function monteCarloEstimate({ monteCarlo, confidence = 0.95 }: AssessmentOptions): MethodEstimate {
  if (monteCarlo === undefined || monteCarlo.trials === 0) return none('MonteCarlo', 'not-run');
  const { hits, trials } = monteCarlo;
  const { lower, upper } = clopperPearson(hits, trials, confidence);
  return value('MonteCarlo', hits / trials, { lower, upper, confidence });
}

/** The covariance that is known where the other is missing. */
function oneMissing(plane: ProjectedEncounter): ProjectedEncounter['primaryCovariance'] {
  if (plane.primaryCovariance === null) return plane.secondaryCovariance;
  return plane.secondaryCovariance === null ? plane.primaryCovariance : null;
}

function frisbeeEstimate(projected: ProjectedEncounter): MethodEstimate {
  const known = oneMissing(projected);
  if (known === null) return none('Frisbee2015', 'both-covariances-known');
  const { plane, principal } = projected;
  const worst = frisbee2015(plane.x, plane.y, known);
  if (worst === null) return none('Frisbee2015', 'covariance-not-positive-definite');
  return ofPlane('Frisbee2015', probability2d.probability(principalPlane(worst.plane, principal.hardBodyRadius)));
}

function dilutionOf({
  plane,
  principal,
  primaryCovariance,
  secondaryCovariance,
}: ProjectedEncounter): DilutionAnalysis | null {
  if (primaryCovariance === null || secondaryCovariance === null) return null;
  const { hardBodyRadius } = principal;
  return analyseDilution({
    x: plane.x,
    y: plane.y,
    primary: primaryCovariance,
    secondary: secondaryCovariance,
    hardBodyRadius,
  });
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!);
}
