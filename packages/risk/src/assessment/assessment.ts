import type { DilutionAnalysis } from '../dilution/dilution.ts';
import type { ProjectedEncounter } from '../encounter-plane/encounter-plane-of.ts';
import type { Recommendation } from '../gate/recommend.ts';
import type { Violation } from '../gate/usage-violations.ts';
import type { NoProbability } from '../plane-methods/plane-probability.ts';
import type { EncounterSpan } from '../three-dimensional/coppola-2012.ts';
import type { NoOrbitPair } from '../three-dimensional/orbit-pair.ts';

/** The methods by the names they have in the output, in the order in which they are listed. */
export const METHOD_NAMES = [
  'Pc2D',
  'Nc2D',
  'Nc3D',
  'MonteCarlo',
  'Elrod',
  'Laas2015',
  'Patera2005',
  'Chan1997',
  'Alfriend1999',
  'Frisbee2015',
] as const;
export type MethodName = (typeof METHOD_NAMES)[number];

/** Why a method gives no value. */
export type NoEstimate = NoProbability | NoOrbitPair | 'no-peak' | 'not-run' | 'both-covariances-known';

/** What a value certainly or probably lies between. */
export interface EstimateInterval {
  readonly lower: number;
  readonly upper: number;
  /** Null where the bounds are proved; otherwise the confidence of the sampling, such as 0.95. */
  readonly confidence: number | null;
}

/** One method's answer. */
export interface MethodEstimate {
  readonly method: MethodName;
  /** Null where there's none. */
  readonly probability: number | null;
  readonly interval: EstimateInterval | null;
  readonly reason: { readonly code: NoEstimate; readonly words: string } | null;
  /** Conditions of use that the encounter breaks; null for methods that the gate doesn't judge. */
  readonly violations: readonly (Violation & { readonly words: string })[] | null;
}

/** Something to be said about the whole assessment. */
export interface AssessmentNote {
  readonly code:
    | 'one-covariance-missing'
    | 'position-only'
    | 'covariance-repaired'
    | 'covariance-not-definite-in-space'
    | 'diluted'
    | 'repeated-encounters'
    | 'open-ended';
  /** An English sentence. */
  readonly words: string;
  /** What of it changes from one encounter to the next, for who says it in another language. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** The recommended value: of the gate, or the worst case where one covariance is missing. */
export interface AssessmentRecommendation extends Omit<Recommendation, 'method' | 'code'> {
  readonly method: Recommendation['method'] | 'Frisbee2015';
  readonly code: Recommendation['code'] | 'worst-case';
}

/** All that is known of how dangerous an encounter is. */
export interface EncounterAssessment {
  readonly hardBodyRadiusKm: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  /** Of the miss in the encounter plane; null without a plane. */
  readonly mahalanobisDistance: number | null;
  /** The plane with its axes and covariances, for drawing; null where there is none. */
  readonly plane: ProjectedEncounter | null;
  readonly methods: readonly MethodEstimate[];
  readonly recommended: AssessmentRecommendation;
  /**
   * The greatest 2D probability over all sizes of the covariances, their shapes kept, or the recommended probability where the
   * plane knows less than that; null without a plane.
   */
  readonly maximumProbability: number | null;
  /** Null unless both covariances are known. */
  readonly dilution: DilutionAnalysis | null;
  /** From when to when a collision is possible, s after TCA; null where that can't be told. */
  readonly span: EncounterSpan | null;
  readonly notes: readonly AssessmentNote[];
}
