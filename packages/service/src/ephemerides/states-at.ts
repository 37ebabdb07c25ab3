import {
  formatUtc,
  initializeSgp4,
  propagateChecked,
  secondsBetween,
  sgp4FailureReason,
  type UtcTime,
} from '@clearway/astro';
import type { StateDocument, StatesDocument } from '@clearway/contract';
import { type EphemerisSegment, isOperatorSegment } from './ephemeris-request.ts';

/**
 * States (TEME) of some objects at one time by SGP4 or their operators' ephemerides, each number once, in the order given. 1,000 objects
 * take some ten milliseconds.
 * @param speaking what says at that time where an object is; null where nothing does.
 */
export function statesAt(
  speaking: (objectId: number) => EphemerisSegment | null,
  ids: readonly number[],
  at: UtcTime,
): StatesDocument {
  const states: StateDocument[] = [];
  const failed: { object_id: number; reason: string }[] = [];
  const utc = formatUtc(at);
  const state = new Float64Array(6);
  for (const id of new Set(ids)) {
    const segment = speaking(id);
    if (segment === null) {
      failed.push({ object_id: id, reason: 'no current elements' });
      continue;
    }
    const reason = writeState(segment, at, state);
    if (reason !== null) {
      failed.push({ object_id: id, reason });
      continue;
    }
    const source = isOperatorSegment(segment) ? 'ephemeris' : 'element_set';
    const [x_km = 0, y_km = 0, z_km = 0, vx_km_s = 0, vy_km_s = 0, vz_km_s = 0] = state;
    states.push({ object_id: id, utc, frame: 'TEME', source, x_km, y_km, z_km, vx_km_s, vy_km_s, vz_km_s });
  }
  return { states, failed };
}

/** The state at a time, to `out`; why there is none, else null. */
function writeState(segment: EphemerisSegment, at: UtcTime, out: Float64Array): string | null {
  if (isOperatorSegment(segment)) {
    segment.motion.stateAt(secondsBetween({ day: segment.motion.day, second: 0 }, at), out);
    return null;
  }
  const { elements } = segment;
  const constants = initializeSgp4(elements);
  const code = constants.error || propagateChecked(constants, secondsBetween(elements.epoch, at) / 60, out);
  return code === 0 ? null : (sgp4FailureReason(code, out) ?? `code ${code}`);
}
