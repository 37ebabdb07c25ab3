import { z } from 'zod';

/** ISO 8601 UTC with a `Z`, such as `2026-03-10T00:00:00.000Z`. */
export const utc: z.ZodType<string> = z.iso.datetime({ precision: null }).meta({
  description: 'ISO 8601 UTC',
  example: '2026-03-10T00:00:00.000Z',
});

/** A catalogue number, Alpha-5 decoded. */
export const objectId: z.ZodType<number> = z.int().min(0).max(999_999_999).meta({
  description: 'catalogue number',
  example: 25544,
});
