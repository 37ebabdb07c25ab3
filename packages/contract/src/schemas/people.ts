import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';

/** What a person may do: each role may do all that the ones before it may. */
export const ROLES = ['viewer', 'analyst', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A named person of the operator. Nobody is ever deleted: what they decided keeps their name. */
export interface PersonDocument {
  readonly name: string;
  readonly role: Role;
  /** False where the person may do nothing any more. */
  readonly active: boolean;
  readonly changed_utc: string;
  readonly changed_by: string;
}

/** Who is made or changed, by whom. The very first person is made by themselves, and is an admin. */
export interface PersonChange {
  readonly role: Role;
  readonly active?: boolean | undefined;
  readonly by: string;
}

/** The name of a person that a request is made in. */
export const personName: z.ZodType<string> = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^/?#]+$/)
  .meta({ description: 'name of a person in the list of people', example: 'Ada Muller' });

export const personDocument: z.ZodType<PersonDocument> = z
  .object({
    name: z.string(),
    role: z.enum(ROLES),
    active: z.boolean(),
    changed_utc: utc,
    changed_by: z.string(),
  })
  .meta({ id: 'Person' });

export const personChange: z.ZodType<PersonChange> = z
  .strictObject({ role: z.enum(ROLES), active: z.boolean().optional(), by: personName })
  .meta({ id: 'PersonChange' });
