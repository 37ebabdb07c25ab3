import { UserError } from '@clearway/service';

/** Numbers that the catalogue does not hold, the first eight named. */
export function unknownObjects(option: string, ids: readonly number[]): UserError {
  const shown = `${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}`;
  const hint = 'check the numbers; an element set that was rejected or is too old is not in it either';
  return new UserError('object-unknown', `${option}: not in the catalogue: ${shown}`, hint);
}
