import { setImmediate } from 'node:timers/promises';
import { type ByteSink, writeText } from '../files/byte-sink.ts';
import { ephemerisCzml } from './czml.ts';
import type { EphemerisFormat, EphemerisOf, EphemerisSegment } from './ephemeris-request.ts';
import { type EphemerisStates, ephemerisStates } from './ephemeris-states.ts';
import { type EphemerisText, ephemerisCsv, ephemerisJson } from './ephemeris-text.ts';
import { ephemerisOem } from './oem.ts';

const FORMATS: Readonly<Record<EphemerisFormat, (of: EphemerisOf, states: EphemerisStates) => EphemerisText>> = {
  json: ephemerisJson,
  csv: ephemerisCsv,
  oem: ephemerisOem,
  czml: ephemerisCzml,
};

/** As many states as go to the sink at once: some 200 kB, ten milliseconds. */
const AT_ONCE = 1000;

/**
 * Writes where an object is over time, by the sets in force. Ends at the first time at which the propagation fails, and says so in
 * the file. Waits for a slow sink. Throws UserError before anything is written where the times are unusable or there is no state at the
 * start; and what the sink or the signal throw. Returns where it ended early, and why; else null.
 */
export async function writeEphemeris(
  segments: readonly EphemerisSegment[],
  of: EphemerisOf,
  sink: ByteSink,
  signal?: AbortSignal,
): Promise<EphemerisStates['stopped']> {
  const states = await ephemerisStates(segments, of, signal);
  const text = FORMATS[of.format](of, states);
  let pending = text.head;
  for (let k = 0; k < states.count; k++) {
    pending += text.state(k);
    if ((k + 1) % AT_ONCE !== 0) continue;
    signal?.throwIfAborted();
    await writeText(sink, pending);
    pending = '';
    await setImmediate();
  }
  signal?.throwIfAborted();
  await writeText(sink, pending + text.tail);
  return states.stopped;
}
