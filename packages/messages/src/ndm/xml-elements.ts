import { hasControlCharacter } from './control-characters.ts';
import { type Element, element } from './element.ts';
import { malformed, quoted } from './malformed.ts';
import { DEEPEST_NESTING, MOST_ELEMENTS, MOST_TEXT_CHARACTERS, MOST_TREE_CHARACTERS, tooLarge } from './read-limits.ts';

/**
 * Reads the XML that navigation data messages are made of into elements with line numbers: elements, attributes, text,
 * comments, CDATA and processing instructions. A document type is passed over and never fetched; one that defines
 * entities is refused, so nothing can expand. Namespace prefixes are dropped.
 *
 * By hand, because a message may be an ephemeris of 50 MB or hostile: one pass, time in proportion to length. (The parser
 * that catalogues are checked with took 7.4 s for 16 MB of states, and gives no lines with its elements.)
 */
export function xmlElements(text: string, file: string): Element {
  if (text.length > MOST_TREE_CHARACTERS)
    throw tooLarge(file, `more than ${MOST_TREE_CHARACTERS / 1e6} million characters of XML`);
  const document = element('', 1);
  const open: Element[] = [document];
  let line = 1;
  let nextLine = text.indexOf('\n');
  let elements = 0;
  const lineAt = (position: number): number => {
    for (; nextLine >= 0 && nextLine < position; nextLine = text.indexOf('\n', nextLine + 1)) line++;
    return line;
  };
  const fail = (position: number, what: string): Error =>
    malformed(file, lineAt(position), what, 'this is not well-formed XML: is the file damaged or cut off?');
  const endOf = (mark: string, from: number, what: string): number => {
    const end = text.indexOf(mark, from);
    if (end < 0) throw fail(from, `${what} has no end`);
    return end + mark.length;
  };
  const addText = (from: number, to: number, isPlain: boolean): void => {
    const piece = text.slice(from, to);
    if (piece.trim() === '') return;
    if (open.length === 1) throw fail(from, `text outside of the message: ${quoted(piece)}`);
    const current = open.at(-1)!;
    if (current.text.length + piece.length > MOST_TEXT_CHARACTERS) {
      throw fail(from, `more than ${MOST_TEXT_CHARACTERS} characters of text in <${current.name}>`);
    }
    const decoded = isPlain ? piece : decodeEntities(piece);
    if (decoded === null) throw fail(from, `an unknown entity or a bare & in ${quoted(piece)}`);
    current.text += decoded;
  };
  const startTag = (from: number): number => {
    const name = nameAt(text, from + 1);
    if (name === '') throw fail(from, `${quoted(text.slice(from, from + 20))} starts no element`);
    if (open.length > DEEPEST_NESTING) throw fail(from, `elements nested deeper than ${DEEPEST_NESTING}`);
    if (++elements > MOST_ELEMENTS) throw tooLarge(file, `more than ${MOST_ELEMENTS / 1e6} million elements`);
    if (open.length === 1 && document.children.length > 0) throw fail(from, `a second root element, <${name}>`);
    const started = element(withoutPrefix(name), lineAt(from));
    open.at(-1)!.children.push(started);
    let at = from + 1 + name.length;
    for (;;) {
      at = skipBlanks(text, at);
      if (text[at] === '>') {
        open.push(started);
        return at + 1;
      }
      if (text.startsWith('/>', at)) return at + 2;
      at = attribute(started, at);
    }
  };
  const attribute = (of: Element, from: number): number => {
    const name = nameAt(text, from);
    const equals = skipBlanks(text, from + name.length);
    const quote = skipBlanks(text, equals + 1);
    const mark = text[quote] ?? '';
    const end = mark === '"' || mark === "'" ? text.indexOf(mark, quote + 1) : -1;
    if (name === '' || text[equals] !== '=' || end < 0) throw fail(from, `a malformed attribute in <${of.name}>`);
    const value = end - quote > MOST_TEXT_CHARACTERS ? null : decodeEntities(text.slice(quote + 1, end));
    if (value === null) throw fail(from, `an unknown entity in the attribute ${name}, or too long a value`);
    if (name === 'units') of.units = value;
    else if (name === 'parameter') of.parameter = value;
    else if (name === 'version') of.version = value;
    return end + 1;
  };
  const endTag = (from: number): number => {
    const name = nameAt(text, from + 2);
    const end = skipBlanks(text, from + 2 + name.length);
    const closed = open.at(-1)!;
    if (open.length === 1 || withoutPrefix(name) !== closed.name) {
      throw fail(from, `</${name}> does not end <${closed.name}> of line ${closed.line}`);
    }
    if (text[end] !== '>') throw fail(from, `</${name}> is malformed`);
    open.pop();
    return end + 1;
  };
  const documentType = (from: number): number => {
    const end = endOf('>', from, 'the document type');
    if (text.slice(from, end).includes('[')) throw fail(from, 'a document type with definitions: these are not read');
    return end;
  };
  for (let at = 0; at < text.length; ) {
    const tag = text.indexOf('<', at);
    addText(at, tag < 0 ? text.length : tag, false);
    if (tag < 0) break;
    if (text.startsWith('<!--', tag)) at = endOf('-->', tag + 4, 'a comment');
    else if (text.startsWith('<![CDATA[', tag)) {
      at = endOf(']]>', tag, 'a CDATA section');
      addText(tag + 9, at - 3, true);
    } else if (text.startsWith('<!DOCTYPE', tag)) at = documentType(tag);
    else if (text.startsWith('<?', tag)) at = endOf('?>', tag, 'a processing instruction');
    else at = text[tag + 1] === '/' ? endTag(tag) : startTag(tag);
  }
  if (open.length > 1) throw fail(text.length, `the file ends before </${open.at(-1)!.name}>`);
  const root = document.children[0];
  if (root === undefined) throw fail(0, 'no element');
  return root;
}

const NAME = /[A-Za-z_][\w.:-]{0,200}/y;

function nameAt(text: string, position: number): string {
  NAME.lastIndex = position;
  return NAME.exec(text)?.[0] ?? '';
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13); code = text.charCodeAt(at)) at++;
  return at;
}

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Null where there is an `&` that starts none of the five entities of XML or a character's number. */
function decodeEntities(text: string): string | null {
  if (!text.includes('&')) return text;
  let isSound = true;
  const decoded = text.replace(ENTITY, (_, tens?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name]!;
    const code = tens !== undefined ? Number(tens) : Number.parseInt(hex ?? '0', 16);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
    if (hasControlCharacter(character)) isSound = false;
    return character;
  });
  return isSound ? decoded : null;
}
