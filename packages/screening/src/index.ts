export { APPROACH_COLUMNS } from './close-approach-list.ts';
export { type DirectionCells, directionCells } from './direction-cells.ts';
export { joinSlowRuns, mergeApproaches } from './merge-outcomes.ts';
export { createPairMotion, type PairMotion } from './pair-motion.ts';
export type { RefinementSetting } from './refine.ts';
export { createScreener, type Screener, type SliceOutcome, type SlowStretch } from './screener.ts';
export { type Survey, surveyObjects } from './survey.ts';
export {
  interpolationBound,
  type KnotClass,
  planSweep,
  type ScreeningWindow,
  type SweepPlan,
  semiMajorAxisKm,
} from './sweep-plan.ts';
