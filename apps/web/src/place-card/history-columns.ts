import type { ElementSetDocument } from '@clearway/contract';

/** Mean elements over time, by epoch. */
export interface HistoryColumns {
  readonly epochsMs: readonly number[];
  readonly semiMajorAxesKm: readonly number[];
  readonly inclinationsDeg: readonly number[];
  readonly eccentricities: readonly number[];
}

/** Ascending; of sets with one epoch (several sources, corrections) the one that arrived last. */
export function historyColumns(sets: readonly ElementSetDocument[]): HistoryColumns {
  const byEpoch = new Map<number, ElementSetDocument>();
  for (const set of sets) {
    const epochMs = Date.parse(set.epoch_utc);
    const other = byEpoch.get(epochMs);
    if (other === undefined || other.arrived_utc < set.arrived_utc) byEpoch.set(epochMs, set);
  }
  const epochsMs = [...byEpoch.keys()].sort((one, other) => one - other);
  const ordered = epochsMs.map((epochMs) => byEpoch.get(epochMs)!);
  return {
    epochsMs,
    semiMajorAxesKm: ordered.map((set) => set.semi_major_axis_km),
    inclinationsDeg: ordered.map((set) => set.inclination_deg),
    eccentricities: ordered.map((set) => set.eccentricity),
  };
}
