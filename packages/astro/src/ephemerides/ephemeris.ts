import { type EphemerisArc, ephemerisArcs, positionInto, stateInto } from './ephemeris-arc.ts';
import type { EphemerisPoints } from './ephemeris-points.ts';

/** An object's ephemeris of several segments, in one frame and on one clock. */
export interface Ephemeris {
  /** In order of their starts. */
  readonly arcs: readonly EphemerisArc[];
  /** First and last time at which it says anything, s; there may be gaps between. */
  readonly start: number;
  readonly stop: number;
}

/** Why there is no state at a time. */
export type OutsideReason = 'before-start' | 'after-stop' | 'in-gap';

/** @throws UserError where a segment is malformed. */
export function ephemerisOf(segments: readonly EphemerisPoints[]): Ephemeris {
  const arcs = segments.flatMap((points) => ephemerisArcs(points)).sort((one, other) => one.start - other.start);
  return {
    arcs,
    start: arcs[0]?.start ?? Number.NaN,
    stop: arcs.reduce((latest, arc) => Math.max(latest, arc.stop), Number.NEGATIVE_INFINITY),
  };
}

/**
 * The arc that holds at `time`: where two do (the end of one segment is the start of the next), the later one. Null outside
 * all.
 */
export function arcAt(ephemeris: Ephemeris, time: number): EphemerisArc | null {
  for (let i = ephemeris.arcs.length - 1; i >= 0; i--) {
    const arc = ephemeris.arcs[i]!;
    if (time >= arc.start && time <= arc.stop) return arc;
  }
  return null;
}

/** Position (km) at `time` (s) into `out[offset…]`: null, or why there is none, and then nothing is written. */
export function ephemerisPositionInto(
  ephemeris: Ephemeris,
  time: number,
  out: Float64Array,
  offset = 0,
): OutsideReason | null {
  const arc = arcAt(ephemeris, time);
  return arc && positionInto(arc, time, out, offset) ? null : outsideReason(ephemeris, time);
}

/** Position (km) and velocity (km/s) at `time` (s) into `out[offset…]`: null, or why there are none. */
export function ephemerisStateInto(
  ephemeris: Ephemeris,
  time: number,
  out: Float64Array,
  offset = 0,
): OutsideReason | null {
  const arc = arcAt(ephemeris, time);
  return arc && stateInto(arc, time, out, offset) ? null : outsideReason(ephemeris, time);
}

function outsideReason({ start, stop }: Ephemeris, time: number): OutsideReason {
  if (!(time >= start)) return 'before-start';
  return time > stop ? 'after-stop' : 'in-gap';
}
