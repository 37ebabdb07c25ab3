export {
  type ElementSegment,
  EPHEMERIS_FORMATS,
  type EphemerisFormat,
  type EphemerisOf,
  type EphemerisSegment,
  isOperatorSegment,
  MOST_STATES,
  type OperatorSegment,
} from './ephemeris-request.ts';
export { segmentInForce } from './ephemeris-states.ts';
export { statesAt } from './states-at.ts';
export { writeEphemeris } from './write-ephemeris.ts';
