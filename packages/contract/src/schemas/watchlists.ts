import { z } from 'zod';
import { objectId, utc } from './moments-and-numbers.ts';

export interface WatchlistDocument {
  readonly name: string;
  readonly description: string;
  readonly created_utc: string;
  readonly object_ids: readonly number[];
}

export const watchlistDocument: z.ZodType<WatchlistDocument> = z
  .object({ name: z.string(), description: z.string(), created_utc: utc, object_ids: z.array(objectId).readonly() })
  .meta({ id: 'Watchlist' });

export interface NewWatchlist {
  readonly name: string;
  readonly description?: string | undefined;
  readonly object_ids?: readonly number[] | undefined;
}

export const newWatchlist: z.ZodType<NewWatchlist> = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^/?#]+$/),
    description: z.string().trim().max(1000).optional(),
    object_ids: z.array(objectId).max(100_000).readonly().optional(),
  })
  .meta({ id: 'NewWatchlist' });

/** Members to add or to take away. */
export interface WatchlistMembers {
  readonly object_ids: readonly number[];
}

export const watchlistMembers: z.ZodType<WatchlistMembers> = z
  .strictObject({ object_ids: z.array(objectId).max(100_000).readonly() })
  .meta({ id: 'WatchlistMembers' });
