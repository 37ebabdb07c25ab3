import { LONGEST_RECORD_CHARACTERS } from '../catalog/line-splitter.ts';
import type { RecordReader } from '../catalog/record-reader.ts';

export interface JsonReceiver {
  /** The text of one object, complete in its brackets and strings (which does not yet make it valid JSON). */
  onObject(text: string, line: number): void;
  /** The text of an object whose end could not be found, up to where the next one starts or the input ends. */
  onBroken(text: string, line: number, reason: string): void;
  /** Text outside of any object. */
  onStray(line: number, reason: string): void;
  /** What to throw at an object longer than {@link LONGEST_RECORD_CHARACTERS}. */
  tooLong(line: number): Error;
}

/**
 * An object that does not end within so many characters is searched for the start of the next one: with an odd
 * number of quotes, all that follows looks like strings inside out. Real records have at most some 4,000 characters.
 */
const SUSPICIOUSLY_LONG = 16_384;

/** Where a list of objects goes on; the second pattern belongs to one object a line. */
const NEXT_OBJECT = /\}\s{0,99},?\s{0,99}(?=\{\s{0,99}")/;

const NO_END = 'its end cannot be found (a quote or bracket is missing)';

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/**
 * Cuts a stream of JSON at its outermost objects, in one list, after one another, or one a line. It keeps at most one
 * object in memory, and finds its way back after faults: an object that starts where no value may stand starts
 * anew, a string ends with its line at the latest, and an object without an end is given up at the next one.
 */
export function createJsonSplitter(receiver: JsonReceiver): RecordReader {
  let text = '';
  let at = 0;
  let line = 1;
  let start = -1;
  let startLine = 1;
  let depth = 0;
  let lists = 0;
  let inString = false;
  let strayReported = false;
  let outsideLength = 0;
  let before = 0;
  let searched = false;

  const begin = (): void => {
    start = at;
    startLine = line;
    depth = 1;
    before = OPEN;
    strayReported = false;
    outsideLength = 0;
    searched = false;
  };
  /** Gives up the object that is being read, and goes on at `next`, where another one starts. */
  const giveUp = (next: number, reason: string): void => {
    const broken = text.slice(start, next);
    receiver.onBroken(broken, startLine, reason);
    line = startLine + lineEnds(broken);
    start = -1;
    depth = 0;
    inString = false;
    at = next;
  };
  /** Where the next object starts before `limit`, judged by nothing beyond it; -1 where none does. */
  const nextObject = (limit: number): number => {
    const match = NEXT_OBJECT.exec(text.slice(start, limit));
    return match === null ? -1 : start + match.index + match[0].length;
  };

  /** Reads up to the end of an object, or of what there is. */
  const insideObject = (): void => {
    const limit = start + (searched ? LONGEST_RECORD_CHARACTERS : SUSPICIOUSLY_LONG);
    const stop = Math.min(text.length, limit);
    while (at < stop) {
      const code = text.charCodeAt(at);
      if (inString) {
        if (code === BACKSLASH) {
          if (at + 1 >= text.length) return;
          at += text.charCodeAt(at + 1) === NEWLINE ? 1 : 2;
          continue;
        }
        if (code === NEWLINE) line++;
        if (code === QUOTE || code === NEWLINE) inString = false;
      } else if (code === QUOTE) {
        inString = true;
        before = QUOTE;
      } else if (code === OPEN) {
        if (depth === 1 && before !== COLON) {
          giveUp(at, 'its closing bracket is missing');
          return;
        }
        depth++;
        before = code;
      } else if (code === OPEN_LIST) {
        depth++;
        before = code;
      } else if (code === CLOSE || code === CLOSE_LIST) {
        depth--;
        before = code;
        if (depth === 0) {
          at++;
          receiver.onObject(text.slice(start, at), startLine);
          start = -1;
          return;
        }
      } else if (code === NEWLINE) line++;
      else if (code > SPACE) before = code;
      at++;
    }
    if (at < limit) return;
    if (searched) throw receiver.tooLong(startLine);
    const next = nextObject(limit);
    if (next >= 0) giveUp(next, NO_END);
    else searched = true;
  };

  const outside = (): void => {
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === OPEN) {
        begin();
        at++;
        return;
      }
      if (++outsideLength > LONGEST_RECORD_CHARACTERS) throw receiver.tooLong(line);
      if (code === NEWLINE) line++;
      else if (code === OPEN_LIST) lists++;
      else if (code === CLOSE_LIST) lists = Math.max(0, lists - 1);
      else if (code !== SPACE && code !== TAB && code !== COMMA && !strayReported) {
        strayReported = true;
        receiver.onStray(line, 'text that belongs to no object');
      }
      at++;
    }
  };
  const read = (): void => {
    while (at < text.length) {
      const from = at;
      const wasInside = start >= 0;
      if (wasInside) insideObject();
      else outside();
      if (at === from && wasInside === start >= 0) return;
    }
  };
  return {
    push(more) {
      const keep = start >= 0 ? start : at;
      text = keep < text.length ? text.slice(keep) + more : more;
      at -= keep;
      if (start >= 0) start = 0;
      read();
    },
    end() {
      read();
      while (start >= 0) {
        const next = nextObject(text.length);
        if (next < 0) {
          receiver.onBroken(text.slice(start), startLine, 'the file ends before it does');
          return;
        }
        giveUp(next, NO_END);
        read();
      }
      if (lists > 0) receiver.onStray(line, 'the file ends before its list does: objects may be missing');
    },
  };
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
