import type { Vector3 } from '@clearway/astro';
import { decimal } from '../fields/decimal.ts';
import { malformed, quoted } from '../ndm/malformed.ts';
import { fieldOf, type NdmBlock, type NdmRow, textOf } from '../ndm/message-block.ts';
import {
  compositionFault,
  MANEUVER_ELEMENT_UNITS,
  MANEUVER_TIMES,
  maneuverComposition,
} from './maneuver-composition.ts';
import type { OcmManeuver, OcmManeuvers } from './ocm.ts';
import { ocmTime, type TimeBase } from './ocm-time-tags.ts';
import { checkUnits } from './ocm-units.ts';

/** What a duty cycle needs (502.0-B-3, 6.2.8.20.6 and 7). */
const TIME_CYCLE = [
  'DC_WIN_OPEN',
  'DC_WIN_CLOSE',
  'DC_EXEC_START',
  'DC_EXEC_STOP',
  'DC_REF_TIME',
  'DC_TIME_PULSE_DURATION',
  'DC_TIME_PULSE_PERIOD',
];
const ANGLE_CYCLE = ['DC_REF_DIR', 'DC_BODY_FRAME', 'DC_BODY_TRIGGER', 'DC_PA_START_ANGLE', 'DC_PA_STOP_ANGLE'];
const CYCLES: Readonly<Record<string, readonly string[]>> = {
  CONTINUOUS: [],
  TIME: TIME_CYCLE,
  TIME_AND_ANGLE: [...TIME_CYCLE, ...ANGLE_CYCLE],
};

/** A MAN block. @throws UserError naming the line */
export function ocmManeuvers(block: NdmBlock, base: TimeBase): OcmManeuvers {
  const field = fieldOf(block, 'MAN_COMPOSITION')!;
  const composition = maneuverComposition(field.value);
  const fault = compositionFault(composition);
  if (fault !== null) {
    throw malformed(base.file, field.line, `MAN_COMPOSITION: ${fault}`, 'take the elements of tables 6-8 or 6-9');
  }
  const units = composition
    .filter((each) => !MANEUVER_TIMES.includes(each))
    .map((each) => MANEUVER_ELEMENT_UNITS[each]);
  checkUnits(
    block,
    'MAN_UNITS',
    units.map((unit) => unit ?? 'n/a'),
    base.file,
  );
  checkDutyCycle(block, base.file);
  return {
    id: textOf(block, 'MAN_ID'),
    basis: textOf(block, 'MAN_BASIS'),
    deviceId: textOf(block, 'MAN_DEVICE_ID')!,
    purpose: textOf(block, 'MAN_PURPOSE'),
    referenceFrame: textOf(block, 'MAN_REF_FRAME') ?? 'TNW_INERTIAL',
    lines: block.rows.map((row) => maneuverOf(row, composition, base)),
  };
}

function checkDutyCycle(block: NdmBlock, file: string): void {
  const field = fieldOf(block, 'DC_TYPE');
  if (field === undefined) return;
  for (const keyword of CYCLES[field.value.toUpperCase()]!) {
    if (fieldOf(block, keyword) !== undefined) continue;
    throw malformed(
      file,
      field.line,
      `${keyword} is missing: expected with DC_TYPE = ${field.value}`,
      `add ${keyword}`,
    );
  }
}

function maneuverOf({ text, line }: NdmRow, composition: readonly string[], base: TimeBase): OcmManeuver {
  const words = text.split(' ', composition.length + 1);
  if (words.length !== composition.length) {
    const what = `${quoted(text)}: expected the ${composition.length} values of MAN_COMPOSITION`;
    throw malformed(base.file, line, what, 'separate the values by blanks, and put _ for blanks inside of words');
  }
  const elements: Record<string, number | string> = {};
  for (const [i, element] of composition.entries()) {
    if (MANEUVER_TIMES.includes(element)) continue;
    const isWord = MANEUVER_ELEMENT_UNITS[element] === null;
    const value = isWord ? words[i]! : decimal(words[i]!);
    if (Number.isNaN(value)) {
      throw malformed(base.file, line, `${element} = ${quoted(words[i]!)}: expected a number`, 'correct the value');
    }
    elements[element] = value;
  }
  return {
    start: ocmTime(words[0]!, composition[0]!, line, base),
    elements,
    duration: numberIn(elements, 'MAN_DURA'),
    deltaV: deltaVOf(elements),
    deltaMass: numberIn(elements, 'DELTA_MASS') ?? numberIn(elements, 'DEPLOY_MASS'),
  };
}

function numberIn(elements: Readonly<Record<string, number | string>>, name: string): number | null {
  const value = elements[name];
  return typeof value === 'number' ? value : null;
}

function deltaVOf(elements: Readonly<Record<string, number | string>>): Vector3 | null {
  const ratio = numberIn(elements, 'DEPLOY_DV_RATIO');
  const own = vectorIn(elements, 'DV_');
  if (own !== null) return own;
  const child = vectorIn(elements, 'DEPLOY_DV_');
  return child === null || ratio === null ? null : [child[0] * ratio, child[1] * ratio, child[2] * ratio];
}

function vectorIn(elements: Readonly<Record<string, number | string>>, name: string): Vector3 | null {
  const [x, y, z] = ['X', 'Y', 'Z'].map((axis) => numberIn(elements, `${name}${axis}`));
  if (x === null && y === null && z === null) return null;
  return [x ?? 0, y ?? 0, z ?? 0];
}
