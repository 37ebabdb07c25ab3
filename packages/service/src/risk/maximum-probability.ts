import { alfriend1999, encounterPlane, SOCRATES_COVARIANCE } from '@clearway/risk';

/** Pairs slower than this are no short encounters: the probability of one passage says nothing of them, km/s. */
const SLOWEST_KM_S = 0.01;

type Vector = readonly [number, number, number];

/**
 * The greatest probability of collision that any size of position uncertainty can give (Alfriend 1999) for the shape of
 * `@clearway/risk`; NaN for pairs that stay together or pass too slowly. `states`: position (km) and velocity (km/s) of the
 * primary, then of the secondary; the radius is that of both together.
 */
export function maximumProbability(
  states: Float64Array,
  isCoLocated: boolean,
  relativeSpeedKmS: number,
  radiusKm: number,
): number {
  if (isCoLocated || relativeSpeedKmS < SLOWEST_KM_S) return Number.NaN;
  const vector = (at: number): Vector => [states[at]!, states[at + 1]!, states[at + 2]!];
  const plane = encounterPlane(
    { position: vector(0), velocity: vector(3) },
    SOCRATES_COVARIANCE,
    { position: vector(6), velocity: vector(9) },
    SOCRATES_COVARIANCE,
  );
  return alfriend1999(plane, radiusKm).maximumProbability;
}
