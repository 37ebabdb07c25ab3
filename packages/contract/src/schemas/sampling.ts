import { z } from 'zod';

/** `none`: not since the start of the service. */
export const SAMPLING_STATES = ['none', 'waiting', 'running', 'done', 'cancelled', 'failed'] as const;

/** Monte Carlo of a message: how far it is, or how it ended. When it is done the assessment of the message has it. */
export interface SamplingDocument {
  readonly cdm_id: number;
  readonly state: (typeof SAMPLING_STATES)[number];
  /** Wanted, and made so far. */
  readonly trials: number;
  readonly done: number;
  /** Collisions among those made. */
  readonly hits: number;
  readonly seconds_left: number | null;
  /** Why it failed. */
  readonly detail: string | null;
}

export const samplingDocument: z.ZodType<SamplingDocument> = z
  .object({
    cdm_id: z.int(),
    state: z.enum(SAMPLING_STATES),
    trials: z.int(),
    done: z.int(),
    hits: z.int(),
    seconds_left: z.number().nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'Sampling' });

/** So many at most: the greatest number that takes minutes, not hours. */
export const MOST_SAMPLED_TRIALS = 1e8;

export interface NewSampling {
  /** Default: as many as find a probability to 10 % at 95 % confidence, at least 100,000 and at most a million. */
  readonly trials?: number | undefined;
}

export const newSampling: z.ZodType<NewSampling> = z
  .strictObject({ trials: z.int().min(1).max(MOST_SAMPLED_TRIALS).optional() })
  .meta({ id: 'NewSampling' });
