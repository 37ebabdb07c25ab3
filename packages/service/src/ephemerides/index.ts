export {
  EPHEMERIS_FORMATS,
  type EphemerisFormat,
  type EphemerisOf,
  type EphemerisSegment,
  MOST_STATES,
} from './ephemeris-request.ts';
export { segmentInForce } from './ephemeris-states.ts';
export { statesAt } from './states-at.ts';
export { writeEphemeris } from './write-ephemeris.ts';
