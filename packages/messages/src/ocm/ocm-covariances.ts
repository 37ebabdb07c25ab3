import { malformed } from '../ndm/malformed.ts';
import { type NdmBlock, textOf } from '../ndm/message-block.ts';
import { type CovarianceOrdering, covarianceOfLine, covarianceSize } from './covariance-ordering.ts';
import type { OcmCovariances } from './ocm.ts';
import { ocmTimeOf, type TimeBase, timedNumbers } from './ocm-time-tags.ts';
import { checkUnits } from './ocm-units.ts';
import { cartesianType, ORBIT_ELEMENT_UNITS, orbitElementCount } from './orbit-element-types.ts';

/** A COV block; one without lines has none of the matrices. @throws UserError naming the line */
export function ocmCovariances(block: NdmBlock, base: TimeBase): OcmCovariances {
  const ordering = (textOf(block, 'COV_ORDERING') ?? 'LTM').toUpperCase() as CovarianceOrdering;
  const { times, width, values } = timedNumbers(block.rows, base);
  const type = (textOf(block, 'COV_TYPE') ?? cartesianType(covarianceSize(ordering, width) ?? 6)).toUpperCase();
  const expected = orbitElementCount(type);
  const size = width === 0 ? (expected ?? 0) : covarianceSize(ordering, width);
  if (size === null || (expected !== null && size !== expected)) {
    const matrix = expected === null ? 'a square matrix' : `a ${expected} × ${expected} matrix of COV_TYPE = ${type}`;
    const what = `${width} values after the time: expected those of ${matrix}, COV_ORDERING = ${ordering}`;
    throw malformed(base.file, block.rows[0]!.line, what, 'correct the line, COV_TYPE or COV_ORDERING');
  }
  if (type.startsWith('CART') && expected !== null) {
    checkUnits(block, 'COV_UNITS', ORBIT_ELEMENT_UNITS[type]!, base.file);
  }
  const matrices = new Float64Array(size * size * block.rows.length);
  for (let i = 0; i < block.rows.length; i++) {
    matrices.set(covarianceOfLine(ordering, size, values.subarray(i * width, (i + 1) * width)), i * size * size);
  }
  return {
    id: textOf(block, 'COV_ID'),
    basis: textOf(block, 'COV_BASIS'),
    referenceFrame: textOf(block, 'COV_REF_FRAME') ?? 'TNW_INERTIAL',
    referenceFrameEpoch: ocmTimeOf(block, 'COV_FRAME_EPOCH', base),
    type,
    times,
    size,
    matrices,
  };
}
