import { UserError } from '@clearway/astro';
import { fileInMessage } from '../catalog/excerpt.ts';

/**
 * Bounds that keep any input within seconds and 2 GB: a week of states every second with covariances every minute has
 * 700,000 lines and 80 MB. XML and JSON take more memory per character.
 */
export const MOST_KVN_CHARACTERS = 150_000_000;
export const MOST_TREE_CHARACTERS = 60_000_000;
export const MOST_LINES = 2_000_000;
/** Of one value or comment of XML or JSON: it must fit into a line of KVN. */
export const MOST_TEXT_CHARACTERS = 15_000;
export const MOST_ELEMENTS = 3_000_000;
/** The deepest message has 7 levels. */
export const DEEPEST_NESTING = 16;

export function tooLarge(file: string, what: string): UserError {
  const name = file === '' ? 'the message' : fileInMessage(file);
  return new UserError(
    'format-malformed',
    `${name}: ${what}`,
    'cut it into several messages, or use KVN, which takes least room',
  );
}
