export {
  FIRST_SYNTHETIC_ID,
  type SyntheticCatalogOptions,
  synthesizeCatalog,
} from './synthesize-catalog.ts';
