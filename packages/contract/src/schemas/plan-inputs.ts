import { z } from 'zod';
import { objectId, utc } from './moments-and-numbers.ts';

/** Whose elements a plan rests on. */
export interface PlanElements {
  readonly object_id: number;
  readonly element_set_id: number;
  readonly epoch_utc: string;
}

/** An operator's ephemeris that a plan goes by. */
export interface PlanEphemerisInput {
  readonly ephemeris_id: number;
  readonly object_id: number;
  readonly name: string;
  /** Until when it says where its object is. */
  readonly until_utc: string;
}

/** Everything that a plan was computed from; `sha256` is of its canonical JSON (RFC 8785) without itself. */
export interface PlanInputs {
  readonly sha256: string;
  /** The message that the encounter was taken from; null for an event by element sets. */
  readonly cdm_id: number | null;
  readonly cdm_identity: string | null;
  /** All messages of the encounter that there were. */
  readonly cdm_ids: readonly number[];
  /** Messages of the satellite's other encounters that the burn is for; absent: none. */
  readonly covered_cdm_ids?: readonly number[] | undefined;
  readonly primary_elements: PlanElements | null;
  readonly secondary_elements: PlanElements | null;
  /** Of both objects of the encounter, and of all others that it was screened against by them; absent in plans of before these were kept. */
  readonly ephemerides?: readonly PlanEphemerisInput[] | undefined;
  /** The run whose catalogue everything else was screened by; null where nothing else was. */
  readonly run_id: number | null;
  /** Of the moving satellite; null where it has none. */
  readonly profile_version: number | null;
  /** The announced burn of the other operator that was taken into account, by its message. */
  readonly announced_message_id: string | null;
  readonly settings_sha256: string;
}

const planElements: z.ZodType<PlanElements> = z
  .object({ object_id: objectId, element_set_id: z.int(), epoch_utc: utc })
  .meta({ id: 'PlanElements' });

const planEphemeris: z.ZodType<PlanEphemerisInput> = z
  .object({ ephemeris_id: z.int(), object_id: objectId, name: z.string(), until_utc: utc })
  .meta({ id: 'PlanEphemerisInput' });

export const planInputs: z.ZodType<PlanInputs> = z
  .object({
    sha256: z.string(),
    cdm_id: z.int().nullable(),
    cdm_identity: z.string().nullable(),
    cdm_ids: z.array(z.int()).readonly(),
    covered_cdm_ids: z.array(z.int()).readonly().optional(),
    primary_elements: planElements.nullable(),
    secondary_elements: planElements.nullable(),
    ephemerides: z.array(planEphemeris).readonly().optional(),
    run_id: z.int().nullable(),
    profile_version: z.int().nullable(),
    announced_message_id: z.string().nullable(),
    settings_sha256: z.string(),
  })
  .meta({ id: 'PlanInputs' });
