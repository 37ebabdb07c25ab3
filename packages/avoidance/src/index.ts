export { type ApplyingMethod, applyingMethod, type PlanningMethod } from './applying-method/planning-method.ts';
export {
  type BurnFamily,
  burnFamily,
  type DifferenceInto,
  type SecondBurn,
  twoBodyDifference,
} from './burnt-motion/burn-difference.ts';
export {
  allowedLeads,
  type BurnConstraints,
  isAllowedLead,
  type LeadRange,
  type TimeSpan,
} from './constraints/burn-constraints.ts';
export { type ExecutionErrors, executionCovariance, impulseWithErrors } from './constraints/execution-errors.ts';
export { type Excursion, excursion, type ReturnBurn, returnBurn } from './constraints/return-burn.ts';
export { type AvoidancePlane, avoidancePlane, probabilityAt } from './encounter-plane/avoidance-plane.ts';
export { assessGivenBurn, type GivenPlan } from './given-burn/assess-given-burn.ts';
export { BURN_FAULTS, type BurnFault, type BurnFaultCode, burnFaults } from './given-burn/burn-faults.ts';
export type { GivenBurn } from './given-burn/given-burn.ts';
export { type BurnDifferences, burntPath, type PathInto, twoBodyPath } from './nonlinear-check/burnt-path.ts';
export { SLOW_KM_S } from './nonlinear-check/closest-times.ts';
export {
  type BurnCheck,
  type CheckedEncounter,
  type NominalPaths,
  nonlinearCheck,
} from './nonlinear-check/nonlinear-check.ts';
export { heldToTarget, type PassedBurn, PROBABILITY_TOLERANCE } from './nonlinear-check/raise-burn.ts';
export type { AvoidancePlan, PlannedBurn, StayReason } from './plan/avoidance-plan.ts';
export { type AvoidanceOptions, DEFAULT_TARGET, planAvoidance, withSecondary } from './plan/plan-avoidance.ts';
export { LATE_ORBITS } from './plan/plan-words.ts';
export {
  decideBefore,
  type Route,
  type RouteKind,
  type RouteOptions,
  recommendRoutes,
} from './plan/recommend-routes.ts';
export { secondOf } from './plan/return-among-others.ts';
export { type RuleOfThumb, ruleOfThumb } from './plan/rule-of-thumb.ts';
export type { ApproachRows } from './secondary/approach-rows.ts';
export { buildCorridor, type Corridor, type CorridorRequest } from './secondary/corridor.ts';
export { type CorridorBurns, type CorridorScreen, createCorridorScreen } from './secondary/corridor-screen.ts';
export { burntKnots, type ScreenedRows, screenInFull, screenTwiceInFull } from './secondary/full-screening.ts';
export { knotsOfElements } from './secondary/nominal-knots.ts';
export type { OtherEphemeris } from './secondary/other-ephemerides.ts';
export type { SecondaryUncertainties } from './secondary/row-probabilities.ts';
export type {
  SecondaryApproach,
  SecondaryChange,
  SecondaryComparison,
  SecondaryEncounter,
} from './secondary/secondary-comparison.ts';
export { DEFAULT_OTHERS_LIMIT, isSafeAmongOthers, type SecondaryRule } from './secondary/secondary-rule.ts';
export {
  type AvoidedEncounter,
  type SecondaryScreen,
  type SecondarySettings,
  type SecondarySummary,
  secondaryScreen,
} from './secondary/secondary-screen.ts';
export { LEAVES_CORRIDOR, NOT_SCREENED, returnWords, secondaryWords } from './secondary/secondary-words.ts';
export { spanAround } from './secondary/span-around.ts';
export { planSeveral, type SeveralOptions, type SeveralPlan } from './several-encounters/plan-several.ts';
export { combinedProbability } from './several-encounters/shared-burn.ts';
export type { TogetherOutcome } from './several-encounters/together.ts';
export type { BurnTarget } from './single-impulse/burn-target.ts';
export type { Certificate } from './single-impulse/certificate.ts';
export { leastOutside, type OutsideOptimum, outsideOptimum } from './single-impulse/one-constraint.ts';
export { type BurnDirection, type Impulse, singleImpulse } from './single-impulse/single-impulse.ts';
export { fuelKg, type Propulsion } from './sweep/fuel.ts';
export { type RewardAmongOthers, rewardAmongOthers } from './sweep/reward-among-others.ts';
export { AXIS_DIRECTIONS, type RewardGrid, type RewardMatrix, rewardMatrix } from './sweep/reward-matrix.ts';
export { type SweptBurns, sweepBurnTimes } from './sweep/sweep-burn-times.ts';
export { type BurnTransition, burnTransition } from './transition/burn-transition.ts';
export { type PrimaryOrbit, primaryOrbit } from './transition/primary-orbit.ts';
