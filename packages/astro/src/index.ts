export { eccentricLongitude } from './elements/eccentric-longitude.ts';
export type { ElementSet } from './elements/element-set.ts';
export {
  type EquinoctialElements,
  equinoctialFromState,
  type RetrogradeFactor,
  retrogradeFactorFor,
  stateFromEquinoctial,
} from './elements/equinoctial-elements.ts';
export { equinoctialPartials } from './elements/equinoctial-partials.ts';
export { EARTH_MU_KM3_S2 } from './elements/gravitational-parameter.ts';
export {
  type KeplerianElements,
  keplerianFromState,
  meanAnomaly,
  stateFromKeplerian,
  trueAnomaly,
} from './elements/keplerian-elements.ts';
export { stateTransition, transportedCovariance } from './elements/state-transition.ts';
export { propagateTwoBody } from './elements/two-body-propagation.ts';
export type { Covariance6, Encounter, EncounterObject, Vector3 } from './encounters/encounter.ts';
export {
  type CovarianceAt,
  type CovarianceSeries,
  covarianceAt,
  type StateSource,
} from './ephemerides/covariance-series.ts';
export {
  arcAt,
  type Ephemeris,
  ephemerisOf,
  ephemerisPositionInto,
  ephemerisStateInto,
  type OutsideReason,
} from './ephemerides/ephemeris.ts';
export { type EphemerisArc, ephemerisArcs, positionInto, stateInto } from './ephemerides/ephemeris-arc.ts';
export { type EphemerisPoints, type Interpolation, interpolationOf } from './ephemerides/ephemeris-points.ts';
export { interpolationErrors, leaveOneOutErrors } from './ephemerides/interpolation-error.ts';
export { UserError, type UserErrorCode } from './errors/user-error.ts';
export {
  convertCovariance,
  convertState,
  eme2000FromGcrf,
  eme2000FromTeme,
  type FrameChange,
  frameChange,
  gcrfFromEme2000,
  gcrfFromItrf,
  gcrfFromTeme,
  itrfFromGcrf,
  itrfFromTeme,
  pefFromTeme,
  temeFromEme2000,
  temeFromGcrf,
  temeFromItrf,
  temeFromPef,
} from './frames/frame-conversion.ts';
export {
  type GeodeticPosition,
  geodeticFromItrf,
  itrfFromGeodetic,
  WGS84_FLATTENING,
  WGS84_RADIUS_KM,
} from './frames/geodetic.ts';
export {
  type LocalOrbitalAxes,
  type LocalOrbitalFrame,
  localOrbitalFrame,
  localOrbitalRotation,
  localOrbitalRotationInto,
  rtnRotation,
  tnwRotation,
} from './frames/local-orbital-frame.ts';
export {
  covarianceWithTransport,
  type Matrix3,
  multiplied,
  rotateCovariance,
  rotateCovarianceInto,
  rotated,
  transposed,
} from './frames/rotation.ts';
export { type Frame, frameOfName, type State } from './frames/state.ts';
export {
  bundledEarthOrientation,
  earthOrientationInUse,
  replaceEarthOrientation,
} from './orientation/bundled-orientation.ts';
export {
  EARTH_ROTATION_RAD_S,
  type EarthAttitude,
  earthAttitude,
  earthAttitudes,
} from './orientation/earth-attitude.ts';
export {
  type EarthOrientation,
  type EarthOrientationValues,
  lastDayOf,
  orientationAt,
} from './orientation/earth-orientation.ts';
export { parseFinals } from './orientation/finals.ts';
export { orientationExpires, orientationWarning, predictedUt1Error } from './orientation/orientation-warning.ts';
export { earthRotationAngle, meanSiderealTime1982 } from './orientation/sidereal-time.ts';
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
export {
  BUNDLED_LEAP_SECONDS,
  type LeapSeconds,
  leapSecondsInUse,
  leapSecondsWarning,
  lengthOfDay,
  parseLeapSeconds,
  replaceLeapSeconds,
  taiMinusUtc,
} from './time/leap-seconds.ts';
export { leapSecondProblem, taiFromUtcText, utcOfTimeSystem } from './time/message-time.ts';
export {
  centuriesSinceJ2000,
  elapsedSeconds,
  gpsFromUtc,
  julianDateOf,
  type ScaleTime,
  TAI_MINUS_GPS,
  type TimeScale,
  TT_MINUS_TAI,
  taiFromUtc,
  tdbFromTt,
  ttFromTdb,
  ttFromUtc,
  ut1FromUtc,
  utcFromGps,
  utcFromTai,
  utcFromTt,
  utcFromUt1,
} from './time/time-scale.ts';
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
