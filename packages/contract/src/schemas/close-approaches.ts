import { z } from 'zod';
import { type ObjectKind, objectKind, type Regime, regime } from './kinds-and-regimes.ts';
import { objectId, utc } from './moments-and-numbers.ts';
import { type RiskDocument, riskFields } from './risk.ts';

/** One of the two objects of a close approach or an event. */
export interface Party {
  readonly object_id: number;
  readonly name: string;
  readonly kind: ObjectKind;
  readonly owner: string | null;
  readonly fleet: string | null;
  readonly regime: Regime | null;
  readonly manoeuvrable: boolean | null;
  /** TCA − epoch of its elements (of an ephemeris, when that was made), days; null where the run's elements are not at hand any more. */
  readonly element_age_days: number | null;
  /** Objects that share its elements or stay beside it, for which it stands. */
  readonly together_with: readonly number[];
}

export const party: z.ZodType<Party> = z
  .object({
    object_id: objectId,
    name: z.string(),
    kind: objectKind,
    owner: z.string().nullable(),
    fleet: z.string().nullable(),
    regime: regime.nullable(),
    manoeuvrable: z.boolean().nullable(),
    element_age_days: z.number().nullable(),
    together_with: z.array(objectId).readonly(),
  })
  .meta({ id: 'Party' });

/** What the states of an object come from: an element set, or its operator's ephemeris. */
export const STATE_SOURCES = ['element_set', 'ephemeris'] as const;
export type StateSource = (typeof STATE_SOURCES)[number];

export interface StateSources {
  readonly primary_source: StateSource;
  readonly secondary_source: StateSource;
}

export const stateSourceFields: {
  readonly primary_source: z.ZodType<StateSource>;
  readonly secondary_source: z.ZodType<StateSource>;
} = { primary_source: z.enum(STATE_SOURCES), secondary_source: z.enum(STATE_SOURCES) };

/** Why a row is not in the list for people; `ranked` is. */
export const ROW_CLASSES = ['ranked', 'repeated', 'co-located', 'stale', 'fleet'] as const;
export type RowClass = (typeof ROW_CLASSES)[number];

/** A local minimum of the distance of two objects. */
export interface CloseApproachDocument extends RiskDocument, StateSources {
  readonly run_id: number;
  readonly class: RowClass;
  readonly primary: Party;
  readonly secondary: Party;
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  /** Secondary − primary in the primary's frame. */
  readonly radial_km: number;
  readonly in_track_km: number;
  readonly cross_track_km: number;
  readonly entry_utc: string;
  readonly exit_utc: string;
  readonly co_located: boolean;
}

export const closeApproachDocument: z.ZodType<CloseApproachDocument> = z
  .object({
    run_id: z.int(),
    class: z.enum(ROW_CLASSES),
    primary: party,
    secondary: party,
    tca_utc: utc,
    miss_distance_km: z.number(),
    relative_speed_km_s: z.number(),
    radial_km: z.number(),
    in_track_km: z.number(),
    cross_track_km: z.number(),
    entry_utc: utc,
    exit_utc: utc,
    co_located: z.boolean(),
    ...riskFields,
    ...stateSourceFields,
  })
  .meta({ id: 'CloseApproach' });

/** What may be asked of close approaches and events alike. */
export interface EncounterFilter {
  /** Catalogue numbers; either object is one of them. */
  readonly object?: readonly number[] | undefined;
  /** Part of a name of either object. */
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
  /** Constellation of either object. */
  readonly fleet?: string | undefined;
  readonly kind?: ObjectKind | undefined;
  readonly regime?: Regime | undefined;
  /** Objects of this watchlist. */
  readonly watchlist?: string | undefined;
  readonly tca_from?: string | undefined;
  readonly tca_to?: string | undefined;
  readonly miss_below_km?: number | undefined;
  readonly probability_from?: number | undefined;
}

export interface CloseApproachQuery extends EncounterFilter {
  /** `ranked` (what people should look at first), `all`, or `co-located` (a row per pair). */
  readonly list?: 'ranked' | 'all' | 'co-located' | undefined;
  readonly include?: readonly ('fleet' | 'stale')[] | undefined;
  readonly sort?: 'tca' | 'miss' | 'speed' | 'probability' | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}
