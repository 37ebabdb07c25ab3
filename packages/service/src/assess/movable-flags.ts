import type { AssessmentFlag } from '@clearway/contract';
import { IF_IT_DOES_NOT_MANOEUVRE } from '@clearway/risk';

/** What is to be said where objects can manoeuvre and nobody who knows their plans has said where they will be: primary, secondary. */
export function movableFlags([primary, secondary]: readonly [boolean, boolean]): readonly AssessmentFlag[] {
  if (!primary && !secondary) return [];
  const who = primary && secondary ? 'Both objects' : primary ? 'The primary' : 'The secondary';
  const then = primary && secondary ? 'if they do not' : IF_IT_DOES_NOT_MANOEUVRE;
  const text = `${who} can manoeuvre, and no operator's ephemeris says how: this holds ${then}.`;
  const values = { who: primary && secondary ? 'both' : primary ? 'primary' : 'secondary' };
  return [{ method: null, code: 'if-it-does-not-manoeuvre', text, values }];
}
