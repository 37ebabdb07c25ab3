import { blockOf, blocksOf, type NdmBlock, type NdmMessage, numberOf, textOf } from '../ndm/message-block.ts';
import { timeOf } from '../odm/odm-time.ts';
import type { Ocm, OcmPhysicalProperties } from './ocm.ts';
import { ocmCovariances } from './ocm-covariances.ts';
import { ocmManeuvers } from './ocm-maneuvers.ts';
import { ocmTrajectory } from './ocm-trajectory.ts';

/**
 * An OCM from its message, checked beyond what keyword tables say: lines of the length that their type, ordering or composition
 * asks for, rising times, the units of the standard, complete duty cycles.
 * @throws UserError naming the line
 */
export function ocmOf(message: NdmMessage, file = ''): Ocm {
  const header = blockOf(message.root, 'header')!;
  const segment = blockOf(blockOf(message.root, 'body')!, 'segment')!;
  const metadata = blockOf(segment, 'metadata')!;
  const data = blockOf(segment, 'data');
  const epochTzero = timeOf(metadata, 'EPOCH_TZERO', file)!;
  const base = { epochTzero, file };
  const inside = (name: string): readonly NdmBlock[] => (data === undefined ? [] : blocksOf(data, name));
  const [physical] = inside('phys');
  return {
    kind: 'OCM',
    message,
    originator: textOf(header, 'ORIGINATOR')!,
    created: timeOf(header, 'CREATION_DATE', file)!,
    objectName: textOf(metadata, 'OBJECT_NAME'),
    internationalDesignator: textOf(metadata, 'INTERNATIONAL_DESIGNATOR'),
    catalogName: textOf(metadata, 'CATALOG_NAME'),
    objectDesignator: textOf(metadata, 'OBJECT_DESIGNATOR'),
    timeSystem: textOf(metadata, 'TIME_SYSTEM') ?? 'UTC',
    epochTzero,
    trajectories: inside('traj').map((block) => ocmTrajectory(block, base)),
    physical: physical === undefined ? null : physicalOf(physical),
    covariances: inside('cov').map((block) => ocmCovariances(block, base)),
    maneuvers: inside('man').map((block) => ocmManeuvers(block, base)),
  };
}

function physicalOf(block: NdmBlock): OcmPhysicalProperties {
  return {
    wetMass: numberOf(block, 'WET_MASS'),
    dragArea: numberOf(block, 'DRAG_CONST_AREA'),
    dragCoefficient: numberOf(block, 'DRAG_COEFF_NOM'),
    boxSides: [numberOf(block, 'OEB_MAX'), numberOf(block, 'OEB_INT'), numberOf(block, 'OEB_MIN')],
    areaForPc: {
      least: numberOf(block, 'AREA_MIN_FOR_PC'),
      typical: numberOf(block, 'AREA_TYP_FOR_PC'),
      most: numberOf(block, 'AREA_MAX_FOR_PC'),
    },
    radarCrossSection: numberOf(block, 'RCS'),
  };
}
