// Beside this index: ./sources and ./synthetic, which most commands should not have to load.
export {
  addSeconds,
  type ElementSet,
  formatUtc,
  parseUtc,
  secondsBetween,
  UserError,
  type UserErrorCode,
  type UtcTime,
  unixMicros,
  utcFromDate,
} from '@clearway/astro';
export { decodeAlpha5 } from '@clearway/messages';
export {
  type Actor,
  auditedLines,
  currentActor,
  runAs,
  viewKey,
} from '@clearway/store';
export { isAtLeast } from './accounts/roles.ts';
export { type BoxSettings, boxesOfPrimaries, LARGEST_REACH_KM, readBoxSettings } from './boxes/box-settings.ts';
export { type BoxRtnKm, type PrimaryBox, reachOfBox } from './boxes/primary-box.ts';
export type { Catalog, CatalogFile, DuplicateRecord, StaleObject } from './catalog/catalog.ts';
export { type CatalogOptions, loadCatalog } from './catalog/load-catalog.ts';
export { type CatalogHistories, collectHistories } from './covariance/catalog-histories.ts';
export { readRadiusFiles } from './covariance/radius-files.ts';
export type { KnownOfObjects } from './covariance/run-uncertainties.ts';
export { type NamedEarthFile, readEarthDataFiles } from './earth-data/kept-earth-data.ts';
export type { Encounter } from './events/encounter.ts';
export { type EncounterMatches, matchEncounters } from './events/match-encounters.ts';
export { checkWritable, writeFileAtomically } from './files/atomic-file.ts';
export { type ByteSink, ReaderGone, streamSink, writeText } from './files/byte-sink.ts';
export { writeElementSetsCsv } from './files/write-element-sets.ts';
export type { EphemerisBringing, LiveEphemerides } from './live/ephemerides/live-ephemerides.ts';
export type * from './live/live-accounts.ts';
export type * from './live/live-alerts.ts';
export type * from './live/live-plans.ts';
export type * from './live/live-service.ts';
export { ephemerisDocument } from './operator-ephemerides/ephemeris-document.ts';
export {
  type EphemerisOptions,
  type EphemerisSource,
  type LoadedEphemerides,
  loadEphemerides,
} from './operator-ephemerides/load-ephemerides.ts';
export type { ScreenedEphemeris } from './operator-ephemerides/replaced-lives.ts';
export {
  type EphemerisObject,
  type EphemerisSpan,
  elementSetsOf,
  isEphemerisObject,
  objectState,
  type RunObject,
} from './operator-ephemerides/run-object.ts';
export {
  type PropagationFailure,
  type PropagationRequest,
  timesOf,
} from './propagation/propagate-objects.ts';
export { failureDocument, writeStatesCsv, writeStatesJson } from './propagation/write-states.ts';
export { writeStatesOem } from './propagation/write-states-oem.ts';
export { STALE_AFTER_DAYS } from './runs/rank-approach-table.ts';
export { runScreening } from './runs/run-screening.ts';
export type {
  CloseApproaches,
  DuplicateElements,
  PairAtEdge,
  RejectedObject,
  ScreeningProgress,
  ScreeningReport,
  ScreeningRequest,
  ScreeningRun,
} from './runs/screening-run.ts';
export { CLOSE_APPROACH_COLUMNS, writeCloseApproachesCsv } from './runs/write-close-approaches.ts';
export { closeApproachDocument, writeRunJson } from './runs/write-close-approaches-json.ts';
export { reportDocument, writeReportJson } from './runs/write-report.ts';
