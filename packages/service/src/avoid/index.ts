export { uncertaintiesOfNames } from '../covariance/run-uncertainties.ts';
export {
  type AmongOthers,
  type AmongOthersRequest,
  type OtherObjects,
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
export { type MessageStart, startOfMessage } from './message-start.ts';
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
