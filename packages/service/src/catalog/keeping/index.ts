export type { CatalogSnapshot, SourceUse } from './catalog-snapshot.ts';
export { elementSetOfRow } from './element-set-rows.ts';
export { type ImportedFiles, type ImportOptions, importCatalogFiles, importSyntheticObjects } from './import-files.ts';
export type { Taken } from './take-elements.ts';
export { type SnapshotRequest, takeSnapshot } from './take-snapshot.ts';
