import type { WatchlistDocument } from '@clearway/contract';
import type { Catalog } from '../catalog/catalog.ts';

/** Slots of the objects that are on any watchlist. */
export function watchedSlots(catalog: Catalog, watchlists: readonly WatchlistDocument[]): number[] {
  const ids = new Set(watchlists.flatMap(({ object_ids }) => object_ids));
  return [...ids].flatMap((id) => catalog.slotOf(id) ?? []);
}
