import { writeEphemeris } from '../ephemerides/write-ephemeris.ts';
import type { ByteSink } from '../files/byte-sink.ts';
import { type PropagationFailure, type PropagationRequest, timesOf } from './propagate-objects.ts';

/**
 * Writes the states of the one object as a CCSDS OEM (KVN, TEME, UTC). An OEM has no holes that a reader would notice: it ends before
 * the first time at which the propagation fails, which is returned. Throws UserError as `writeEphemeris`.
 */
export async function writeStatesOem(
  request: PropagationRequest,
  sink: ByteSink,
  signal?: AbortSignal,
): Promise<PropagationFailure[]> {
  const { objects, start, stop, stepSeconds } = request;
  const [elements] = objects;
  if (elements === undefined || objects.length > 1) throw new RangeError(`an OEM of ${objects.length} objects`);
  const { id, name, internationalDesignator } = elements;
  const of = { objectId: id, name, cospar: internationalDesignator || null, start, stop, stepSeconds } as const;
  const always = { elements, fromUs: Number.NEGATIVE_INFINITY, toUs: Number.POSITIVE_INFINITY };
  const stopped = await writeEphemeris([always], { ...of, format: 'oem' }, sink, signal);
  if (stopped === null) return [];
  const times = timesOf({ ...request, start: stopped.at });
  return [{ id, from: stopped.at, times, reason: stopped.reason }];
}
