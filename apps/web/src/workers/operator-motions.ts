import type { EphemerisStatesDocument, FlownStretch } from '@clearway/contract';
import { createEphemerisMotion, dayStartUs, type EphemerisMotion } from '@clearway/screening';
import { type FlightExtent, flightExtent } from './flight-extent.ts';

/** Part of a window in which one stretch of an operator's ephemeris says where its object is. */
export interface OperatorStretch {
  readonly fromMs: number;
  readonly untilMs: number;
  /** The state (km, km/s, TEME) at a time of the part, both ends included. */
  readonly stateAt: (timeMs: number, out: Float64Array, offset?: number) => void;
  /** Within which the whole stretch moves. */
  readonly extent: () => FlightExtent;
}

/** Where operators' ephemerides say that objects are. */
export interface OperatorMotions {
  /** Numbers of the objects that have one. */
  readonly objectIds: readonly number[];
  /**
   * Writes the state (x, y, z km, vx, vy, vz km/s, TEME) at `timeMs` and so many seconds later, which keep their digits; false where no
   * ephemeris says anything of that time.
   */
  readonly stateAt: (objectId: number, timeMs: number, out: Float64Array, offset?: number, seconds?: number) => boolean;
  /** The parts of a window that are spoken for: ascending, apart from each other, those of no length left out. */
  readonly stretchesIn: (objectId: number, fromMs: number, toMs: number) => readonly OperatorStretch[];
}

const NONE: readonly OperatorStretch[] = [];

export const NO_OPERATOR_MOTIONS: OperatorMotions = { objectIds: [], stateAt: () => false, stretchesIn: () => NONE };

interface Stretch {
  readonly fromUs: number;
  readonly untilUs: number;
  readonly dayUs: number;
  readonly motion: EphemerisMotion;
  readonly extent: () => FlightExtent;
}

/** Those of a document of the service; of one that joins the element set and one that replaces it the latter. */
export function operatorMotions({ ephemerides }: EphemerisStatesDocument): OperatorMotions {
  const known = new Map<number, Stretch[]>();
  for (const { object_id, spans } of [...ephemerides].sort(replacingFirst)) {
    known.set(object_id, [...(known.get(object_id) ?? []), ...spans.map(stretchOf)]);
  }
  const state = new Float64Array(6);
  return {
    objectIds: [...known.keys()],
    stateAt: (objectId, timeMs, out, offset = 0, seconds = 0) => {
      const stretches = known.get(objectId);
      if (stretches === undefined) return false;
      const timeUs = timeMs * 1000 + seconds * 1e6;
      const stretch = speaking(stretches, timeUs);
      if (stretch === undefined) return false;
      stretch.motion.stateAt((timeMs * 1000 - stretch.dayUs) / 1e6 + seconds, state);
      out.set(state, offset);
      return true;
    },
    stretchesIn: (objectId, fromMs, toMs) => {
      const stretches = known.get(objectId);
      return stretches === undefined ? NONE : partsOf(stretches, fromMs, toMs);
    },
  };
}

function stretchOf({ from_us, until_us, day, times_s, states }: FlownStretch): Stretch {
  const knots = { day, times: Float64Array.from(times_s), states: Float64Array.from(states) };
  const motion = createEphemerisMotion(knots);
  let extent: FlightExtent | null = null;
  return {
    fromUs: from_us,
    untilUs: until_us,
    dayUs: dayStartUs(day),
    motion,
    extent: () => {
      extent ??= flightExtent(motion);
      return extent;
    },
  };
}

function speaking(stretches: readonly Stretch[], timeUs: number): Stretch | undefined {
  return stretches.find(({ fromUs, untilUs }) => timeUs >= fromUs && timeUs < untilUs);
}

/** Between two edges of stretches the same one speaks throughout. */
function partsOf(stretches: readonly Stretch[], fromMs: number, toMs: number): OperatorStretch[] {
  const edges = [fromMs, toMs];
  for (const { fromUs, untilUs } of stretches) edges.push(fromUs / 1000, untilUs / 1000);
  const inside = [...new Set(edges)].filter((edge) => edge >= fromMs && edge <= toMs).sort((a, b) => a - b);
  const parts: OperatorStretch[] = [];
  for (let k = 0; k + 1 < inside.length; k++) {
    const [partFrom, partUntil] = [inside[k]!, inside[k + 1]!];
    const stretch = speaking(stretches, 500 * (partFrom + partUntil));
    if (stretch === undefined) continue;
    const { motion, dayUs, extent } = stretch;
    const state = new Float64Array(6);
    parts.push({
      fromMs: partFrom,
      untilMs: partUntil,
      stateAt: (timeMs, out, offset = 0) => {
        motion.stateAt((timeMs * 1000 - dayUs) / 1e6, state);
        out.set(state, offset);
      },
      extent,
    });
  }
  return parts;
}

function replacingFirst(
  one: EphemerisStatesDocument['ephemerides'][number],
  other: EphemerisStatesDocument['ephemerides'][number],
): number {
  return Number(one.mode === 'joins') - Number(other.mode === 'joins');
}
