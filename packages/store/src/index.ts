export { restoreBackup } from './backup/restore-backup.ts';
export { type CandidateQuery, candidateElementSets } from './element-sets/candidate-element-sets.ts';
export {
  analyzeAfter,
  type ElementSetRow,
  type InsertedElementSet,
  insertElementSets,
  type NewElementSet,
} from './element-sets/insert-element-sets.ts';
export {
  elementSetHistory,
  elementSetsById,
  hasElementSets,
} from './element-sets/read-element-sets.ts';
export { ensurePreparedDatabase } from './embedded/prepared-database.ts';
export { StoreError, type StoreErrorCode } from './errors/store-error.ts';
export { addNote, type Decision, decideOnEvent, listNotes } from './events/dispositions.ts';
export {
  type EventNoteRow,
  type EventObservationRow,
  type EventRow,
  eventHistory,
  eventPages,
  eventsById,
  noteSeen,
} from './events/events.ts';
export { dropSightings, type EventSighting, stageSightings } from './events/stage-sightings.ts';
export {
  addMissingObjects,
  countDecayed,
  countObjects,
  findObject,
  type ObjectCount,
  type ObjectRow,
  objectPages,
  objectsById,
  upsertObjects,
} from './objects/objects.ts';
export { databaseBytes, openStore, type Store, type StorePlace } from './open/open-store.ts';
export { exportDatabase } from './portable/export-database.ts';
export { importDatabase } from './portable/import-database.ts';
export { type JobQueue, openJobQueue, SILENCE_SECONDS, type TakenJob } from './queue/job-queue.ts';
export {
  applyRetention,
  DEFAULT_RETENTION,
  type RetentionReport,
  type RetentionSettings,
} from './retention/retention.ts';
export { vacuum } from './retention/vacuum.ts';
export { type Publication, publishRun } from './runs/publish-run.ts';
export {
  createRun,
  currentRun,
  deleteRun,
  endRun,
  findRun,
  listRuns,
  type NewRun,
  type RunRow,
  readSnapshot,
  startRun,
} from './runs/runs.ts';
export { listSlices, type RunSliceRow, readSlice, readSlices, type SliceSummary, saveSlice } from './runs/slices.ts';
export type { Database, Row } from './schema/database.ts';
export type { Disposition, EventState, ObjectKind, RunState, Schema } from './schema/schema.ts';
export { readSetting, writeSetting } from './settings/settings.ts';
export {
  dropSignalsBefore,
  keepSignals,
  lastSignalId,
  type NewSignal,
  type SignalRow,
  signalsAfter,
} from './signals/signals.ts';
export {
  clearWarnings,
  describeSource,
  listSources,
  listWarnings,
  raiseWarning,
  recordAttempt,
  type SourceAttempt,
  type SourceDescription,
  type SourceRow,
  type SourceWarningRow,
} from './sources/sources.ts';
export {
  addMembers,
  createWatchlist,
  deleteWatchlist,
  listWatchlists,
  removeMembers,
  type WatchlistRow,
  watchedObjects,
} from './watchlists/watchlists.ts';
