export {
  type CatalogKeeper,
  createCatalogKeeper,
  type KeeperOptions,
  type RefreshReport,
} from './catalog-keeper.ts';
export type { CatalogSnapshot, SourceUse } from './catalog-snapshot.ts';
export { type ComparedSnapshot, changedObjects } from './changed-objects.ts';
export { choiceOf, setsOfObject } from './choice-words.ts';
export { configuredSources, type KeptSource, type SourceSettings } from './configured-sources.ts';
export { elementSetOfRow } from './element-set-rows.ts';
export { type ImportedFiles, type ImportOptions, importCatalogFiles, importSyntheticObjects } from './import-files.ts';
export { importSatcatFile } from './import-satcat.ts';
export { restoreSnapshot } from './restore-snapshot.ts';
export { type SnapshotSegment, segmentsOf } from './sets-in-force.ts';
export { decodeSnapshot, encodeSnapshot, type SnapshotReferences } from './snapshot-bytes.ts';
export type { SourceNews } from './source-news.ts';
export type { Taken } from './take-elements.ts';
export { type SnapshotRequest, takeSnapshot } from './take-snapshot.ts';
