import { setImmediate } from 'node:timers/promises';
import { initializeSgp4, propagateSgp4, type Sgp4Constants, secondsBetween } from '@clearway/astro';
import { alfriend1999, encounterPlane, SOCRATES_COVARIANCE, TYPICAL_RADIUS_M } from '@clearway/risk';
import type { ObjectKind } from '../runs/rank-object-kind.ts';
import type { ScreeningRun } from '../runs/screening-run.ts';

/** Pairs slower than this are no short encounters: the probability of one passage says nothing of them, km/s. */
const SLOWEST_KM_S = 0.01;
const ROWS_BETWEEN_PAUSES = 1000;

type Vector = readonly [number, number, number];

/**
 * The greatest probability of collision of each row of a run that any size of position uncertainty can give (Alfriend 1999),
 * for the shape and the typical radii of `@clearway/risk`; NaN for pairs that stay together or pass too slowly. It ranks
 * encounters by how near they come in the direction that counts; it is no probability that one should act on.
 * Gives way to other work every few milliseconds.
 */
export async function maximumProbabilities(
  run: ScreeningRun,
  kinds: readonly ObjectKind[],
  signal?: AbortSignal,
): Promise<Float64Array> {
  const { approaches: a, objects } = run;
  const { start } = run.report.window;
  const satellites: (Sgp4Constants | undefined)[] = new Array(objects.length);
  const states = new Float64Array(12);
  const probabilities = new Float64Array(a.count);
  const propagate = (object: number, seconds: number, at: number): void => {
    const satellite = satellites[object] ?? initializeSgp4(objects[object]!);
    satellites[object] = satellite;
    propagateSgp4(satellite, (secondsBetween(objects[object]!.epoch, start) + seconds) / 60, states, at);
  };
  for (let row = 0; row < a.count; row++) {
    if (row % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    if (a.coLocated[row] === 1 || a.relativeSpeedKmS[row]! < SLOWEST_KM_S) {
      probabilities[row] = Number.NaN;
      continue;
    }
    const primary = a.primary[row]!;
    const secondary = a.secondary[row]!;
    propagate(primary, a.tca[row]!, 0);
    propagate(secondary, a.tca[row]!, 6);
    const vector = (at: number): Vector => [states[at]!, states[at + 1]!, states[at + 2]!];
    const plane = encounterPlane(
      { position: vector(0), velocity: vector(3) },
      SOCRATES_COVARIANCE,
      { position: vector(6), velocity: vector(9) },
      SOCRATES_COVARIANCE,
    );
    const radius = (TYPICAL_RADIUS_M[kinds[primary]!] + TYPICAL_RADIUS_M[kinds[secondary]!]) / 1000;
    probabilities[row] = alfriend1999(plane, radius).maximumProbability;
  }
  return probabilities;
}
