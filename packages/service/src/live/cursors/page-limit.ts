import { UserError } from '@clearway/astro';

export const DEFAULT_LIMIT = 100;
export const LARGEST_LIMIT = 1000;

/** How many items a page holds. Throws UserError where that is no whole number from 1 to 1,000. */
export function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT;
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_LIMIT) return limit;
  throw new UserError(
    'option-invalid',
    `limit=${limit} is not valid`,
    `give a whole number from 1 to ${LARGEST_LIMIT}`,
  );
}
