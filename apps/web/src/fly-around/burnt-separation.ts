import type { Vector3 } from '../globe/view/earth-shape.ts';
import type { Mover, TrackAnswer } from '../workers/avoidance/burn-question.ts';
import { cross, dot, length, unit, vectorAt } from '../workers/questions/vectors.ts';

/**
 * Secondary − primary after a burn in the primary's axes of that time, from how it is without and what the burn moves the mover by. The axes
 * turn evenly from closest approach on, which holds for the minutes that an encounter takes.
 *
 * @param primary TEME at closest approach, km and km/s.
 * @param tcaMs of the separation; the track has its own.
 */
export function burntSeparation(
  separation: (seconds: number) => Vector3,
  primary: Float64Array,
  tcaMs: number,
  { timesMs, shift }: TrackAnswer,
  mover: Mover,
): (seconds: number) => Vector3 {
  const [position, velocity] = [vectorAt(primary, 0), vectorAt(primary, 3)];
  const momentum = cross(position, velocity);
  const [radial, normal] = [unit(position), unit(momentum)];
  const inTrack = cross(normal, radial);
  const rate = length(momentum) / dot(position, position);
  const sign = mover === 'primary' ? -1 : 1;
  const [first, last] = [timesMs[0]!, timesMs.at(-1)!];
  const shiftAt = (ms: number): Vector3 => {
    const place = Math.min(1, Math.max(0, (ms - first) / (last - first))) * (timesMs.length - 1);
    const k = Math.min(timesMs.length - 2, Math.floor(place));
    const [low, high] = [vectorAt(shift, 3 * k), vectorAt(shift, 3 * k + 3)];
    return low.map((value, c) => value + (place - k) * (high[c]! - value)) as unknown as Vector3;
  };
  return (seconds) => {
    const moved = shiftAt(tcaMs + 1000 * seconds);
    const [r, t, n] = [dot(moved, radial), dot(moved, inTrack), dot(moved, normal)];
    const [cosine, sine] = [Math.cos(rate * seconds), Math.sin(rate * seconds)];
    const [x, y, z] = separation(seconds);
    return [x + sign * (cosine * r + sine * t), y + sign * (cosine * t - sine * r), z + sign * n];
  };
}
