import { UserError } from '@clearway/astro';
import { fileInMessage } from './excerpt.ts';
import type { RecordReader } from './record-reader.ts';

/** The longest line, or record, that is read. The longest real OMM record has about 4,000 characters. */
export const LONGEST_RECORD_CHARACTERS = 1_000_000;

/** How much of nothing may follow one another: a guard against files of blanks, which unpack from a few bytes. */
export const MOST_BLANK_CHARACTERS = 1_000_000;

/**
 * Cuts text into lines and passes each that is not blank on without its line end, with its number from 1.
 * @throws UserError from `push` at a line of more than {@link LONGEST_RECORD_CHARACTERS} characters, and where more than
 *   {@link MOST_BLANK_CHARACTERS} of blank lines follow one another.
 */
export function createLineSplitter(
  file: string,
  onLine: (line: string, number: number) => void,
  onEnd: () => void,
): RecordReader {
  let rest: string[] = [];
  let restLength = 0;
  let number = 1;
  let blank = 0;
  const tooLong = (): UserError => recordTooLong(file, number, 'line');
  return {
    push(text) {
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        if (restLength + end - start > LONGEST_RECORD_CHARACTERS) throw tooLong();
        let line = text.slice(start, end);
        if (restLength > 0) {
          line = rest.join('') + line;
          rest = [];
          restLength = 0;
        }
        if (!isBlank(line)) {
          onLine(line, number);
          blank = 0;
        } else {
          blank += line.length + 1;
          if (blank > MOST_BLANK_CHARACTERS) throw tooBlank(file, number);
        }
        number++;
        start = end + 1;
      }
      if (start < text.length) {
        rest.push(text.slice(start));
        restLength += text.length - start;
        if (restLength > LONGEST_RECORD_CHARACTERS) throw tooLong();
      }
    },
    end() {
      const line = rest.join('');
      if (!isBlank(line)) onLine(line, number);
      onEnd();
    },
  };
}

function isBlank(line: string): boolean {
  // Nearly every line starts with a character that shows.
  return !(line.charCodeAt(0) > 32) && line.trim() === '';
}

function tooBlank(file: string, line: number): UserError {
  return new UserError(
    'format-malformed',
    `${fileInMessage(file)}: line ${line}: more than ${MOST_BLANK_CHARACTERS} characters of blank lines in a row`,
    'check that this is the right file and that it is not damaged',
  );
}

export function recordTooLong(file: string, line: number, what: 'line' | 'record'): UserError {
  return new UserError(
    'format-malformed',
    `${fileInMessage(file)}: line ${line}: a ${what} of more than ${LONGEST_RECORD_CHARACTERS} characters`,
    'no catalogue has such records: check that this is the right file and that it is not damaged',
  );
}
