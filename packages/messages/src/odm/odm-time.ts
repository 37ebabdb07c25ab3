import { secondsBetween, type UtcTime } from '@clearway/astro';
import { ommEpoch } from '../fields/epoch.ts';
import { malformed, quoted } from '../ndm/malformed.ts';
import { fieldOf, type NdmBlock } from '../ndm/message-block.ts';

/**
 * The time that an epoch of a message names, on the clock of its time system.
 * @throws UserError for a leap second (days have 86,400 s here) and years before 100, which relative time systems use
 */
export function odmTime(text: string, keyword: string, line: number, file: string): UtcTime {
  const time = ommEpoch(text);
  if (time === null) {
    const what = `${keyword} = ${quoted(text)} lies in a leap second or counts from the start of a mission`;
    throw malformed(file, line, what, 'give times of a calendar, outside of leap seconds');
  }
  return time;
}

/** The time in a field; null where the field is absent or empty. */
export function timeOf(block: NdmBlock, keyword: string, file: string): UtcTime | null {
  const field = fieldOf(block, keyword);
  return field === undefined || field.value === '' ? null : odmTime(field.value, keyword, field.line, file);
}

/** Refuses a block in which one time comes after another that it must not be after. Absent ones are passed over. */
export function checkOrder(block: NdmBlock, keywords: readonly string[], file: string): void {
  let last: { readonly keyword: string; readonly time: UtcTime } | null = null;
  for (const keyword of keywords) {
    const time = timeOf(block, keyword, file);
    if (time === null) continue;
    if (last !== null && secondsBetween(last.time, time) < 0) {
      const { value, line } = fieldOf(block, keyword)!;
      const what = `${keyword} = ${value} is before ${last.keyword}: expected ${keywords.join(' ≤ ')}`;
      throw malformed(file, line, what, 'correct the times');
    }
    last = { keyword, time };
  }
}
