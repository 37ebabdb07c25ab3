export { type Alfriend1999, alfriend1999 } from './alfriend-1999.ts';
export { type CovarianceRtn, type EncounterPlane, encounterPlane, type PositionVelocity } from './encounter-plane.ts';
export { SOCRATES_COVARIANCE, TYPICAL_RADIUS_M } from './typical-sizes.ts';
