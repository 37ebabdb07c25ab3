import { type ErrorGrowth, scaledGrowth } from './error-growth.ts';
import { REGIME_TABLE } from './regime-table.ts';
import type { CovarianceRegime } from './regimes.ts';

export type PhysicalKind = 'payload' | 'rocket body' | 'debris' | 'unknown';

/**
 * How much larger than the table's the errors are taken to be. The table is of working payloads, as histories of others are not at
 * hand; debris is known to be 3 to 10 times worse (smaller, seen less often, of unsteady drag). The lower end, as the table already is
 * the upper quartile. Rocket bodies are as large as payloads, and tumble: in between.
 */
export const KIND_FACTORS: Readonly<Record<PhysicalKind, number>> = {
  payload: 1,
  'rocket body': 2,
  debris: 3,
  unknown: 3,
};

/** The growth of errors of an object of this kind in a regime; null where nothing was measured there. */
export function regimeGrowth(regime: CovarianceRegime, kind: PhysicalKind): ErrorGrowth | null {
  const entry = REGIME_TABLE[regime];
  return entry ? scaledGrowth(entry.growth, KIND_FACTORS[kind]) : null;
}
