export type { CatalogFormat } from './catalog/catalog-format.ts';
export { type CatalogReader, createCatalogReader, prepareCatalogReader } from './catalog/catalog-reader.ts';
export { excerpt, fileInMessage } from './catalog/excerpt.ts';
export type { RejectedRecord } from './catalog/record-sink.ts';
export { elementOutOfRange, LARGEST_CATALOG_NUMBER } from './elements/element-ranges.ts';
export { ommEpoch } from './fields/epoch.ts';
export { formatOmmCsvHeader, formatOmmCsvRow } from './omm/omm-csv-writer.ts';
export { decodeAlpha5, encodeAlpha5, LARGEST_ALPHA5_NUMBER } from './tle/alpha5.ts';
