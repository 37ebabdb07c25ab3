import { type Encounter, type EncounterObject, formatUtc, rotateCovariance, rtnRotation } from '@clearway/astro';
import type {
  AssessedObject,
  AssessmentDocument,
  AssessmentFlag,
  AssessmentReason,
  ProbabilityInterval,
  RtnLengths,
} from '@clearway/contract';
import type { AssessmentRecommendation, EncounterAssessment, MethodEstimate, MethodName } from '@clearway/risk';
import { curveDocument, gridDocument, numberOrNull, planeDocument } from './plane-document.ts';

/** What is known of an encounter beside its numbers. */
export interface AssessmentContext {
  readonly hardBodyRadiusSource: string;
  readonly primary: ObjectContext;
  readonly secondary: ObjectContext;
  readonly reported: { readonly probability: number | null; readonly method: string | null };
  /** Of the whole, beside what the assessment itself finds. */
  readonly flags: readonly AssessmentFlag[];
  readonly notes: readonly string[];
  /** The probability that is given first; default: the recommended one. */
  readonly method?: MethodName | null;
  readonly withScaleGrid?: boolean;
}

export interface ObjectContext {
  readonly covarianceSource: string;
  readonly elementAgeDays: number | null;
  readonly ifItDoesNotManoeuvre: boolean;
}

/** An assessment as the API and the commands give it. */
export function assessmentDocument(
  encounter: Encounter,
  assessment: EncounterAssessment,
  context: AssessmentContext,
): AssessmentDocument {
  const { plane, recommended } = assessment;
  const asked = assessment.methods.find(({ method }) => method === context.method);
  const chosen = asked ?? bestEstimate(assessment);
  const primary = assessedObject(encounter.primary, context.primary);
  const secondary = assessedObject(encounter.secondary, context.secondary);
  return {
    probability: chosen.probability,
    method: chosen.method,
    methods: Object.fromEntries(assessment.methods.flatMap(methodValue)),
    intervals: Object.fromEntries(assessment.methods.flatMap(intervalOf)),
    flags: [...assessment.methods.flatMap(methodFlags), ...assessmentFlags(assessment), ...context.flags],
    reported_probability: context.reported.probability,
    reported_method: context.reported.method,
    max_probability: greatest(assessment.maximumProbability, chosen.probability),
    miss_distance_km: assessment.missDistanceKm,
    relative_speed_km_s: assessment.relativeSpeedKmS,
    mahalanobis_distance: assessment.mahalanobisDistance,
    hard_body_radius_m: metres(assessment.hardBodyRadiusKm),
    hard_body_radius_source: context.hardBodyRadiusSource,
    tca_utc: formatUtc(encounter.tca, 6),
    covariance_source: sourceOfBoth(primary, secondary),
    primary,
    secondary,
    dilution: assessment.dilution?.dilution ?? null,
    sentence: sentenceOf(recommended.words, recommended.method, asked ? 'asked' : 'best', chosen),
    reasons: reasonsOf(recommended, asked ? 'asked' : 'best', chosen),
    notes: [...assessment.notes.map(({ words }) => words), ...context.notes],
    plane: plane && planeDocument(plane, encounter),
    dilution_curve: plane && curveDocument(plane),
    scale_grid: plane && context.withScaleGrid ? gridDocument(plane) : null,
  };
}

/** Curved or slow encounters can be more probable than any size of the covariance makes them in the plane. */
export function greatest(maximum: number | null, probability: number | null): number | null {
  return maximum === null || probability === null ? maximum : Math.max(maximum, probability);
}

interface Estimate {
  readonly method: MethodName | null;
  readonly probability: number | null;
}

/** The most general first. */
const GENERAL_METHODS: readonly MethodName[] = ['Nc3D', 'Nc2D', 'Pc2D'];

/** The recommended value; where that is Monte Carlo's and nobody ran it, that of the most general method that gives one. */
function bestEstimate({ recommended, methods }: EncounterAssessment): Estimate {
  if (recommended.method !== 'MonteCarlo' || recommended.probability !== null) return recommended;
  const valued = GENERAL_METHODS.flatMap((name) => methods.find((each) => each.method === name) ?? []);
  return valued.find(({ probability }) => probability !== null) ?? recommended;
}

