import {
  addSeconds,
  type ElementSet,
  initializeSgp4,
  propagateChecked,
  secondsBetween,
  sgp4FailureReason,
  type UtcTime,
} from '@clearway/astro';

/** Objects and the times at which their states are wanted: `start`, `start` + step, … up to and including `stop`. */
export interface PropagationRequest {
  readonly objects: readonly ElementSet[];
  readonly start: UtcTime;
  readonly stop: UtcTime;
  /** At least 1 µs; times are rounded to whole microseconds, so that a state is that of the time written. */
  readonly stepSeconds: number;
}

/** The times at which an object has no state, from the first on. */
export interface PropagationFailure {
  readonly id: number;
  readonly from: UtcTime;
  readonly times: number;
  readonly reason: string;
}

/**
 * One state: position (km) and velocity (km/s) in TEME. `state` is reused for the next one. `microseconds` counts from
 * the midnight before the start.
 */
export type OnState = (id: number, microseconds: number, state: Float64Array) => void;

/** How many times a request asks for, per object. */
export function timesOf(request: PropagationRequest): number {
  const span = Math.round(secondsBetween(request.start, request.stop) * 1e6);
  return Math.floor((span + 0.5) / (request.stepSeconds * 1e6)) + 1;
}

/**
 * States of each object in turn by SGP4 (WGS72, improved mode). Times at which the propagation fails are left out and
 * come back as a failure. `pause` is awaited between batches of 4,096 states, which is where output is flushed and
 * an interruption is noticed.
 */
export async function propagateObjects(
  request: PropagationRequest,
  onState: OnState,
  pause: () => Promise<void>,
): Promise<PropagationFailure[]> {
  const failures: PropagationFailure[] = [];
  const state = new Float64Array(6);
  const times = timesOf(request);
  const startMicroseconds = Math.round(request.start.second * 1e6);
  const midnight: UtcTime = { day: request.start.day, second: 0 };
  let untilPause = 4096;
  for (const object of request.objects) {
    const constants = initializeSgp4(object);
    const epochToMidnight = secondsBetween(object.epoch, midnight);
    let failure: { id: number; from: UtcTime; times: number; reason: string } | null = null;
    for (let i = 0; i < times; i++) {
      const microseconds = startMicroseconds + Math.round(i * request.stepSeconds * 1e6);
      const code = constants.error || propagateChecked(constants, (epochToMidnight + microseconds / 1e6) / 60, state);
      if (code === 0) {
        onState(object.id, microseconds, state);
      } else if (failure) {
        failure.times++;
      } else {
        const reason = sgp4FailureReason(code, state) ?? `code ${code}`;
        failure = { id: object.id, from: addSeconds(midnight, microseconds / 1e6), times: 1, reason };
      }
      if (--untilPause === 0) {
        untilPause = 4096;
        await pause();
      }
    }
    if (failure) failures.push(failure);
  }
  await pause();
  return failures;
}
