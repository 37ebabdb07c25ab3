import type { AssessmentReason } from '@clearway/contract';
import { basisComments, type Cdm, type NdmBlock } from '@clearway/messages';

/** What comes before any sentence on a probability from element sets. */
export const NO_BASIS_FOR_A_MANOEUVRE =
  'Screening only: positions from public element sets are uncertain by kilometres, so this is no basis for a manoeuvre.';

/** The same as a reason. */
export const NO_BASIS: AssessmentReason = { code: 'no-basis-for-a-manoeuvre', method: null };

const [, WARNING] = basisComments('element sets');

/** Whether Clearway wrote the message from its own screening of element sets: known by the comment that all of these carry. */
export function isFromElements({ originator, message }: Cdm): boolean {
  return originator === 'CLEARWAY' && hasComment(message.root);
}

function hasComment({ comments, blocks }: NdmBlock): boolean {
  return comments.some((comment) => comment.trim() === WARNING) || blocks.some(hasComment);
}
