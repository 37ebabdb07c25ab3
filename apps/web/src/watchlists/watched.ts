import type { WatchlistDocument } from '@clearway/contract';

/** Catalogue numbers of everything on any list. */
export function watchedIds(watchlists: readonly WatchlistDocument[]): Set<number> {
  return new Set(watchlists.flatMap(({ object_ids }) => object_ids));
}

/** Names of the lists that an object is on. */
export function listsOf(watchlists: readonly WatchlistDocument[], objectId: number): string[] {
  return watchlists.filter(({ object_ids }) => object_ids.includes(objectId)).map(({ name }) => name);
}

/**
 * The list that a star adds to, made at the first star. Its name is the same in every language: it is kept by the service, which may
 * be used in several.
 */
export const STARRED = 'Starred';
