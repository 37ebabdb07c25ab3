import { UserError } from '@clearway/service';

/** What the contract promises for a later version. */
export function notAvailableYet(what: string): UserError {
  return new UserError(
    'not-available-yet',
    `${what} comes with a later version`,
    'clearway --help shows what there is',
  );
}
