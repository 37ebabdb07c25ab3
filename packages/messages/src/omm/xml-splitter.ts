import { LONGEST_RECORD_CHARACTERS } from '../catalog/line-splitter.ts';
import type { RecordReader } from '../catalog/record-reader.ts';

export interface XmlReceiver {
  /** The text of one `<omm>` element, from its start tag to its end tag. */
  onElement(text: string, line: number): void;
  /** The text of an `<omm>` that has no end tag before the next one starts or the input ends. */
  onBroken(text: string, line: number, reason: string): void;
  /** The input ends inside the outermost element, between two messages. */
  onCutOff(line: number): void;
  /** What to throw at an element, or text between two, longer than {@link LONGEST_RECORD_CHARACTERS}. */
  tooLong(line: number): Error;
}

/** A mark is judged when so many characters are there, or the input has ended: no mark below is longer. */
const MARK_CHARACTERS = 200;
const MARK = /<(?:!--|!\[CDATA\[|(\/?)(?:[\w.-]{1,100}:)?(?:(ndm)(?=[\s>])|omm(?=[\s/>])(?:\s{0,50}>)?))/y;
const NO_END = 'its end tag is missing';

/** Cuts a stream of XML at its `<omm>` elements, keeping at most one of them in memory. Comments hide what they hold. */
export function createXmlSplitter(receiver: XmlReceiver): RecordReader {
  let text = '';
  /** Where reading goes on. */
  let at = 0;
  /** Where the `<omm>` being read starts, -1 outside of one; or else where the text after the last one starts. */
  let start = -1;
  let since = 0;
  let startLine = 1;
  let open = false;
  /** The end of the comment or CDATA section being read. */
  let hiddenUntil = '';
  let line = 1;
  let counted = 0;

  const lineAt = (position: number): number => {
    for (let end = text.indexOf('\n', counted); end >= 0 && end < position; end = text.indexOf('\n', end + 1)) line++;
    counted = Math.max(counted, position);
    return line;
  };
  const checkLength = (position: number): void => {
    if (position - (start >= 0 ? start : since) > LONGEST_RECORD_CHARACTERS) {
      throw receiver.tooLong(start >= 0 ? startLine : lineAt(position));
    }
  };
  /** Takes the next mark; false where more text is needed first. */
  const step = (ended: boolean): boolean => {
    if (hiddenUntil !== '') {
      const end = text.indexOf(hiddenUntil, at);
      at = end >= 0 ? end + hiddenUntil.length : Math.max(at, text.length - hiddenUntil.length + 1);
      if (end >= 0) hiddenUntil = '';
      return end >= 0;
    }
    const tag = text.indexOf('<', at);
    if (tag < 0 || (!ended && text.length - tag < MARK_CHARACTERS)) {
      at = tag < 0 ? text.length : tag;
      return false;
    }
    MARK.lastIndex = tag;
    const match = MARK.exec(text);
    at = match === null ? tag + 1 : tag + match[0].length;
    if (match !== null) take(match, tag);
    return true;
  };
  const take = (match: RegExpExecArray, tag: number): void => {
    const mark = match[0];
    if (mark === '<!--') hiddenUntil = '-->';
    else if (mark === '<![CDATA[') hiddenUntil = ']]>';
    else if (match[2] !== undefined) open = match[1] === '';
    else if (match[1] === '') {
      checkLength(tag);
      if (start >= 0) receiver.onBroken(text.slice(start, tag), startLine, NO_END);
      start = tag;
      startLine = lineAt(tag);
    } else if (start >= 0 && mark.endsWith('>')) {
      checkLength(at);
      receiver.onElement(text.slice(start, at), startLine);
      start = -1;
      since = at;
    }
  };
  return {
    push(more) {
      const keep = start >= 0 ? start : at;
      lineAt(keep);
      text = text.slice(keep) + more;
      at -= keep;
      counted -= keep;
      since -= keep;
      if (start >= 0) start = 0;
      while (step(false));
      checkLength(at);
    },
    end() {
      while (step(true));
      checkLength(at);
      if (start >= 0) receiver.onBroken(text.slice(start), startLine, 'the file ends before it does');
      else if (open || hiddenUntil !== '') receiver.onCutOff(lineAt(text.length));
    },
  };
}
