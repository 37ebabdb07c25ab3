export type { ElementSet } from './elements/element-set.ts';
export { UserError, type UserErrorCode } from './errors/user-error.ts';
export { greenwichSiderealTime } from './sgp4/greenwich-sidereal-time.ts';
export { initializeSgp4 } from './sgp4/initialize-sgp4.ts';
export { MEAN_ORBIT_VALUES, meanOrbit } from './sgp4/mean-orbit.ts';
export { type OrbitExtent, orbitExtent } from './sgp4/orbit-extent.ts';
export {
  MAXIMUM_RADIUS_KM,
  propagateChecked,
  SGP4_FAILURE_REASONS,
  sgp4FailureReason,
  stateFailure,
} from './sgp4/propagate-checked.ts';
export { propagateSgp4 } from './sgp4/propagate-sgp4.ts';
export { dragFactor } from './sgp4/secular-motion.ts';
export type { Sgp4Constants } from './sgp4/sgp4-constants.ts';
export {
  DEEP_SPACE_PERIOD_MINUTES,
  EARTH_RADIUS_KM,
  EARTH_ROTATION_RAD_MIN,
  J2,
  J3,
  J3_OVER_J2,
  J4,
  MU_KM3_S2,
  VELOCITY_UNIT_KM_S,
  XKE,
} from './sgp4/wgs72.ts';
export { unixMicros, utcFromUnixMicros } from './time/unix-micros.ts';
export {
  addSeconds,
  dayFromCalendar,
  formatUtc,
  JULIAN_DATE_OF_DAY_ZERO,
  julianDate,
  parseUtc,
  SECONDS_PER_DAY,
  secondsBetween,
  type UtcTime,
  utcFromDate,
  utcTime,
} from './time/utc-time.ts';
