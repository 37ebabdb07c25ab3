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
export type { Catalog, CatalogFile, DuplicateRecord, StaleObject } from './catalog/catalog.ts';
export { type CatalogOptions, loadCatalog } from './catalog/load-catalog.ts';
export { catalogCompleteness } from './catalog/sources/catalog-completeness.ts';
export {
  CELESTRAK_QUERIES,
  CELESTRAK_URL,
  type CelestrakCatalog,
  type CelestrakOptions,
  getCelestrakCatalog,
} from './catalog/sources/celestrak.ts';
export { type CatalogChoice, type ChosenCatalog, chooseCatalog } from './catalog/sources/choose-catalog.ts';
export { type WindowStart, windowStart } from './catalog/sources/window-start.ts';
export {
  FIRST_SYNTHETIC_ID,
  type SyntheticCatalogOptions,
  synthesizeCatalog,
} from './catalog/synthetic/index.ts';
export { checkWritable, writeFileAtomically } from './files/atomic-file.ts';
export { type ByteSink, ReaderGone, streamSink, writeText } from './files/byte-sink.ts';
export { writeElementSetsCsv } from './files/write-element-sets.ts';
export {
  type PropagationFailure,
  type PropagationRequest,
  timesOf,
} from './propagation/propagate-objects.ts';
export { failureDocument, writeStatesCsv, writeStatesJson } from './propagation/write-states.ts';
export {
  type CoLocatedPair,
  type Ranking,
  type RankingClass,
  rankCloseApproaches,
  STALE_AFTER_DAYS,
} from './runs/rank-close-approaches.ts';
export type { ObjectGroups } from './runs/rank-object-groups.ts';
export type { ObjectKind } from './runs/rank-object-kind.ts';
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
