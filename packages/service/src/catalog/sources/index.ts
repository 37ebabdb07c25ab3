export {
  type ChoiceSummary,
  summarizeChoice,
} from '../precedence/choice-summary.ts';
export {
  type ChoiceSettings,
  type ChosenElements,
  chooseElements,
  type ElementSegment,
  OLDEST_FIT_DAYS,
  segmentAt,
  windowOf,
} from '../precedence/choose-elements.ts';
export { PRECEDENCES, type Precedence } from '../precedence/precedence.ts';
export type { ChoiceWindow, ElementOrigin, SourcedElements } from '../precedence/sourced-elements.ts';
export { type Coverage, type CoverageOfKind, coverageOf, FULL_SHARE, OBJECT_KINDS } from '../satcat-coverage.ts';
export { type OperationalStatus, readSatcatText, type SatcatObject } from '../satcat-object.ts';
export {
  type Asking,
  type CatalogSource,
  type ElementBatch,
  NEVER_ASKED,
  type SatcatSource,
  type SeenFile,
  type Source,
  type SourceMemory,
  type SourceOutcome,
} from './catalog-source.ts';
export {
  CELESTRAK_QUERIES,
  CELESTRAK_SUPPLEMENTAL_QUERIES,
  CELESTRAK_URL,
} from './celestrak/celestrak-queries.ts';
export {
  type CelestrakSourceOptions,
  celestrakSatcatSource,
  celestrakSources,
} from './celestrak/celestrak-sources.ts';
export {
  detailSentence,
  FAULT_DETAIL_CODES,
  type FaultDetail,
  type FaultDetailCode,
  faultDetail,
} from './fault-detail.ts';
export { readUpload, type Upload } from './files/read-upload.ts';
export { type WatchedFolderOptions, watchedFolderSource } from './files/watched-folder.ts';
export { type Refreshed, type Refreshing, refreshSources } from './refresh-sources.ts';
export { type DerivedTerms, derivedTerms, type SourceTerms } from './source-terms.ts';
export type { SourceWarning, SourceWarningCode } from './source-warning.ts';
export {
  SPACE_TRACK_PASSWORD_VARIABLE,
  SPACE_TRACK_URL,
  SPACE_TRACK_USER_VARIABLE,
  type SpaceTrackAccount,
  type SpaceTrackOptions,
  spaceTrackAccount,
} from './space-track/space-track-account.ts';
export {
  type HistoryQuery,
  spaceTrackGpSource,
  spaceTrackHistorySource,
  spaceTrackSatcatSource,
} from './space-track/space-track-sources.ts';
export { type WindowStart, windowStart } from './window-start.ts';
