export { type ObjectUncertainties, uncertaintiesOfRadii } from '../../covariance/object-uncertainties.ts';
export type { ApproachTable } from '../approach-table.ts';
export {
  clipToWindow,
  compareRows,
  mergeTables,
  newTable,
  pickRows,
  withoutObjects,
} from './merge-tables.ts';
export { openSession } from './open-session.ts';
export { objectsWithOtherFailures } from './other-failures.ts';
export type {
  PairsInside,
  ScreeningSession,
  SessionFailure,
  SessionRequest,
  SweepOptions,
  SweepProgress,
  SweepResult,
} from './screening-session.ts';
export { mergeSlowRuns, NO_SLOW_RUNS, type SlowRuns, slowRunsWithin, slowRunsWithout } from './slow-runs.ts';
