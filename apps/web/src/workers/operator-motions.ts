import type { EphemerisStatesDocument } from '@clearway/contract';
import { createEphemerisMotion, dayStartUs, type EphemerisMotion } from '@clearway/screening';

/** Where operators' ephemerides say that objects are. */
export interface OperatorMotions {
  /** Numbers of the objects that have one. */
  readonly objectIds: readonly number[];
  /**
   * Writes the state (x, y, z km, vx, vy, vz km/s, TEME) at `timeMs` and so many seconds later, which keep their digits; false where no
   * ephemeris says anything of that time.
   */
  readonly stateAt: (objectId: number, timeMs: number, out: Float64Array, offset?: number, seconds?: number) => boolean;
}

export const NO_OPERATOR_MOTIONS: OperatorMotions = { objectIds: [], stateAt: () => false };

interface Stretch {
  readonly fromUs: number;
  readonly untilUs: number;
  readonly dayUs: number;
  readonly motion: EphemerisMotion;
}

/** Those of a document of the service; of one that joins the element set and one that replaces it the latter. */
export function operatorMotions({ ephemerides }: EphemerisStatesDocument): OperatorMotions {
  const known = new Map<number, Stretch[]>();
  for (const { object_id, spans } of [...ephemerides].sort(replacingFirst)) {
    const stretches = spans.map(({ from_us, until_us, day, times_s, states }): Stretch => {
      const knots = { day, times: Float64Array.from(times_s), states: Float64Array.from(states) };
      return { fromUs: from_us, untilUs: until_us, dayUs: dayStartUs(day), motion: createEphemerisMotion(knots) };
    });
    known.set(object_id, [...(known.get(object_id) ?? []), ...stretches]);
  }
  const state = new Float64Array(6);
  return {
    objectIds: [...known.keys()],
    stateAt: (objectId, timeMs, out, offset = 0, seconds = 0) => {
      const stretches = known.get(objectId);
      if (stretches === undefined) return false;
      const timeUs = timeMs * 1000 + seconds * 1e6;
      const stretch = stretches.find(({ fromUs, untilUs }) => timeUs >= fromUs && timeUs < untilUs);
      if (stretch === undefined) return false;
      stretch.motion.stateAt((timeMs * 1000 - stretch.dayUs) / 1e6 + seconds, state);
      out.set(state, offset);
      return true;
    },
  };
}

function replacingFirst(
  one: EphemerisStatesDocument['ephemerides'][number],
  other: EphemerisStatesDocument['ephemerides'][number],
): number {
  return Number(one.mode === 'joins') - Number(other.mode === 'joins');
}
