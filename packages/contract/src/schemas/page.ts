import { z } from 'zod';

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
