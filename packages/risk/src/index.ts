export { type AssessmentOptions, assessEncounter } from './assess-encounter.ts';
export {
  type AssessmentNote,
  type AssessmentRecommendation,
  type EncounterAssessment,
  type EstimateInterval,
  METHOD_NAMES,
  type MethodEstimate,
  type MethodName,
  type NoEstimate,
} from './assessment/assessment.ts';
export { NO_ESTIMATE_WORDS } from './assessment/no-estimate-words.ts';
export { combineGrowths, REGIME_QUANTILE, type RegimeGrowth } from './covariance/combine-growths.ts';
export {
  type AvailableCovariances,
  type ChosenCovariance,
  COVARIANCE_SOURCES,
  type CovarianceSource,
  covarianceFor,
  IF_IT_DOES_NOT_MANOEUVRE,
  type UncertainObject,
} from './covariance/covariance-for.ts';
export {
  DEEP_SPACE_FLOOR_KM,
  diagonalCovariance,
  type ErrorGrowth,
  GROWTH_AGES_DAYS,
  NEAR_EARTH_FLOOR_KM,
  OLDEST_AGE_DAYS,
  scaledGrowth,
  standardDeviationsAt,
} from './covariance/error-growth.ts';
export { growthFromHistory, growthOfDifferences, type HistoryGrowth } from './covariance/growth-from-history.ts';
export {
  type HistoryDifferences,
  historyDifferences,
  type PreparedHistory,
  prepareHistory,
} from './covariance/history-differences.ts';
export { isJumpWithin, manoeuvreJumps } from './covariance/manoeuvre-jumps.ts';
export { KIND_FACTORS, type PhysicalKind, regimeGrowth } from './covariance/regime-growth.ts';
export { REGIME_TABLE } from './covariance/regime-table.ts';
export { COVARIANCE_REGIMES, type CovarianceRegime, covarianceRegime, floorOf } from './covariance/regimes.ts';
export { SCALING_FACTORS, type ScaledProbabilities, scaleCovariances } from './dilution/covariance-scaling.ts';
export {
  analyseDilution,
  type Dilution,
  type DilutionAnalysis,
  dilutionCurve,
  type ScaledMaximum,
} from './dilution/dilution.ts';
export { type FrisbeePlane, frisbee2015 } from './dilution/frisbee-2015.ts';
export { scaledPlane, scaledProbability, type TwoCovariances } from './dilution/two-covariances.ts';
export {
  type CovarianceRepair,
  type RepairedCovariance3,
  type RepairedPlane,
  repairCovariance3,
  repairPlane,
} from './encounter-plane/covariance-repair.ts';
export type { CovarianceRtn } from './encounter-plane/covariance-rtn.ts';
export { crossCorrelation, type DensitySensitivity } from './encounter-plane/cross-correlation.ts';
export {
  type EncounterPlane,
  encounterPlane,
  type PlaneCovariance,
  type PositionVelocity,
} from './encounter-plane/encounter-plane.ts';
export {
  type EncounterPlaneOptions,
  type EncounterPlaneOutcome,
  encounterPlaneOf,
  type ProjectedEncounter,
} from './encounter-plane/encounter-plane-of.ts';
export { createPlaneColumns, type PlaneColumns } from './encounter-plane/plane-columns.ts';
export { type PrincipalPlane, principalPlane } from './encounter-plane/principal-plane.ts';
export {
  directionsInPlane,
  PLANE_DIRECTIONS,
  projectCovariances,
  projectStates,
} from './encounter-plane/project-states.ts';
export { type SymmetricEigen, symmetricEigen } from './encounter-plane/symmetric-eigen.ts';
export { NEGLIGIBLE_PROBABILITY, type Recommendation, type RecommendationCode, recommend } from './gate/recommend.ts';
export {
  GATED_METHODS,
  type GatedMethod,
  USAGE_CUT_OFFS,
  type UsageIndicators,
  type UsageViolation,
  type Violation,
} from './gate/usage-violations.ts';
export { METHOD_WORDS, violationWords } from './gate/violation-words.ts';
export { betaQuantile, type ConfidenceInterval, clopperPearson } from './monte-carlo/clopper-pearson.ts';
export {
  emptyTally,
  type MonteCarloJob,
  type MonteCarloOptions,
  type MonteCarloTally,
  monteCarloBatch,
  monteCarloJob,
} from './monte-carlo/monte-carlo.ts';
export { philox4x32 } from './monte-carlo/philox.ts';
export { requiredTrials } from './monte-carlo/required-trials.ts';
export { alfano2005 } from './plane-methods/alfano-2005.ts';
export {
  type Alfriend1999,
  type Alfriend1999Columns,
  alfriend1999,
  alfriend1999Columns,
  alfriend1999OfPrincipal,
} from './plane-methods/alfriend-1999.ts';
export { chan1997 } from './plane-methods/chan-1997.ts';
export { elrod2019 } from './plane-methods/elrod-2019.ts';
export { foster1992, fosterSquare, halfSideOfEqualArea } from './plane-methods/foster-1992.ts';
export { patera2005 } from './plane-methods/patera-2005.ts';
export { PLANE_METHODS } from './plane-methods/plane-methods.ts';
export {
  NO_PROBABILITY_WORDS,
  type NoProbability,
  type PlaneMethod,
  type PlaneProbability,
} from './plane-methods/plane-probability.ts';
export { probabilities2d, probability2d } from './plane-methods/probability-2d.ts';
export { serra2015, serraClosedBounds } from './plane-methods/serra-2015.ts';
export { CATASTROPHIC_J_KG, isCatastrophic } from './size/catastrophic.ts';
export { type CombinedRadius, combinedRadius, type UncertainRadius } from './size/combined-radius.ts';
export {
  type AvailableRadii,
  type ChosenRadius,
  hardBodyRadius,
  RADIUS_SOURCES,
  type RadiusSource,
  TYPICAL_RADIUS_SIGMA_M,
} from './size/hard-body-radius.ts';
export { parseRadiusTable, type RadiusEntry, type RadiusTable, type ReadRadiusTable } from './size/radius-table.ts';
export { erf, erfc, erfcx } from './special-functions/error-function.ts';
export { coppola2012, type EncounterSpan } from './three-dimensional/coppola-2012.ts';
export { type Hall2021Nc2D, hall2021Nc2D, type NoNc2D } from './three-dimensional/hall-2021-nc-2d.ts';
export { type Hall2021Nc3D, hall2021Nc3D, type Nc3DOptions, type NoNc3D } from './three-dimensional/hall-2021-nc-3d.ts';
export { SOCRATES_COVARIANCE, TYPICAL_RADIUS_M } from './typical-sizes.ts';
