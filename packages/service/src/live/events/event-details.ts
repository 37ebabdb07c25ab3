import { ROW_CLASSES, type RowClass } from '@clearway/contract';
import type { RunModel } from '../approaches/run-model.ts';

/** What is kept of an event beside its columns (`details`): of the run that saw it last. */
export interface EventDetails {
  readonly co_located: boolean;
  readonly class: RowClass;
  /** TCA − epoch of the elements, days; null where it is not known. */
  readonly primary_age_days: number | null;
  readonly secondary_age_days: number | null;
  /** Objects that share its elements or stay beside it. */
  readonly primary_together_with: readonly number[];
  readonly secondary_together_with: readonly number[];
}

/** The details of an event that a row of a run stands for. */
export function detailsOfRow(model: RunModel, row: number): EventDetails {
  const [primary, secondary] = model.sidesOf(row);
  return {
    co_located: model.built.table.coLocated[row] === 1,
    class: model.classOfRow(row),
    primary_age_days: primary.ageDays,
    secondary_age_days: secondary.ageDays,
    primary_together_with: primary.company,
    secondary_together_with: secondary.company,
  };
}

/** Details as they were kept; what an older Clearway did not keep is null, false or empty. */
export function readEventDetails(kept: object): EventDetails {
  const known = kept as { readonly [name: string]: unknown };
  const days = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const numbers = (value: unknown): readonly number[] =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
  return {
    co_located: known.co_located === true,
    class: ROW_CLASSES.find((name) => name === known.class) ?? 'ranked',
    primary_age_days: days(known.primary_age_days),
    secondary_age_days: days(known.secondary_age_days),
    primary_together_with: numbers(known.primary_together_with),
    secondary_together_with: numbers(known.secondary_together_with),
  };
}
