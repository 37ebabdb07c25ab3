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
  utcFromDate,
} from '@clearway/astro';
export { decodeAlpha5 } from '@clearway/messages';
export { type BoxSettings, boxesOfPrimaries, LARGEST_REACH_KM, readBoxSettings } from './boxes/box-settings.ts';
export { type BoxRtnKm, type PrimaryBox, reachOfBox } from './boxes/primary-box.ts';
export type { Catalog, CatalogFile, DuplicateRecord, StaleObject } from './catalog/catalog.ts';
export { type CatalogOptions, loadCatalog } from './catalog/load-catalog.ts';
export type { Encounter } from './events/encounter.ts';
export { type EncounterMatches, matchEncounters } from './events/match-encounters.ts';
export { checkWritable, writeFileAtomically } from './files/atomic-file.ts';
export { type ByteSink, ReaderGone, streamSink, writeText } from './files/byte-sink.ts';
export { writeElementSetsCsv } from './files/write-element-sets.ts';
export type * from './live/live-service.ts';
export {
  type PropagationFailure,
  type PropagationRequest,
  timesOf,
} from './propagation/propagate-objects.ts';
export { failureDocument, writeStatesCsv, writeStatesJson } from './propagation/write-states.ts';
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
