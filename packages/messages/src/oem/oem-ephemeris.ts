import { secondsBetween, type UtcTime } from '@clearway/astro';
import { secondsFrom } from '../odm/day-second-times.ts';
import type { EphemerisCovariance, EphemerisSegment, OperatorEphemeris } from '../odm/operator-ephemeris.ts';
import type { Oem, OemCovariance, OemSegment } from './oem.ts';

const DIGITS = /^\d{1,9}$/;

/**
 * An OEM as an operator's ephemeris. A state that the message gives twice at one time is taken once; accelerations are kept where all
 * states of a segment have them. An OBJECT_ID of digits only is taken for a catalogue number.
 */
export function operatorEphemerisFromOem(oem: Oem): OperatorEphemeris {
  const first = oem.segments[0]!;
  const origin: UtcTime = { day: first.times.days[0]!, second: 0 };
  return {
    source: 'OEM',
    objectName: first.objectName,
    objectId: first.objectId === '' ? null : first.objectId,
    catalogNumber: DIGITS.test(first.objectId) ? Number(first.objectId) : null,
    originator: oem.originator,
    created: oem.created,
    origin,
    segments: oem.segments.map((segment) => ephemerisSegment(segment, origin)),
    maneuvers: [],
  };
}

function ephemerisSegment(segment: OemSegment, origin: UtcTime): EphemerisSegment {
  const since = (time: UtcTime): number => secondsBetween(origin, time);
  const start = since(segment.start);
  const stop = since(segment.stop);
  const allTimes = secondsFrom(origin, segment.times);
  const kept = Uint32Array.from(allTimes.keys()).filter((i) => i === 0 || allTimes[i]! > allTimes[i - 1]!);
  const { accelerations } = segment;
  return {
    centerName: segment.centerName.toUpperCase(),
    referenceFrame: segment.referenceFrame,
    referenceFrameEpoch: segment.referenceFrameEpoch === null ? null : since(segment.referenceFrameEpoch),
    timeSystem: segment.timeSystem.toUpperCase(),
    start,
    stop,
    useableStart: segment.useableStart === null ? start : since(segment.useableStart),
    useableStop: segment.useableStop === null ? stop : since(segment.useableStop),
    method: segment.interpolation?.toUpperCase() ?? null,
    degree: segment.interpolationDegree,
    times: picked(allTimes, kept, 1),
    states: picked(segment.states, kept, 6),
    hasVelocity: true,
    accelerations: accelerations === null || accelerations.some(Number.isNaN) ? null : picked(accelerations, kept, 3),
    covariances: covariancesByFrame(segment.covariances, origin),
  };
}

/** The groups of `width` numbers at these positions; the same array where that is all of them. */
function picked(values: Float64Array, positions: Uint32Array, width: number): Float64Array {
  if (positions.length * width === values.length) return values;
  const result = new Float64Array(positions.length * width);
  for (const [k, i] of positions.entries()) result.set(values.subarray(i * width, (i + 1) * width), k * width);
  return result;
}

function covariancesByFrame(covariances: readonly OemCovariance[], origin: UtcTime): EphemerisCovariance[] {
  const groups = new Map<string, OemCovariance[]>();
  for (const covariance of covariances) {
    const group = groups.get(covariance.referenceFrame);
    if (group === undefined) groups.set(covariance.referenceFrame, [covariance]);
    else group.push(covariance);
  }
  return [...groups].map(([referenceFrame, group]) => {
    const matrices = new Float64Array(36 * group.length);
    for (const [i, { matrix }] of group.entries()) matrices.set(matrix, 36 * i);
    const times = Float64Array.from(group, ({ epoch }) => secondsBetween(origin, epoch));
    return { referenceFrame, times, matrices, isPositionOnly: false };
  });
}
