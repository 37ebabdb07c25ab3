import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';

/** How urgent an encounter is. Public elements alone never make more than `watch`: their positions are uncertain by kilometres. */
export const ALARM_LEVELS = ['none', 'watch', 'act'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];

/** What must be known of a value before it is believed; of a method by its name, or of the whole encounter. */
export interface AssessmentFlag {
  readonly method: string | null;
  /** For programs: stays the same while the words change. */
  readonly code: string;
  /** In English. */
  readonly text: string;
  /** What of the text changes from one encounter to the next; absent where nothing does, and in what an older Clearway kept. */
  readonly values?: Readonly<Record<string, number | string>> | undefined;
}

/** A sentence on how far to trust an assessment, for programs that say it in another language; what speaks against a method is in its flags. */
export interface AssessmentReason {
  readonly code: string;
  readonly method: string | null;
}

/** Between `low` and `high`, ends included, with this confidence; 1: proved. */
export interface ProbabilityInterval {
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
}

/** A symmetric covariance in the encounter plane, km². */
export interface PlaneCovarianceDocument {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** A vector in the encounter plane. */
export interface PlaneVector {
  readonly x: number;
  readonly y: number;
}

/**
 * The encounter seen along the relative velocity. The combined covariance and the hard body stand around the primary at the origin; x points
 * along the miss.
 */
export interface EncounterPlaneDocument {
  readonly miss_km: PlaneVector;
  readonly covariance_km2: PlaneCovarianceDocument;
  /** Each object's own part; null where it has none. */
  readonly primary_covariance_km2: PlaneCovarianceDocument | null;
  readonly secondary_covariance_km2: PlaneCovarianceDocument | null;
  readonly hard_body_radius_km: number;
  /** What of the primary's unit vectors shows in the plane: for drawing which way is up. */
  readonly radial: PlaneVector;
  readonly in_track: PlaneVector;
  readonly cross_track: PlaneVector;
}

/** The probability at factors of both objects' standard deviations. */
export interface DilutionCurve {
  readonly factor: readonly number[];
  readonly probability: readonly (number | null)[];
}

/** The probability where the standard deviations of each object are multiplied by each factor. */
export interface ScaleGridDocument {
  readonly primary_factor: readonly number[];
  readonly secondary_factor: readonly number[];
  /** A list for each factor of the primary. */
  readonly probability: readonly (readonly (number | null)[])[];
  readonly max_probability: number | null;
}

export const DILUTIONS = ['none', 'primary', 'secondary', 'both'] as const;

/** In the object's own frame: radial, in-track, cross-track. */
export interface RtnLengths {
  readonly radial: number;
  readonly in_track: number;
  readonly cross_track: number;
}

export interface AssessedObject {
  readonly object_id: number | null;
  readonly name: string | null;
  /** `message`, `operator-ephemeris`, `element-set-history`, `regime-table`, `socrates-shape`, or `none`. */
  readonly covariance_source: string;
  /** One standard deviation of the position; null without a covariance. */
  readonly sigma_km: RtnLengths | null;
  /** TCA − epoch of the elements, days; null where it does not come from elements. */
  readonly element_age_days: number | null;
  /** True where everything said holds only if the object does not manoeuvre. */
  readonly if_it_does_not_manoeuvre: boolean;
}

/** How probable a collision is, by which method, and how far to believe it. */
export interface AssessmentDocument {
  /** By the recommended method; null where none applies. */
  readonly probability: number | null;
  readonly method: string | null;
  /** All that were computed; null where one does not apply. */
  readonly methods: Readonly<Record<string, number | null>>;
  readonly intervals: Readonly<Record<string, ProbabilityInterval>>;
  readonly flags: readonly AssessmentFlag[];
  /** What the message itself says, where there is one. */
  readonly reported_probability: number | null;
  readonly reported_method: string | null;
  /** The greatest over all sizes of the covariance in the encounter plane; never less than the probability. */
  readonly max_probability: number | null;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number | null;
  /** The miss in standard deviations of the combined covariance, in the encounter plane. */
  readonly mahalanobis_distance: number | null;
  readonly hard_body_radius_m: number | null;
  readonly hard_body_radius_source: string | null;
  readonly tca_utc: string;
  /** Of both; `primary/secondary` where they differ. */
  readonly covariance_source: string;
  readonly primary: AssessedObject;
  readonly secondary: AssessedObject;
  /** Whose covariance is so large that it lowers the probability; null where that cannot be said. */
  readonly dilution: (typeof DILUTIONS)[number] | null;
  /** How far to trust the probability, for people. */
  readonly sentence: string;
  /** The same as codes, a sentence each; absent in what an older Clearway kept. */
  readonly reasons?: readonly AssessmentReason[] | undefined;
  readonly notes: readonly string[];
  readonly plane: EncounterPlaneDocument | null;
  readonly dilution_curve: DilutionCurve | null;
  readonly scale_grid: ScaleGridDocument | null;
}

const planeVector: z.ZodType<PlaneVector> = z.object({ x: z.number(), y: z.number() }).meta({ id: 'PlaneVector' });

const planeCovariance: z.ZodType<PlaneCovarianceDocument> = z
  .object({ xx: z.number(), xy: z.number(), yy: z.number() })
  .meta({ id: 'PlaneCovariance' });

export const encounterPlaneDocument: z.ZodType<EncounterPlaneDocument> = z
  .object({
    miss_km: planeVector,
    covariance_km2: planeCovariance,
    primary_covariance_km2: planeCovariance.nullable(),
    secondary_covariance_km2: planeCovariance.nullable(),
    hard_body_radius_km: z.number(),
    radial: planeVector,
    in_track: planeVector,
    cross_track: planeVector,
  })
  .meta({ id: 'EncounterPlane' });

const flag: z.ZodType<AssessmentFlag> = z
  .object({
    method: z.string().nullable(),
    code: z.string(),
    text: z.string(),
    values: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  })
  .meta({ id: 'AssessmentFlag' });

const reason: z.ZodType<AssessmentReason> = z
  .object({ code: z.string(), method: z.string().nullable() })
  .meta({ id: 'AssessmentReason' });

const interval: z.ZodType<ProbabilityInterval> = z
  .object({ low: z.number(), high: z.number(), confidence: z.number() })
  .meta({ id: 'ProbabilityInterval' });

const rtnLengths: z.ZodType<RtnLengths> = z
  .object({ radial: z.number(), in_track: z.number(), cross_track: z.number() })
  .meta({ id: 'RtnLengths' });

const assessedObject: z.ZodType<AssessedObject> = z
  .object({
    object_id: z.int().nullable(),
    name: z.string().nullable(),
    covariance_source: z.string(),
    sigma_km: rtnLengths.nullable(),
    element_age_days: z.number().nullable(),
    if_it_does_not_manoeuvre: z.boolean(),
  })
  .meta({ id: 'AssessedObject' });

const numbers = z.array(z.number()).readonly();
const numbersOrNull = z.array(z.number().nullable()).readonly();

export const assessmentDocument: z.ZodType<AssessmentDocument> = z
  .object({
    probability: z.number().nullable(),
    method: z.string().nullable(),
    methods: z.record(z.string(), z.number().nullable()),
    intervals: z.record(z.string(), interval),
    flags: z.array(flag).readonly(),
    reported_probability: z.number().nullable(),
    reported_method: z.string().nullable(),
    max_probability: z.number().nullable(),
    miss_distance_km: z.number(),
    relative_speed_km_s: z.number().nullable(),
    mahalanobis_distance: z.number().nullable(),
    hard_body_radius_m: z.number().nullable(),
    hard_body_radius_source: z.string().nullable(),
    tca_utc: utc,
    covariance_source: z.string(),
    primary: assessedObject,
    secondary: assessedObject,
    dilution: z.enum(DILUTIONS).nullable(),
    sentence: z.string(),
    reasons: z.array(reason).readonly().optional(),
    notes: z.array(z.string()).readonly(),
    plane: encounterPlaneDocument.nullable(),
    dilution_curve: z.object({ factor: numbers, probability: numbersOrNull }).meta({ id: 'DilutionCurve' }).nullable(),
    scale_grid: z
      .object({
        primary_factor: numbers,
        secondary_factor: numbers,
        probability: z.array(numbersOrNull).readonly(),
        max_probability: z.number().nullable(),
      })
      .meta({ id: 'ScaleGrid' })
      .nullable(),
  })
  .meta({ id: 'Assessment' });
