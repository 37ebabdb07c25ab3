import { z } from 'zod';

/** An error as RFC 9457 has it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong, where, and how to mend it. */
  readonly detail: string;
  /** For programs: the same as the last part of `type`. */
  readonly code: string;
}

export const problem: z.ZodType<Problem> = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
  })
  .meta({ id: 'Problem' });
