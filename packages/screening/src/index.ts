export { type DirectionCells, directionCells } from './all-against-all/direction-cells.ts';
export { createScreener, type Screener, type SliceOutcome, type SlowStretch } from './all-against-all/screener.ts';
export {
  interpolationBound,
  type KnotClass,
  planSweep,
  type ScreeningWindow,
  type SweepPlan,
  type SweepTuning,
  slowSpeedFor,
  velocityDefectBound,
} from './all-against-all/sweep-plan.ts';
export { APPROACH_COLUMNS } from './close-approaches/close-approach-list.ts';
export { joinSlowRuns, mergeApproaches } from './close-approaches/merge-outcomes.ts';
export { createPairMotion, type PairMotion } from './close-approaches/pair-motion.ts';
export type { RefinementSetting } from './close-approaches/refine.ts';
export { fitOrbitTracks, type OrbitTracks } from './one-against-all/orbit-tracks.ts';
export { createPrimaryScreener, type PrimaryOutcome, type PrimaryScreener } from './one-against-all/screen-primary.ts';
export { type Survey, surveyObjects } from './survey/survey.ts';
