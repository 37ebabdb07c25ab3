import { type ElementSet, UserError } from '@clearway/astro';
import { excerpt, fileInMessage } from './excerpt.ts';

/** A record that could not be used. */
export interface RejectedRecord {
  readonly file: string;
  /** Line of the file where the record starts, from 1. */
  readonly line: number;
  /** Catalogue number where it could still be read. */
  readonly id: number | null;
  /** One line for people. */
  readonly reason: string;
}

/** Where the readers of all formats deliver. */
export interface RecordSink {
  readonly file: string;
  accept(elements: ElementSet, line: number): void;
  reject(line: number, id: number | null, reason: string): void;
  /** Called once at the end of the input. @throws UserError when nothing in it could be used. */
  finish(): void;
}

/** How many records in a row, from the start of a file, may be unusable before the file is refused. */
export const MOST_REJECTED_BEFORE_FIRST = 10_000;

/**
 * From so many rejected records on, at least one in ten must be usable. Together with the limit above this bounds
 * the memory and the time that a file of rubbish can take.
 */
export const MOST_REJECTED_IN_BAD_COMPANY = 100_000;

export function createRecordSink(receiver: {
  readonly file: string;
  readonly onElementSet: (elements: ElementSet, line: number) => void;
  readonly onRejected: (rejected: RejectedRecord) => void;
}): RecordSink {
  const { file, onElementSet, onRejected } = receiver;
  let accepted = 0;
  let rejected = 0;
  let first: RejectedRecord | null = null;
  const refuse = (what: string): UserError => {
    const example = first ? ` (line ${first.line}: ${excerpt(first.reason, 140)})` : '';
    return new UserError(
      'format-malformed',
      `${fileInMessage(file)}: ${what}${example}`,
      'give element sets as TLE, 3LE, or OMM (CSV, JSON, XML, KVN)',
    );
  };
  return {
    file,
    accept(elements, line) {
      accepted++;
      onElementSet(elements, line);
    },
    reject(line, id, reason) {
      rejected++;
      const record: RejectedRecord = { file, line, id, reason };
      first ??= record;
      onRejected(record);
      if (accepted === 0 && rejected >= MOST_REJECTED_BEFORE_FIRST) {
        throw refuse(`none of the first ${rejected} records can be used`);
      }
      if (rejected >= MOST_REJECTED_IN_BAD_COMPANY && rejected > 9 * accepted) {
        throw refuse(`${rejected} records are unusable and only ${accepted} are good`);
      }
    },
    finish() {
      if (accepted > 0) return;
      if (rejected === 0) {
        throw new UserError(
          'file-empty',
          `${fileInMessage(file)}: the catalogue holds no record`,
          'check that the download was complete',
        );
      }
      throw refuse(rejected === 1 ? 'its only record cannot be used' : `none of its ${rejected} records can be used`);
    },
  };
}
