import { z } from 'zod';
import type { CdmParty } from './cdms.ts';
import { objectId, utc } from './moments-and-numbers.ts';
import { personName } from './people.ts';

/**
 * What an operator says of its satellite in an encounter. `manoeuvrable`, `not-manoeuvrable`: whether it can move; `responsible`: it is
 * its turn to move; `claimed`: it will move; `declined`: it will not.
 */
export const COORDINATION_STATUSES = [
  'manoeuvrable',
  'not-manoeuvrable',
  'responsible',
  'claimed',
  'declined',
] as const;
export type CoordinationStatus = (typeof COORDINATION_STATUSES)[number];

export interface CoordinationStatement {
  readonly object_id: number;
  readonly status: CoordinationStatus;
  readonly at_utc: string;
  /** Ours: the name of a person; of others: as their message has it. */
  readonly by: string;
  readonly originator: string;
  /** True for what this Clearway said itself. */
  readonly ours: boolean;
  readonly note: string | null;
}

/** A burn as an operator announces it. */
export interface AnnouncedBurn {
  readonly object_id: number;
  /** Of the operator's own count. */
  readonly plan: string;
  /** `approved`, `proposed` … as the operator's plan stood. */
  readonly state: string;
  readonly burn_utc: string;
  readonly radial_mm_s: number;
  readonly in_track_mm_s: number;
  readonly cross_track_mm_s: number;
  /** The burnt path as an OEM in KVN. */
  readonly oem: string;
}

export const COORDINATION_SCHEMA = 'clearway-coordination-1';

/** What operators send each other, as a file. */
export interface CoordinationMessage {
  readonly schema: typeof COORDINATION_SCHEMA;
  readonly message_id: string;
  readonly created_utc: string;
  /** The operator that sends it. */
  readonly originator: string;
  readonly contact: string | null;
  readonly primary: CdmParty;
  readonly secondary: CdmParty;
  readonly tca_utc: string;
  readonly statements: readonly {
    readonly object_id: number;
    readonly status: CoordinationStatus;
    readonly at_utc: string;
    readonly by: string;
    readonly note: string | null;
  }[];
  /** The burn that is planned, where one is. */
  readonly burn: AnnouncedBurn | null;
  readonly basis: string;
}

/** Two operators about one encounter. */
export interface CoordinationDocument {
  readonly coordination_id: number;
  readonly primary: CdmParty;
  readonly secondary: CdmParty;
  readonly tca_utc: string;
  /** By time. */
  readonly statements: readonly CoordinationStatement[];
  /** The latest burn that each other operator announced. */
  readonly announced: readonly (Omit<AnnouncedBurn, 'oem'> & {
    readonly originator: string;
    readonly received_utc: string;
    readonly message_id: string;
  })[];
  /** Who should move as things stand; null where nobody has said. */
  readonly mover: number | null;
  /** What does not fit: both claim, or both decline. */
  readonly conflict: {
    readonly code: 'both-claim' | 'both-decline' | 'both-responsible';
    readonly text: string;
  } | null;
  readonly sentence: string;
}

/** A statement of ours; exactly one of event, message and plan says about which encounter. */
export interface NewStatement {
  readonly by: string;
  readonly event_id?: number | undefined;
  readonly cdm_id?: number | undefined;
  readonly plan_id?: number | undefined;
  readonly object_id: number;
  readonly status: CoordinationStatus;
  readonly note?: string | undefined;
}

export interface CoordinationQuery {
  readonly object?: readonly number[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const partyOfMessage: z.ZodType<CdmParty> = z.strictObject({
  object_id: objectId.nullable(),
  name: z.string().max(200),
});
const status = z.enum(COORDINATION_STATUSES);
const note = z.string().trim().max(1000).nullable();

const burnFields = {
  object_id: objectId,
  plan: z.string().max(200),
  state: z.string().max(40),
  burn_utc: utc,
  radial_mm_s: z.number(),
  in_track_mm_s: z.number(),
  cross_track_mm_s: z.number(),
};

export const coordinationMessage: z.ZodType<CoordinationMessage> = z
  .strictObject({
    schema: z.literal(COORDINATION_SCHEMA),
    message_id: z.string().min(1).max(200),
    created_utc: utc,
    originator: z.string().trim().min(1).max(100),
    contact: z.string().max(200).nullable(),
    primary: partyOfMessage,
    secondary: partyOfMessage,
    tca_utc: utc,
    statements: z
      .array(z.strictObject({ object_id: objectId, status, at_utc: utc, by: z.string().max(100), note }))
      .max(100)
      .readonly(),
    burn: z.strictObject({ ...burnFields, oem: z.string().max(900_000) }).nullable(),
    basis: z.string().max(1000),
  })
  .meta({ id: 'CoordinationMessage' });

const party: z.ZodType<CdmParty> = z.object({ object_id: objectId.nullable(), name: z.string() });

export const coordinationDocument: z.ZodType<CoordinationDocument> = z
  .object({
    coordination_id: z.int(),
    primary: party,
    secondary: party,
    tca_utc: utc,
    statements: z
      .array(
        z
          .object({
            object_id: objectId,
            status,
            at_utc: utc,
            by: z.string(),
            originator: z.string(),
            ours: z.boolean(),
            note: z.string().nullable(),
          })
          .meta({ id: 'CoordinationStatement' }),
      )
      .readonly(),
    announced: z
      .array(z.object({ ...burnFields, originator: z.string(), received_utc: utc, message_id: z.string() }))
      .readonly(),
    mover: objectId.nullable(),
    conflict: z
      .object({ code: z.enum(['both-claim', 'both-decline', 'both-responsible']), text: z.string() })
      .nullable(),
    sentence: z.string(),
  })
  .meta({ id: 'Coordination' });

export const newStatement: z.ZodType<NewStatement> = z
  .strictObject({
    by: personName,
    event_id: z.int().min(1).optional(),
    cdm_id: z.int().min(1).optional(),
    plan_id: z.int().min(1).optional(),
    object_id: objectId,
    status,
    note: z.string().trim().min(1).max(1000).optional(),
  })
  .refine(
    ({ event_id, cdm_id, plan_id }) => [event_id, cdm_id, plan_id].filter((each) => each !== undefined).length === 1,
    { error: 'give exactly one of event_id, cdm_id and plan_id' },
  )
  .meta({ id: 'NewStatement' });
