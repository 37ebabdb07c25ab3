import { UserError } from '@clearway/astro';
import { StoreError } from '@clearway/store';

/** Rethrows what is wrong with a database so that people are told how to mend it; anything else as it is. */
export function throwForPeople(error: unknown): never {
  if (!(error instanceof StoreError)) throw error;
  const code = error.code === 'data-directory-busy' ? 'busy' : 'database-unusable';
  throw new UserError(code, error.message, error.hint, { cause: error });
}
