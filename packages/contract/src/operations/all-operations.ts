import {
  addEventNote,
  decideEvent,
  findEvent,
  listCloseApproaches,
  listEventNotes,
  listEvents,
  readCloseApproachesCsv,
  readEventHistory,
  readReport,
} from './encounter-operations.ts';
import { findObject, listElementSets, listObjects, listStates, readEphemeris } from './object-operations.ts';
import type { Operation } from './operation.ts';
import { cancelRun, currentRun, findRun, listRuns, requestRun } from './run-operations.ts';
import { listSources, refreshSources, uploadElementSets } from './source-operations.ts';
import {
  downloadBackup,
  listenToSignals,
  readHealth,
  readReadiness,
  readStatistics,
  readVersion,
} from './status-operations.ts';
import {
  addWatchlistMembers,
  createWatchlist,
  deleteWatchlist,
  findWatchlist,
  listWatchlists,
  removeWatchlistMembers,
} from './watchlist-operations.ts';

// biome-ignore lint/suspicious/noExplicitAny: operations of any path, query and body stand in one list.
export type AnyOperation = Operation<any, any, any>;

/** Everything that can be asked, in the order of the documentation. */
export const allOperations: readonly AnyOperation[] = [
  ...[listObjects, findObject, listElementSets, listStates, readEphemeris],
  ...[listCloseApproaches, readCloseApproachesCsv, readReport],
  ...[listEvents, findEvent, decideEvent, readEventHistory, listEventNotes, addEventNote],
  ...[listWatchlists, createWatchlist, findWatchlist, deleteWatchlist, addWatchlistMembers, removeWatchlistMembers],
  ...[listRuns, requestRun, currentRun, findRun, cancelRun],
  ...[listSources, refreshSources, uploadElementSets],
  ...[readStatistics, readHealth, readReadiness, readVersion, listenToSignals, downloadBackup],
];
