import { fieldOf, type NdmBlock } from '../ndm/message-block.ts';
import { LOWER_TRIANGLE_6, unpackLowerTriangle } from './lower-triangle.ts';
import { COVARIANCE_KEYWORDS } from './odm-sections.ts';

const KEYWORDS = COVARIANCE_KEYWORDS.flat();

/** A covariance as OPM, OMM and OEM give it. */
export interface OdmCovariance {
  /** As the message names it: `RTN`, `TNW`, `EME2000`, …; the frame of the states where it names none. */
  readonly referenceFrame: string;
  /** Symmetric 6 × 6, row by row: km², km²/s, km²/s². */
  readonly matrix: Float64Array;
}

/** The matrix in a `covarianceMatrix` block. */
export function odmCovariance(block: NdmBlock, frameOfStates: string): OdmCovariance {
  const lower = new Float64Array(LOWER_TRIANGLE_6);
  // The fields stand in the order of the table, so that no search is needed for each of them.
  let at = block.fields.findIndex((field) => field.keyword === KEYWORDS[0]);
  for (let k = 0; k < LOWER_TRIANGLE_6; k++, at++) {
    const field = block.fields[at];
    lower[k] = Number((field?.keyword === KEYWORDS[k] ? field : fieldOf(block, KEYWORDS[k]!))!.value);
  }
  const matrix = new Float64Array(36);
  unpackLowerTriangle(lower, 0, matrix, 0);
  return { referenceFrame: fieldOf(block, 'COV_REF_FRAME')?.value ?? frameOfStates, matrix };
}
