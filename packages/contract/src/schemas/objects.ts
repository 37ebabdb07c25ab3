import { z } from 'zod';
import { type ObjectKind, objectKind, type Regime, regime } from './kinds-and-regimes.ts';
import { objectId, utc } from './moments-and-numbers.ts';

/** Who an object is, as lists and suggestions show it. */
export interface ObjectSummary {
  readonly object_id: number;
  readonly name: string;
  /** International designator, `1998-067A`. */
  readonly cospar_id: string | null;
  readonly kind: ObjectKind;
  /** Code of the owner as SATCAT has it, or the operator of a fleet; null where nobody says. */
  readonly owner: string | null;
  /** Constellation or family that the name tells, `STARLINK`. */
  readonly fleet: string | null;
  /** Null where there are no current elements. */
  readonly regime: Regime | null;
  readonly in_orbit: boolean | null;
}

export const objectSummary: z.ZodType<ObjectSummary> = z
  .object({
    object_id: objectId,
    name: z.string(),
    cospar_id: z.string().nullable(),
    kind: objectKind,
    owner: z.string().nullable(),
    fleet: z.string().nullable(),
    regime: regime.nullable(),
    in_orbit: z.boolean().nullable(),
  })
  .meta({ id: 'ObjectSummary' });

/** One set of mean elements and where it comes from. */
export interface ElementSetDocument {
  readonly element_set_id: number;
  readonly object_id: number;
  readonly source: string;
  /** Of a personal account: not to be passed on. */
  readonly private: boolean;
  readonly epoch_utc: string;
  readonly arrived_utc: string;
  readonly mean_motion_rev_per_day: number;
  readonly eccentricity: number;
  readonly inclination_deg: number;
  readonly raan_deg: number;
  readonly argument_of_pericenter_deg: number;
  readonly mean_anomaly_deg: number;
  readonly bstar_per_earth_radius: number;
  readonly semi_major_axis_km: number;
  readonly perigee_altitude_km: number;
  readonly apogee_altitude_km: number;
}

export const elementSetDocument: z.ZodType<ElementSetDocument> = z
  .object({
    element_set_id: z.int(),
    object_id: objectId,
    source: z.string(),
    private: z.boolean(),
    epoch_utc: utc,
    arrived_utc: utc,
    mean_motion_rev_per_day: z.number(),
    eccentricity: z.number(),
    inclination_deg: z.number(),
    raan_deg: z.number(),
    argument_of_pericenter_deg: z.number(),
    mean_anomaly_deg: z.number(),
    bstar_per_earth_radius: z.number(),
    semi_major_axis_km: z.number(),
    perigee_altitude_km: z.number(),
    apogee_altitude_km: z.number(),
  })
  .meta({ id: 'ElementSet' });

/** Everything known of one object. */
export interface ObjectDetail extends ObjectSummary {
  readonly size_class: string | null;
  readonly radar_cross_section_m2: number | null;
  /** Operational status as SATCAT has it. */
  readonly status: string | null;
  readonly manoeuvrable: boolean | null;
  readonly launched_utc: string | null;
  readonly decayed_utc: string | null;
  /** Elements chosen for the current run; null where it has none. */
  readonly elements: ElementSetDocument | null;
  /** Age of those elements now, days. */
  readonly element_age_days: number | null;
  /** Why these elements were chosen, in words. */
  readonly choice: string | null;
  /** Events of this object that are open. */
  readonly open_events: number;
  /** Close approaches of this object in the current run. */
  readonly close_approaches: number;
  readonly watchlists: readonly string[];
}

export const objectDetail: z.ZodType<ObjectDetail> = z
  .object({
    object_id: objectId,
    name: z.string(),
    cospar_id: z.string().nullable(),
    kind: objectKind,
    owner: z.string().nullable(),
    fleet: z.string().nullable(),
    regime: regime.nullable(),
    in_orbit: z.boolean().nullable(),
    size_class: z.string().nullable(),
    radar_cross_section_m2: z.number().nullable(),
    status: z.string().nullable(),
    manoeuvrable: z.boolean().nullable(),
    launched_utc: utc.nullable(),
    decayed_utc: utc.nullable(),
    elements: elementSetDocument.nullable(),
    element_age_days: z.number().nullable(),
    choice: z.string().nullable(),
    open_events: z.int(),
    close_approaches: z.int(),
    watchlists: z.array(z.string()).readonly(),
  })
  .meta({ id: 'ObjectDetail' });

/** What objects are wanted. */
export interface ObjectQuery {
  /** Name, number, COSPAR or owner, mistyped or not; the best first. Without it, by number. */
  readonly search?: string | undefined;
  readonly kind?: ObjectKind | undefined;
  readonly owner?: string | undefined;
  readonly fleet?: string | undefined;
  readonly regime?: Regime | undefined;
  readonly in_orbit?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A state by SGP4. */
export interface StateDocument {
  readonly object_id: number;
  readonly utc: string;
  /** `TEME`. */
  readonly frame: string;
  /** By its element set (uncertain by kilometres), or by its operator's ephemeris. */
  readonly source: 'element_set' | 'ephemeris';
  readonly x_km: number;
  readonly y_km: number;
  readonly z_km: number;
  readonly vx_km_s: number;
  readonly vy_km_s: number;
  readonly vz_km_s: number;
}

export const stateDocument: z.ZodType<StateDocument> = z
  .object({
    object_id: objectId,
    utc,
    frame: z.string(),
    source: z.enum(['element_set', 'ephemeris']),
    x_km: z.number(),
    y_km: z.number(),
    z_km: z.number(),
    vx_km_s: z.number(),
    vy_km_s: z.number(),
    vz_km_s: z.number(),
  })
  .meta({ id: 'State' });

/** States of some objects at one time, and those that have none. */
export interface StatesDocument {
  readonly states: readonly StateDocument[];
  readonly failed: readonly { readonly object_id: number; readonly reason: string }[];
}

export const statesDocument: z.ZodType<StatesDocument> = z
  .object({
    states: z.array(stateDocument).readonly(),
    failed: z.array(z.object({ object_id: objectId, reason: z.string() })).readonly(),
  })
  .meta({ id: 'States' });
