import { setImmediate } from 'node:timers/promises';
import { initializeSgp4, propagateSgp4, type Sgp4Constants, secondsBetween } from '@clearway/astro';
import { TYPICAL_RADIUS_M } from '@clearway/risk';
import type { ObjectKind } from '../runs/rank-object-kind.ts';
import type { ScreeningRun } from '../runs/screening-run.ts';
import { maximumProbability } from './maximum-probability.ts';

const ROWS_BETWEEN_PAUSES = 1000;

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
    const primary = a.primary[row]!;
    const secondary = a.secondary[row]!;
    propagate(primary, a.tca[row]!, 0);
    propagate(secondary, a.tca[row]!, 6);
    const radius = (TYPICAL_RADIUS_M[kinds[primary]!] + TYPICAL_RADIUS_M[kinds[secondary]!]) / 1000;
    probabilities[row] = maximumProbability(states, a.coLocated[row] === 1, a.relativeSpeedKmS[row]!, radius);
  }
  return probabilities;
}
