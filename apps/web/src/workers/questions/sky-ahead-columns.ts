import type { Interval } from './intervals.ts';
import type { PassSource } from './piecewise-passes.ts';

/** One pass to come. Angles in rad, azimuth from north by east. */
export interface ComingPass {
  readonly objectId: number;
  readonly beginMs: number;
  readonly peakMs: number;
  readonly endMs: number;
  /** The window cuts it: `beginMs` or `endMs` is the window's. */
  readonly beginsBefore: boolean;
  readonly endsAfter: boolean;
  readonly beginAzimuth: number;
  readonly peakAzimuth: number;
  readonly endAzimuth: number;
  readonly peakElevation: number;
  readonly peakRangeKm: number;
  readonly sunlitAtPeak: boolean;
  /** The longest time for which it can be seen; null where never. */
  readonly visible: Interval | null;
  /** By which it is known where the object is. */
  readonly source: PassSource;
}

/** `ComingPass` as columns, which are handed between threads at no cost; `comingPassAt` reads one. */
export interface SkyAheadAnswer {
  readonly count: number;
  readonly objectIds: Float64Array;
  readonly beginsMs: Float64Array;
  readonly peaksMs: Float64Array;
  readonly endsMs: Float64Array;
  readonly beginAzimuths: Float32Array;
  readonly peakAzimuths: Float32Array;
  readonly endAzimuths: Float32Array;
  readonly peakElevations: Float32Array;
  readonly peakRangesKm: Float32Array;
  /** Sum of 1 begins before the window, 2 ends after it, 4 sunlit at its peak, 8 by an operator's ephemeris, 16 by elements. */
  readonly flags: Uint8Array;
  /** NaN where it can't be seen. */
  readonly visibleFromMs: Float64Array;
  readonly visibleToMs: Float64Array;
}

const BEGINS_BEFORE = 1;
const ENDS_AFTER = 2;
const SUNLIT_AT_PEAK = 4;
const SOURCE_FLAGS: Readonly<Record<PassSource, number>> = { ephemeris: 8, element_set: 16, both: 24 };

export function passColumns(passes: readonly ComingPass[]): SkyAheadAnswer {
  const count = passes.length;
  const answer = {
    count,
    objectIds: new Float64Array(count),
    beginsMs: new Float64Array(count),
    peaksMs: new Float64Array(count),
    endsMs: new Float64Array(count),
    beginAzimuths: new Float32Array(count),
    peakAzimuths: new Float32Array(count),
    endAzimuths: new Float32Array(count),
    peakElevations: new Float32Array(count),
    peakRangesKm: new Float32Array(count),
    flags: new Uint8Array(count),
    visibleFromMs: new Float64Array(count),
    visibleToMs: new Float64Array(count),
  };
  passes.forEach((pass, k) => {
    answer.objectIds[k] = pass.objectId;
    answer.beginsMs[k] = pass.beginMs;
    answer.peaksMs[k] = pass.peakMs;
    answer.endsMs[k] = pass.endMs;
    answer.beginAzimuths[k] = pass.beginAzimuth;
    answer.peakAzimuths[k] = pass.peakAzimuth;
    answer.endAzimuths[k] = pass.endAzimuth;
    answer.peakElevations[k] = pass.peakElevation;
    answer.peakRangesKm[k] = pass.peakRangeKm;
    answer.flags[k] =
      (pass.beginsBefore ? BEGINS_BEFORE : 0) +
      (pass.endsAfter ? ENDS_AFTER : 0) +
      (pass.sunlitAtPeak ? SUNLIT_AT_PEAK : 0) +
      SOURCE_FLAGS[pass.source];
    answer.visibleFromMs[k] = pass.visible?.fromMs ?? Number.NaN;
    answer.visibleToMs[k] = pass.visible?.toMs ?? Number.NaN;
  });
  return answer;
}

export function comingPassAt(answer: SkyAheadAnswer, index: number): ComingPass {
  const flags = answer.flags[index]!;
  const fromMs = answer.visibleFromMs[index]!;
  return {
    objectId: answer.objectIds[index]!,
    beginMs: answer.beginsMs[index]!,
    peakMs: answer.peaksMs[index]!,
    endMs: answer.endsMs[index]!,
    beginsBefore: (flags & BEGINS_BEFORE) !== 0,
    endsAfter: (flags & ENDS_AFTER) !== 0,
    beginAzimuth: answer.beginAzimuths[index]!,
    peakAzimuth: answer.peakAzimuths[index]!,
    endAzimuth: answer.endAzimuths[index]!,
    peakElevation: answer.peakElevations[index]!,
    peakRangeKm: answer.peakRangesKm[index]!,
    sunlitAtPeak: (flags & SUNLIT_AT_PEAK) !== 0,
    visible: Number.isNaN(fromMs) ? null : { fromMs, toMs: answer.visibleToMs[index]! },
    source: passSourceAt(answer, index),
  };
}

export function passSourceAt(answer: SkyAheadAnswer, index: number): PassSource {
  const flags = answer.flags[index]!;
  if ((flags & SOURCE_FLAGS.ephemeris) === 0) return 'element_set';
  return (flags & SOURCE_FLAGS.element_set) === 0 ? 'ephemeris' : 'both';
}
