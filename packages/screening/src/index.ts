export { type DirectionCells, directionCells } from './all-against-all/direction-cells.ts';
export {
  createScreener,
  createSlowResolver,
  type PairFilter,
  type Screener,
  type SliceOutcome,
} from './all-against-all/screener.ts';
export type { ObjectLives } from './all-against-all/slice-knots.ts';
export {
  interpolationBound,
  type KnotClass,
  LONGEST_SLICE_SECONDS,
  planSweep,
  type ScreeningWindow,
  type SweepPlan,
  type SweepTuning,
  slowSpeedFor,
  velocityDefectBound,
} from './all-against-all/sweep-plan.ts';
export { stepAt, type TimeSlice, timeSlices } from './all-against-all/time-slices.ts';
export { APPROACH_COLUMNS, DAY_COLUMN, SLOW_COLUMN } from './close-approaches/close-approach-list.ts';
export { joinStretches, mergeApproaches, STRETCH_COLUMNS } from './close-approaches/merge-outcomes.ts';
export { createPairMotion, type PairMotion } from './close-approaches/pair-motion.ts';
export type { RefinementSetting } from './close-approaches/refine.ts';
export { dayOfUs, dayStartUs, microsOf, secondOfDay } from './close-approaches/utc-days.ts';
export type { CorridorPassages, CorridorSetting } from './corridor/corridor.ts';
export { findPassages } from './corridor/corridor-passages.ts';
export { mayMeet } from './corridor/passage-geometry.ts';
export { PIECE_DOUBLES, pieceValueInto } from './corridor/relative-pieces.ts';
export { type CutLives, cutLives, type ReplacingSpans } from './ephemeris-against-all/cut-lives.ts';
export {
  createEphemerisMotion,
  type EphemerisKnots,
  type EphemerisMotion,
} from './ephemeris-against-all/ephemeris-motion.ts';
export type { EphemerisPiece } from './ephemeris-against-all/ephemeris-tracks.ts';
export {
  type CutEphemeris,
  createEphemerisScreener,
  cutEphemeris,
  type EphemerisScreener,
} from './ephemeris-against-all/screen-ephemeris.ts';
export { fitOrbitTracks, type OrbitTracks } from './one-against-all/orbit-tracks.ts';
export { createPrimaryScreener, type PrimaryOutcome, type PrimaryScreener } from './one-against-all/screen-primary.ts';
export { findFailures, type ObjectFailures } from './survey/failures.ts';
export { type Survey, surveyObjects } from './survey/survey.ts';