function sentenceOf(words: string, recommended: string | null, why: 'asked' | 'best', { method }: Estimate): string {
  if (why === 'asked') return `${method} was asked for. ${words}`;
  return method === recommended ? words : `${words} Until then the value is that of ${method}.`;
}

function reasonsOf(
  { steps, method: recommended }: AssessmentRecommendation,
  why: 'asked' | 'best',
  { method }: Estimate,
): AssessmentReason[] {
  if (why === 'asked') return [{ code: 'asked-for', method }, ...steps];
  return method === recommended ? [...steps] : [...steps, { code: 'until-then', method }];
}

/** What was never asked for is no answer: not in the list. */
const UNASKED = new Set(['not-run', 'both-covariances-known']);

function methodValue({ method, probability, reason }: MethodEstimate): [string, number | null][] {
  return reason !== null && UNASKED.has(reason.code) ? [] : [[method, probability]];
}

function intervalOf({ method, interval }: MethodEstimate): [string, ProbabilityInterval][] {
  if (interval === null) return [];
  return [[method, { low: interval.lower, high: interval.upper, confidence: interval.confidence ?? 1 }]];
}

function methodFlags({ method, reason, violations }: MethodEstimate): AssessmentFlag[] {
  if (reason !== null) return UNASKED.has(reason.code) ? [] : [{ method, code: reason.code, text: reason.words }];
  return (violations ?? []).map(({ code, words, value, cutOff }) => ({
    method,
    code,
    text: words,
    // A comparison that came to nothing has no number.
    ...(Number.isFinite(value) ? { values: { value, limit: cutOff } } : {}),
  }));
}

function assessmentFlags({ methods, notes, recommended }: EncounterAssessment): AssessmentFlag[] {
  const text = 'No method but Monte Carlo assumes little enough for this encounter, and it has not been run.';
  const wanted = recommended.method === 'MonteCarlo' && recommended.probability === null;
  return [
    ...(wanted ? [{ method: null, code: 'monte-carlo-needed', text }] : []),
    ...methods.flatMap(noTrialHit),
    ...notes.map(({ code, words, values }) => ({ method: null, code, text: words, values })),
  ];
}

/** A sample of nothing is not a probability of nothing. */
function noTrialHit({ method, probability, interval }: MethodEstimate): AssessmentFlag[] {
  if (method !== 'MonteCarlo' || probability !== 0 || interval === null) return [];
  const most = interval.upper;
  const text = `No trial of Monte Carlo hit: the probability is not 0 but most likely below ${most.toExponential(2)}; so few trials can’t tell more.`;
  return [{ method: null, code: 'no-trial-hit', text, values: { probability: most } }];
}

function assessedObject(object: EncounterObject, context: ObjectContext): AssessedObject {
  return {
    object_id: object.id,
    name: object.name,
    covariance_source: object.covariance === null ? 'none' : context.covarianceSource,
    sigma_km: sigmasOf(object),
    element_age_days: context.elementAgeDays,
    if_it_does_not_manoeuvre: context.ifItDoesNotManoeuvre,
  };
}

function sigmasOf({ covariance, position, velocity }: EncounterObject): RtnLengths | null {
  if (covariance === null) return null;
  const rtn = rotateCovariance(covariance, rtnRotation(position, velocity));
  const sigma = (row: number): number => Math.sqrt(Math.max(0, rtn[7 * row]!));
  return { radial: sigma(0), in_track: sigma(1), cross_track: sigma(2) };
}

function sourceOfBoth(one: AssessedObject, other: AssessedObject): string {
  const [first, second] = [one.covariance_source, other.covariance_source];
  return first === second ? first : `${first}/${second}`;
}

/** Without the rounding of kilometres. */
function metres(km: number): number | null {
  return numberOrNull(Number((km * 1000).toPrecision(12)));
}
