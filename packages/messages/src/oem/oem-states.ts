import { decimal } from '../fields/decimal.ts';
import { malformed } from '../ndm/malformed.ts';
import type { NdmRow } from '../ndm/message-block.ts';
import { type DaySecondTimes, isAfterPrevious } from '../odm/day-second-times.ts';
import { odmTime } from '../odm/odm-time.ts';

/** Numbers of a line after its epoch: a state, and the acceleration that may follow. */
const STATE_NUMBERS = 6;
const ALL_NUMBERS = 9;

export interface OemStates {
  readonly times: DaySecondTimes;
  readonly states: Float64Array;
  readonly accelerations: Float64Array | null;
}

/** The states of a segment from its data lines, whose form has been checked. */
export function oemStates(rows: readonly NdmRow[], hasAccelerations: boolean, file: string): OemStates {
  const days = new Int32Array(rows.length);
  const seconds = new Float64Array(rows.length);
  const states = new Float64Array(STATE_NUMBERS * rows.length);
  const accelerations = new Float64Array(3 * rows.length).fill(Number.NaN);
  let accelerated = 0;
  for (const [i, { text, line }] of rows.entries()) {
    const values = text.split(' ');
    const time = odmTime(values[0]!, 'EPOCH', line, file);
    days[i] = time.day;
    seconds[i] = time.second;
    for (let k = 0; k < STATE_NUMBERS; k++) states[STATE_NUMBERS * i + k] = decimal(values[k + 1]!);
    if (values.length > STATE_NUMBERS + 1) {
      if (!hasAccelerations) throw malformed(file, line, 'accelerations are no part of version 1.0', VERSION_HINT);
      accelerated++;
      for (let k = STATE_NUMBERS; k < ALL_NUMBERS; k++)
        accelerations[3 * i + k - STATE_NUMBERS] = decimal(values[k + 1]!);
    }
    if (i > 0 && !isAfterPrevious({ days, seconds }, i) && !repeatsPrevious(rows, i)) {
      throw malformed(file, line, `EPOCH = ${values[0]} is not after the one before it`, ORDER_HINT);
    }
  }
  return { times: { days, seconds }, states, accelerations: accelerated > 0 ? accelerations : null };
}

const VERSION_HINT = 'give CCSDS_OEM_VERS = 2.0 or 3.0';
const ORDER_HINT = 'order the states by time; two states at one time belong into two segments';

/** The very same line twice says nothing new, and stands in published messages. */
function repeatsPrevious(rows: readonly NdmRow[], i: number): boolean {
  return rows[i]!.text === rows[i - 1]!.text;
}
