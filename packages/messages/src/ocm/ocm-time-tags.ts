import { addSeconds, type UtcTime } from '@clearway/astro';
import { decimal } from '../fields/decimal.ts';
import { malformed, quoted } from '../ndm/malformed.ts';
import { fieldOf, type NdmBlock, type NdmRow } from '../ndm/message-block.ts';
import { type DaySecondTimes, isAfterPrevious } from '../odm/day-second-times.ts';
import { odmTime } from '../odm/odm-time.ts';

/** What the times of a message count from. */
export interface TimeBase {
  readonly epochTzero: UtcTime;
  readonly file: string;
}

const RELATIVE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A time given as an epoch, or as seconds from EPOCH_TZERO. */
export function ocmTime(text: string, keyword: string, line: number, base: TimeBase): UtcTime {
  if (text.length > 64 || !RELATIVE.test(text)) return odmTime(text, keyword, line, base.file);
  return addSeconds(base.epochTzero, decimal(text));
}

export function ocmTimeOf(block: NdmBlock, keyword: string, base: TimeBase): UtcTime | null {
  const field = fieldOf(block, keyword);
  return field === undefined ? null : ocmTime(field.value, keyword, field.line, base);
}

export interface TimedNumbers {
  readonly times: DaySecondTimes;
  /** How many numbers each line has after its time. */
  readonly width: number;
  /** All numbers of all lines, one line after another. */
  readonly values: Float64Array;
}

/**
 * Data lines as numbers; refuses times that do not rise (502.0-B-3, 6.2.2.4, 6.2.5.6) and lines of other lengths than the
 * first.
 */
export function timedNumbers(rows: readonly NdmRow[], base: TimeBase): TimedNumbers {
  const days = new Int32Array(rows.length);
  const seconds = new Float64Array(rows.length);
  const width = sameWidth(rows, base.file);
  const values = new Float64Array(width * rows.length);
  for (const [i, { text, line }] of rows.entries()) {
    const [tag, ...words] = text.split(' ');
    const time = ocmTime(tag!, 'time', line, base);
    days[i] = time.day;
    seconds[i] = time.second;
    if (i > 0 && !isAfterPrevious({ days, seconds }, i)) {
      throw malformed(
        base.file,
        line,
        `time ${quoted(tag!)} is not after the one before it`,
        'order the lines by time',
      );
    }
    for (const [k, word] of words.entries()) {
      const value = decimal(word);
      if (Number.isNaN(value)) throw malformed(base.file, line, `${quoted(word)} is not a number`, 'correct the value');
      values[i * width + k] = value;
    }
  }
  return { times: { days, seconds }, width, values };
}

/** How many values all lines have after their time. Counted first, so that no room is made for what is not there. */
function sameWidth(rows: readonly NdmRow[], file: string): number {
  const width = rows.length === 0 ? 0 : blanksIn(rows[0]!.text);
  for (const { text, line } of rows) {
    const count = blanksIn(text);
    if (count === width) continue;
    const what = `${count} values after the time: expected ${width} as in the lines before`;
    throw malformed(file, line, what, 'give all lines of a block the same values');
  }
  return width;
}

function blanksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count++;
  return count;
}
