import {
  type ElementSet,
  formatUtc,
  initializeSgp4,
  propagateChecked,
  secondsBetween,
  sgp4FailureReason,
  type UtcTime,
} from '@clearway/astro';
import type { StateDocument, StatesDocument } from '@clearway/contract';

/**
 * States (TEME) of some objects at one time by SGP4, each number once, in the order given. 1,000 objects take some ten milliseconds.
 * @param elementsOf the set in force of an object at that time; null where it has none.
 */
export function statesAt(
  elementsOf: (objectId: number) => ElementSet | null,
  ids: readonly number[],
  at: UtcTime,
): StatesDocument {
  const states: StateDocument[] = [];
  const failed: { object_id: number; reason: string }[] = [];
  const utc = formatUtc(at);
  const state = new Float64Array(6);
  for (const id of new Set(ids)) {
    const elements = elementsOf(id);
    if (elements === null) {
      failed.push({ object_id: id, reason: 'no current elements' });
      continue;
    }
    const constants = initializeSgp4(elements);
    const code = constants.error || propagateChecked(constants, secondsBetween(elements.epoch, at) / 60, state);
    if (code !== 0) {
      failed.push({ object_id: id, reason: sgp4FailureReason(code, state) ?? `code ${code}` });
      continue;
    }
    const [x_km = 0, y_km = 0, z_km = 0, vx_km_s = 0, vy_km_s = 0, vz_km_s = 0] = state;
    states.push({ object_id: id, utc, frame: 'TEME', x_km, y_km, z_km, vx_km_s, vy_km_s, vz_km_s });
  }
  return { states, failed };
}
