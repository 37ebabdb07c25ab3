import { z } from 'zod';
import { exampleMembers, exampleNewWatchlist, exampleWatchlist } from '../examples/service-examples.ts';
import { textParameter } from '../parameters/parameter.ts';
import { pageOf } from '../schemas/page.ts';
import {
  type NewWatchlist,
  newWatchlist,
  type WatchlistMembers,
  watchlistDocument,
  watchlistMembers,
} from '../schemas/watchlists.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface WatchlistPath {
  readonly name: string;
}

const watchlistPath: z.ZodType<WatchlistPath> = z.strictObject({
  name: textParameter({ description: 'name of the watchlist', example: 'stations' }),
});

export const listWatchlists: Operation<NoPath, NoQuery, undefined> = {
  id: 'listWatchlists',
  method: 'get',
  path: '/api/v1/watchlists',
  tag: 'Watchlists',
  summary: 'All watchlists',
  pathParameters: null,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'All of them', pageOf(watchlistDocument), { items: [exampleWatchlist], next: null, total: 1 }),
  ],
  problems: [],
};

export const createWatchlist: Operation<NoPath, NoQuery, NewWatchlist> = {
  id: 'createWatchlist',
  method: 'post',
  path: '/api/v1/watchlists',
  tag: 'Watchlists',
  summary: 'Create a watchlist',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newWatchlist, required: true, example: exampleNewWatchlist },
  answers: [
    jsonAnswer(201, 'The watchlist', watchlistDocument, exampleWatchlist, { Location: 'where the watchlist is' }),
  ],
  problems: [409],
};

export const findWatchlist: Operation<WatchlistPath, NoQuery, undefined> = {
  id: 'findWatchlist',
  method: 'get',
  path: '/api/v1/watchlists/{name}',
  tag: 'Watchlists',
  summary: 'One watchlist',
  pathParameters: watchlistPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The watchlist', watchlistDocument, exampleWatchlist)],
  problems: [404],
};

export const deleteWatchlist: Operation<WatchlistPath, NoQuery, undefined> = {
  id: 'deleteWatchlist',
  method: 'delete',
  path: '/api/v1/watchlists/{name}',
  tag: 'Watchlists',
  summary: 'Delete a watchlist',
  pathParameters: watchlistPath,
  query: null,
  body: null,
  answers: [{ status: 204, description: 'It is gone', contentType: null, schema: null, example: null }],
  problems: [404],
};

const members = {
  contentType: 'application/json',
  schema: watchlistMembers,
  required: true,
  example: exampleMembers,
} as const;

export const addWatchlistMembers: Operation<WatchlistPath, NoQuery, WatchlistMembers> = {
  id: 'addWatchlistMembers',
  method: 'post',
  path: '/api/v1/watchlists/{name}/members',
  tag: 'Watchlists',
  summary: 'Add objects to a watchlist',
  pathParameters: watchlistPath,
  query: null,
  body: members,
  answers: [
    jsonAnswer(200, 'The watchlist as it is now', watchlistDocument, {
      ...exampleWatchlist,
      object_ids: [25_544, 48_274, 54_216],
    }),
  ],
  problems: [404],
};

export const removeWatchlistMembers: Operation<WatchlistPath, NoQuery, WatchlistMembers> = {
  id: 'removeWatchlistMembers',
  method: 'delete',
  path: '/api/v1/watchlists/{name}/members',
  tag: 'Watchlists',
  summary: 'Take objects off a watchlist',
  pathParameters: watchlistPath,
  query: null,
  body: members,
  answers: [jsonAnswer(200, 'The watchlist as it is now', watchlistDocument, exampleWatchlist)],
  problems: [404],
};
