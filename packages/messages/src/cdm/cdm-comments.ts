import type { Vector3 } from '@clearway/astro';
import { decimal } from '../fields/decimal.ts';
import { type NdmBlock, textOf } from '../ndm/message-block.ts';

/**
 * How an object's state at TCA moves with an error of the density forecast that both objects may share (Casali et al.,
 * AAS 18-272): a relative density error of `densityForecastUncertainty` (1 σ) moves it by that times the vectors.
 */
export interface DragSensitivity {
  readonly densityForecastUncertainty: number;
  /** m, in R, T, N. */
  readonly position: Vector3;
  /** m/s, in R, T, N. */
  readonly velocity: Vector3;
}

/** All comments of a block and those inside. */
export function commentsIn(block: NdmBlock): readonly string[] {
  return [...block.comments, ...block.blocks.flatMap(commentsIn)];
}

/**
 * The values of a comment of the form `NAME = 10 [m]`, as JSpOC and NASA write what the standard has no keyword for; blanks,
 * underscores and case of the name do not matter. Null where no comment has it.
 */
export function commentNumbers(comments: readonly string[], name: string): readonly number[] | null {
  for (const comment of comments) {
    const equals = comment.indexOf('=');
    if (equals < 0 || plainName(comment.slice(0, equals)) !== plainName(name)) continue;
    const numbers = numbersIn(comment.slice(equals + 1));
    if (numbers.length > 0) return numbers;
  }
  return null;
}

function plainName(text: string): string {
  return text
    .slice(0, 200)
    .replaceAll(/[\s_]+/g, '')
    .toLowerCase();
}

function numbersIn(text: string): readonly number[] {
  const bracket = text.indexOf('[');
  const list = (bracket < 0 ? text : text.slice(0, bracket)).slice(0, 500).trim().split(/\s+/).map(decimal);
  return list.every(Number.isFinite) ? list : [];
}

/** From the keywords of version 2.0, or from JSpOC's comments; null where a part is missing. */
export function dragSensitivityOf(data: NdmBlock): DragSensitivity | null {
  const metadata = data.blocks.find((block) => block.name === 'covarianceMetadata');
  const comments = commentsIn(data);
  const values = (keyword: string, comment: string): readonly number[] | null => {
    const text = metadata === undefined ? null : textOf(metadata, keyword);
    return text === null ? commentNumbers(comments, comment) : text.split(/[\s,]+/).map(decimal);
  };
  const uncertainty = values('DENSITY_FORECAST_UNCERTAINTY', 'DCP Density Forecast Uncertainty');
  const position = values('DCP_SENSITIVITY_VECTOR_POSITION', 'DCP Sensitivity Vector RTN Pos');
  const velocity = values('DCP_SENSITIVITY_VECTOR_VELOCITY', 'DCP Sensitivity Vector RTN Vel');
  if (uncertainty?.length !== 1 || position?.length !== 3 || velocity?.length !== 3) return null;
  return {
    densityForecastUncertainty: uncertainty[0]!,
    position: [position[0]!, position[1]!, position[2]!],
    velocity: [velocity[0]!, velocity[1]!, velocity[2]!],
  };
}
