import { type RiskDocument, ROW_CLASSES, ROW_METHODS, type RowClass, type StateSource } from '@clearway/contract';
import { riskDocument } from '../../covariance/write-risk.ts';
import type { RunModel } from '../approaches/run-model.ts';

/** What is kept of an event beside its columns (`details`): of the run that saw it last. */
export interface EventDetails extends Omit<RiskDocument, 'max_probability'> {
  readonly co_located: boolean;
  readonly class: RowClass;
  /** Whose states are those of an operator's ephemeris. */
  readonly primary_source: StateSource;
  readonly secondary_source: StateSource;
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
    primary_source: primary.source,
    secondary_source: secondary.source,
    primary_age_days: primary.ageDays,
    secondary_age_days: secondary.ageDays,
    primary_together_with: primary.company,
    secondary_together_with: secondary.company,
    ...riskOfRow(model, row),
  };
}

/** Details as they were kept; what an older Clearway did not keep is null, false or empty. */
export function readEventDetails(kept: object): EventDetails {
  const known = kept as { readonly [name: string]: unknown };
  const days = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const numbers = (value: unknown): readonly number[] =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
  const source = (value: unknown): StateSource => (value === 'ephemeris' ? 'ephemeris' : 'element_set');
  return {
    primary_source: source(known.primary_source),
    secondary_source: source(known.secondary_source),
    co_located: known.co_located === true,
    class: ROW_CLASSES.find((name) => name === known.class) ?? 'ranked',
    primary_age_days: days(known.primary_age_days),
    secondary_age_days: days(known.secondary_age_days),
    primary_together_with: numbers(known.primary_together_with),
    secondary_together_with: numbers(known.secondary_together_with),
    ...readEventRisk(kept),
  };
}

type KeptRisk = Omit<RiskDocument, 'max_probability'>;

/** The risk of an event beside its maximum probability, as it was kept. */
export function readEventRisk(kept: object): KeptRisk {
  const known = kept as { readonly [name: string]: unknown };
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    probability: typeof known.probability === 'number' ? known.probability : null,
    probability_method: ROW_METHODS.find((name) => name === known.probability_method) ?? null,
    covariance_source: text(known.covariance_source),
    probability_note: text(known.probability_note),
  };
}

function riskOfRow({ built: { table } }: RunModel, row: number): KeptRisk {
  const { max_probability, ...risk } = riskDocument(
    table.maxProbability[row]!,
    table.probability[row]!,
    table.probabilityMethod[row]!,
    table.probabilityBasis[row]!,
  );
  return risk;
}
