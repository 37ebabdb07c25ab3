import { type NdmBlock, numberOf } from '../ndm/message-block.ts';

/** Spacecraft parameters of OPM and OMM: kg, m²; null where one is not given. */
export interface SpacecraftParameters {
  readonly mass: number | null;
  readonly solarRadiationArea: number | null;
  readonly solarRadiationCoefficient: number | null;
  readonly dragArea: number | null;
  readonly dragCoefficient: number | null;
}

export function spacecraftOf(block: NdmBlock | undefined): SpacecraftParameters | null {
  if (block === undefined) return null;
  return {
    mass: numberOf(block, 'MASS'),
    solarRadiationArea: numberOf(block, 'SOLAR_RAD_AREA'),
    solarRadiationCoefficient: numberOf(block, 'SOLAR_RAD_COEFF'),
    dragArea: numberOf(block, 'DRAG_AREA'),
    dragCoefficient: numberOf(block, 'DRAG_COEFF'),
  };
}
