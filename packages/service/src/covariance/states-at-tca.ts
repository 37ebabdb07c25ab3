import { initializeSgp4, propagateSgp4, utcFromUnixMicros } from '@clearway/astro';
import { isEphemerisObject, objectState, type RunObject } from '../operator-ephemerides/run-object.ts';
import type { CloseApproaches } from '../runs/screening-run.ts';

/** Some milliseconds of work. */
const STATES_BETWEEN_PAUSES = 8000;

/**
 * States of both objects of the rows [from, to) at their TCA to `states`, twelve numbers a row: position (km) and velocity (km/s) in TEME of
 * the primary, then of the secondary; NaN where there is none. Object by object: the hundred constants of each are then fetched from memory
 * once, not for each of its rows, which come in the order of time.
 */
export async function writeStatesAtTca(
  objects: readonly RunObject[],
  epochsUs: Float64Array,
  { primary, secondary, tca }: Pick<CloseApproaches, 'primary' | 'secondary' | 'tca'>,
  startUs: number,
  from: number,
  to: number,
  states: Float64Array,
  pause: () => Promise<void>,
): Promise<void> {
  const { starts, slots } = slotsByObject(objects.length, primary.subarray(from, to), secondary.subarray(from, to));
  let done = 0;
  for (let place = 0; place < objects.length; place++) {
    const [first, end] = [starts[place]!, starts[place + 1]!];
    if (first === end) continue;
    const write = stateWriter(objects[place]!, epochsUs[place]!, states);
    for (let k = first; k < end; k++) {
      const slot = slots[k]!;
      write(startUs + tca[from + (slot >> 1)]! * 1e6, 6 * slot);
      done++;
      if (done % STATES_BETWEEN_PAUSES === 0) await pause();
    }
  }
}

/** The rows of each object: 2 × row, and 1 more where it is the secondary; those of object i are slots[starts[i] … starts[i + 1] − 1]. */
function slotsByObject(
  objects: number,
  primary: Int32Array,
  secondary: Int32Array,
): { readonly starts: Int32Array; readonly slots: Int32Array } {
  const count = primary.length;
  const starts = new Int32Array(objects + 1);
  for (let k = 0; k < count; k++) {
    starts[primary[k]! + 1]!++;
    starts[secondary[k]! + 1]!++;
  }
  for (let i = 0; i < objects; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const slots = new Int32Array(2 * count);
  for (let k = 0; k < count; k++) {
    slots[next[primary[k]!]!++] = 2 * k;
    slots[next[secondary[k]!]!++] = 2 * k + 1;
  }
  return { starts, slots };
}

/** Writes the state of one object at a time (microseconds since 1970-01-01 UTC) to the place in `states`. */
function stateWriter(
  object: RunObject,
  epochUs: number,
  states: Float64Array,
): (timeUs: number, offset: number) => void {
  if (isEphemerisObject(object)) {
    const state = new Float64Array(6);
    return (timeUs, offset) => {
      if (!objectState(object, utcFromUnixMicros(timeUs), state)) state.fill(Number.NaN);
      states.set(state, offset);
    };
  }
  const constants = initializeSgp4(object);
  return (timeUs, offset) => {
    propagateSgp4(constants, (timeUs - epochUs) / 60e6, states, offset);
  };
}
