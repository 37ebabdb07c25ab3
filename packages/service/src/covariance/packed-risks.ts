import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { APPROACH_COLUMNS, createPairMotion, DAY_COLUMN, microsOf } from '@clearway/screening';
import type { ObjectUncertainties } from './object-uncertainties.ts';
import { collectRisks, type RowRisks } from './row-risks.ts';

const [PRIMARY, SECONDARY, TCA, SPEED, CO_LOCATED] = [0, 1, 2, 4, 10] as const;
const DAY_US = 86_400e6;

/** Gives the risk of each packed row, from the states at its TCA; uncertainties and epochs by object. */
export function createPackedRisks(
  kernel: Kernel,
  batch: SatelliteBatch,
  uncertainties: ObjectUncertainties,
  epochsUs: Float64Array,
): (rows: Float64Array) => RowRisks {
  const motion = createPairMotion(kernel, batch);
  const states = new Float64Array(12);
  return (rows) => {
    const count = rows.length / APPROACH_COLUMNS;
    const collector = collectRisks(count, uncertainties);
    for (let k = 0; k < count; k++) {
      const at = k * APPROACH_COLUMNS;
      const primary = rows[at + PRIMARY]!;
      const secondary = rows[at + SECONDARY]!;
      const day = rows[at + DAY_COLUMN]!;
      motion.choose(primary, secondary, day);
      motion.distance(rows[at + TCA]!);
      motion.states(states);
      const tcaUs = microsOf(day, rows[at + TCA]!);
      collector.add(states, {
        primary,
        secondary,
        primaryAgeDays: (tcaUs - epochsUs[primary]!) / DAY_US,
        secondaryAgeDays: (tcaUs - epochsUs[secondary]!) / DAY_US,
        relativeSpeedKmS: rows[at + SPEED]!,
        isCoLocated: rows[at + CO_LOCATED] === 1,
      });
    }
    return collector.finish();
  };
}
