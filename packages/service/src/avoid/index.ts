export { identicalElements } from '../catalog/identical-elements.ts';
export { uncertaintiesOfNames } from '../covariance/run-uncertainties.ts';
export {
  type AmongOthers,
  type AmongOthersRequest,
  planAmongOthers,
} from './among-others.ts';
export {
  type AvoidFileRequest,
  type AvoidSettings,
  avoidMessageFile,
  avoidMessageText,
  type FileAvoidance,
} from './avoid-message-file.ts';
export {
  type AvoidanceDocument,
  avoidanceDocument,
  type BurnDocument,
  type RecommendedProbability,
  type RouteDocument,
  type SweptBurnDocument,
} from './avoidance-document.ts';
export { elementsOfCatalog } from './catalog-elements.ts';
export type { CoveredMessage } from './covered-messages.ts';
export type { CoversDocument } from './covers-document.ts';
export { flownEphemerides } from './flown-ephemerides.ts';
export { type MessageStart, readMessage, startOfMessage } from './message-start.ts';
export { type OtherObjects, othersWithEphemerides } from './other-objects.ts';
export { readSatelliteProfile, satelliteProfileOf } from './profile/read-satellite-profile.ts';
export {
  constraintsOfProfile,
  type ProfileSpan,
  propulsionOfProfile,
  type SatelliteProfile,
} from './profile/satellite-profile.ts';
export {
  type SecondaryApproachDocument,
  type SecondaryDocument,
  type SecondaryEncounterDocument,
  secondaryDocument,
} from './secondary-document.ts';
export { sweepCsv } from './sweep-csv.ts';
