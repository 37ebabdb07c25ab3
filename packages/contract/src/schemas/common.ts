import { z } from 'zod';

/** ISO 8601 UTC with a `Z`, such as `2026-03-10T00:00:00.000Z`. */
export const utc: z.ZodType<string> = z.iso.datetime({ precision: null }).meta({
  description: 'ISO 8601 UTC',
  example: '2026-03-10T00:00:00.000Z',
});

/** A catalogue number, Alpha-5 decoded. */
export const objectId: z.ZodType<number> = z.int().min(0).max(999_999_999).meta({
  description: 'catalogue number',
  example: 25544,
});

/** A part of a list. The next part begins after `next`, which is given as `cursor`; null at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  /** How many there are in all, where that is known. */
  readonly total: number | null;
}

export function pageOf<Item>(item: z.ZodType<Item>): z.ZodType<Page<Item>> {
  return z.object({
    items: z.array(item).readonly(),
    next: z.string().nullable().meta({ description: 'give it as `cursor` for the next part; null at the end' }),
    total: z.int().nullable().meta({ description: 'length of the whole list, where known' }),
  });
}

/** What may be asked of every list. */
export interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

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

export const OBJECT_KINDS = ['payload', 'rocket-body', 'debris', 'unknown'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];
export const objectKind: z.ZodType<ObjectKind> = z.enum(OBJECT_KINDS);

/** Regimes of orbits, as `docs/boxes.md` defines them, by mean elements. */
export const REGIMES = ['LEO', 'MEO', 'GEO', 'GTO', 'HEO', 'other'] as const;
export type Regime = (typeof REGIMES)[number];
export const regime: z.ZodType<Regime> = z.enum(REGIMES);
