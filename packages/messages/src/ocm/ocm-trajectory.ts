import { malformed } from '../ndm/malformed.ts';
import { fieldOf, type NdmBlock, numberOf, textOf } from '../ndm/message-block.ts';
import type { OcmTrajectory } from './ocm.ts';
import { ocmTimeOf, type TimeBase, timedNumbers } from './ocm-time-tags.ts';
import { checkUnits } from './ocm-units.ts';
import { cartesianType, ORBIT_ELEMENT_UNITS, orbitElementCount } from './orbit-element-types.ts';

/** A TRAJ block. @throws UserError naming the line */
export function ocmTrajectory(block: NdmBlock, base: TimeBase): OcmTrajectory {
  const { times, width, values } = timedNumbers(block.rows, base);
  const type = (textOf(block, 'TRAJ_TYPE') ?? cartesianType(width)).toUpperCase();
  const count = orbitElementCount(type);
  if (width === 0) {
    throw malformed(
      base.file,
      block.line,
      'OCM traj: expected a line with a time and a state',
      'give the block its states',
    );
  }
  if (count !== null && width !== count) {
    const what = `${width} values after the time: expected ${count} for TRAJ_TYPE = ${type}`;
    throw malformed(base.file, block.rows[0]!.line, what, 'correct the line, or TRAJ_TYPE');
  }
  if (count !== null && type.startsWith('CART')) checkUnits(block, 'TRAJ_UNITS', ORBIT_ELEMENT_UNITS[type]!, base.file);
  const interpolation = textOf(block, 'INTERPOLATION');
  const interpolationDegree = numberOf(block, 'INTERPOLATION_DEGREE');
  if (interpolation !== null && interpolation.toUpperCase() !== 'PROPAGATE' && interpolationDegree === null) {
    const { line } = fieldOf(block, 'INTERPOLATION')!;
    const what = 'INTERPOLATION is given without INTERPOLATION_DEGREE';
    throw malformed(base.file, line, what, 'add INTERPOLATION_DEGREE, or leave out INTERPOLATION');
  }
  return {
    id: textOf(block, 'TRAJ_ID'),
    basis: textOf(block, 'TRAJ_BASIS'),
    centerName: textOf(block, 'CENTER_NAME') ?? 'EARTH',
    referenceFrame: textOf(block, 'TRAJ_REF_FRAME') ?? 'ICRF3',
    referenceFrameEpoch: ocmTimeOf(block, 'TRAJ_FRAME_EPOCH', base),
    interpolation,
    interpolationDegree,
    useableStart: ocmTimeOf(block, 'USEABLE_START_TIME', base),
    useableStop: ocmTimeOf(block, 'USEABLE_STOP_TIME', base),
    type,
    averaging: textOf(block, 'ORB_AVERAGING'),
    times,
    width,
    values,
  };
}
