import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { APPROACH_COLUMNS, createPairMotion, DAY_COLUMN } from '@clearway/screening';
import { maximumProbability } from './maximum-probability.ts';

const [PRIMARY, SECONDARY, TCA, SPEED, CO_LOCATED] = [0, 1, 2, 4, 10] as const;

/** Gives the maximum probability of each packed row, from the states at its TCA; radii by object, km. */
export function createRowProbabilities(
  kernel: Kernel,
  batch: SatelliteBatch,
  radiiKm: Float64Array,
): (rows: Float64Array) => Float32Array<ArrayBuffer> {
  const motion = createPairMotion(kernel, batch);
  const states = new Float64Array(12);
  return (rows) => {
    const probabilities = new Float32Array(rows.length / APPROACH_COLUMNS);
    for (let k = 0; k < probabilities.length; k++) {
      const at = k * APPROACH_COLUMNS;
      const primary = rows[at + PRIMARY]!;
      const secondary = rows[at + SECONDARY]!;
      motion.choose(primary, secondary, rows[at + DAY_COLUMN]!);
      motion.distance(rows[at + TCA]!);
      motion.states(states);
      const radius = radiiKm[primary]! + radiiKm[secondary]!;
      probabilities[k] = maximumProbability(states, rows[at + CO_LOCATED] === 1, rows[at + SPEED]!, radius);
    }
    return probabilities;
  };
}
