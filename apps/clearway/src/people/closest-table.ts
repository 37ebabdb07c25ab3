import type { CloseApproachDocument } from '@clearway/contract';
import { encounterLines } from './encounter-table.ts';

export const CLOSEST_ROWS = 20;

/** The closest approaches for people. */
export function closestTable(rows: readonly CloseApproachDocument[], columns?: number): string {
  if (rows.length === 0) return 'No two objects come close that should be looked at first.\n';
  const title =
    rows.length === CLOSEST_ROWS ? `The ${CLOSEST_ROWS} closest approaches` : `The closest approaches (${rows.length})`;
  return `${[`${title}. Screening only: positions are uncertain by kilometres.`, '', ...encounterLines(rows, columns)].join('\n')}\n`;
}
