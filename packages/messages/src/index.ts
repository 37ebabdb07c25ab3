export type { CatalogFormat } from './catalog/catalog-format.ts';
export { type CatalogReader, createCatalogReader, prepareCatalogReader } from './catalog/catalog-reader.ts';
export { excerpt, fileInMessage } from './catalog/excerpt.ts';
export type { RejectedRecord } from './catalog/record-sink.ts';
export type { Cdm, CdmFrame, CdmObject } from './cdm/cdm.ts';
export type { DragSensitivity } from './cdm/cdm-comments.ts';
export { CDM } from './cdm/cdm-definition.ts';
export { type CdmObjectDetails, type CdmToWrite, cdmFromEncounter } from './cdm/cdm-from-encounter.ts';
export { cdmOf, readCdms } from './cdm/cdm-reader.ts';
export { basisComments, type ScreeningBasis } from './cdm/cdm-screening-basis.ts';
export { formatCdm } from './cdm/cdm-writer.ts';
export { type ConjunctionRecord, readConjunctions } from './cdm/conjunction-reader.ts';
export type { ConjunctionSummary, SummaryObject } from './cdm/conjunction-summary.ts';
export { densitySensitivitiesOf, type EncounterSensitivity, encounterFromCdm } from './cdm/encounter-from-cdm.ts';
export { type CdmRadius, type CdmRadiusSource, hardBodyRadiusOf } from './cdm/hard-body-radius-of.ts';
export { elementOutOfRange, LARGEST_CATALOG_NUMBER } from './elements/element-ranges.ts';
export { ommEpoch } from './fields/epoch.ts';
export type { Meme } from './meme/meme.ts';
export { operatorEphemerisFromMeme } from './meme/meme-ephemeris.ts';
export { type MemeFileName, parseMemeFileName } from './meme/meme-file-name.ts';
export { isMeme, readMeme } from './meme/meme-reader.ts';
export { formatMeme } from './meme/meme-writer.ts';
export { fieldOf, type NdmBlock, type NdmField, type NdmMessage, type NdmRow } from './ndm/message-block.ts';
export type { NdmReadOptions } from './ndm/message-definition.ts';
export { type MessageSyntax, type RecognisedMessage, recogniseMessage } from './ndm/message-syntax.ts';
export { readNdm } from './ndm/read-ndm.ts';
export type {
  Ocm,
  OcmCovariances,
  OcmManeuver,
  OcmManeuvers,
  OcmPhysicalProperties,
  OcmTrajectory,
} from './ocm/ocm.ts';
export { operatorEphemerisFromOcm } from './ocm/ocm-ephemeris.ts';
export { ocmMessage } from './ocm/ocm-message.ts';
export type { OdmHeader } from './odm/build-block.ts';
export type { OdmCovariance } from './odm/odm-covariance.ts';
export type {
  EphemerisCovariance,
  EphemerisManeuver,
  EphemerisSegment,
  OperatorEphemeris,
} from './odm/operator-ephemeris.ts';
export {
  ORBIT_MESSAGES,
  type OrbitMessage,
  type OrbitReadOptions,
  readOcm,
  readOem,
  readOmm,
  readOpm,
  readOrbitMessages,
} from './odm/read-odm.ts';
export { readOperatorEphemerides } from './odm/read-operator-ephemeris.ts';
export type { SpacecraftParameters } from './odm/spacecraft-parameters.ts';
export { formatOrbitMessage } from './odm/write-odm.ts';
export type { Oem, OemCovariance, OemSegment } from './oem/oem.ts';
export { operatorEphemerisFromOem } from './oem/oem-ephemeris.ts';
export { oemMessage } from './oem/oem-message.ts';
export type { Omm, OmmMeanElements, OmmTleParameters } from './omm/omm.ts';
export { formatOmmCsvHeader, formatOmmCsvRow } from './omm/omm-csv-writer.ts';
export { formatOmmJson } from './omm/omm-json-writer.ts';
export { formatOmmKvn } from './omm/omm-kvn-writer.ts';
export type { OmmHeader } from './omm/omm-message.ts';
export { formatOmmXml } from './omm/omm-xml-writer.ts';
export type { Opm, OpmKeplerianElements, OpmManeuver } from './opm/opm.ts';
export { type OpmContent, opmMessage } from './opm/opm-message.ts';
export { decodeAlpha5, encodeAlpha5, LARGEST_ALPHA5_NUMBER } from './tle/alpha5.ts';
export { formatTleLines } from './tle/tle-writer.ts';
