import type { RejectedObject } from '@clearway/service';
import { failureLine } from './report-failure.ts';
import type { Screen } from './surroundings.ts';

/** One line on bad records, with the first of them as an example; nothing where there are none. */
export function sayRejected(
  stderr: Screen,
  read: number,
  rejected: readonly Pick<RejectedObject, 'file' | 'line' | 'reason'>[],
  hint: string,
): void {
  const [first] = rejected;
  if (first === undefined) return;
  const where = first.file === null ? '' : `${first.file}${first.line === null ? '' : `, line ${first.line}`}: `;
  const count = `${rejected.length} of ${read} records rejected`;
  stderr.write(`${failureLine(`${count}; first ${where}${first.reason}`, hint)}\n`);
}
