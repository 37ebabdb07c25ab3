import type { Figure } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { spreadOf } from '../statistics.ts';

/** A figure that is to stay below a limit; none where that is NaN. */
export function limitedFigure(
  what: string,
  unit: Figure['unit'],
  values: readonly number[],
  limit: number,
  notes: string,
): Figure {
  const goal = Number.isNaN(limit) ? null : judgeBelow(limit, limit, spreadOf(values).median, unit);
  return { what, unit, values, beside: '–', goal, notes };
}
