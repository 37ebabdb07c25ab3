import {
  addWatchlistMembers,
  createWatchlist,
  deleteWatchlist,
  findWatchlist,
  listWatchlists,
  removeWatchlistMembers,
  type WatchlistDocument,
} from '@clearway/contract';
import { documentRoute, found, type Route, type RouteSurroundings, route, wholeListRoute } from './route.ts';

export function watchlistRoutes({ service: { watchlists } }: RouteSurroundings): Route[] {
  return [
    wholeListRoute(listWatchlists, () => watchlists.list()),
    documentRoute(
      createWatchlist,
      ({ body }) => watchlists.create(body),
      ({ name }: WatchlistDocument) => `/api/v1/watchlists/${encodeURIComponent(name)}`,
    ),
    documentRoute(findWatchlist, ({ path }) => known(path.name)),
    route(deleteWatchlist, async ({ path }, context) => {
      known(path.name);
      await watchlists.delete(path.name);
      return context.body(null, 204);
    }),
    documentRoute(addWatchlistMembers, ({ path, body }) => {
      known(path.name);
      return watchlists.addMembers(path.name, body.object_ids);
    }),
    documentRoute(removeWatchlistMembers, ({ path, body }) => {
      known(path.name);
      return watchlists.removeMembers(path.name, body.object_ids);
    }),
  ];

  function known(name: string): WatchlistDocument {
    return found(watchlists.find(name), `watchlist "${name}"`);
  }
}
