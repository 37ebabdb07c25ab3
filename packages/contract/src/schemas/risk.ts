import { z } from 'zod';

export const ROW_METHODS = ['Pc2D', 'Alfriend1999'] as const;

/** How likely the objects of an encounter are to collide, and what that rests on. */
export interface RiskDocument {
  /**
   * Greatest probability over all sizes of the position uncertainty (Alfriend 1999), in the shape 100/300/100 m that SOCRATES assumes or
   * in that of the covariances behind `probability`, whichever gives more; never below `probability`. For ranking.
   */
  readonly max_probability: number | null;
  /** Probability of collision by the covariances of both objects; null for objects that stay together or pass slowly. */
  readonly probability: number | null;
  /** `Alfriend1999`: no covariance is known, and `probability` is the maximum. */
  readonly probability_method: (typeof ROW_METHODS)[number] | null;
  /**
   * Where the covariances come from: `message`, `operator-ephemeris`, `element-set-history`, `regime-table`, `socrates-shape`; of the
   * primary and the secondary with a slash between where they differ.
   */
  readonly covariance_source: string | null;
  /** What is to be said with it, such as `screening only, uncertain by kilometres`. */
  readonly probability_note: string | null;
}

/** The fields of a {@link RiskDocument}, to be spread into a schema. */
export const riskFields: { readonly [Name in keyof RiskDocument]: z.ZodType<RiskDocument[Name]> } = {
  max_probability: z.number().nullable(),
  probability: z.number().nullable(),
  probability_method: z.enum(ROW_METHODS).nullable(),
  covariance_source: z.string().nullable(),
  probability_note: z.string().nullable(),
};
