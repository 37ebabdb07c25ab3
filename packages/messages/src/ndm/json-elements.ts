import { hasControlCharacter } from './control-characters.ts';
import { type Element, element } from './element.ts';
import { malformed, quoted } from './malformed.ts';
import { DEEPEST_NESTING, MOST_ELEMENTS, MOST_TEXT_CHARACTERS, MOST_TREE_CHARACTERS, tooLarge } from './read-limits.ts';

/**
 * Reads JSON into the same elements as XML: a member is an element of its name, a list is as many elements, and numbers
 * keep the digits that they were written with. `{"value": 715, "units": "m"}` is a value with its unit; `null` is absent.
 * The element returned has no name; its children are the members of the object, or of the objects of the list.
 */
export function jsonElements(text: string, file: string): Element {
  if (text.length > MOST_TREE_CHARACTERS)
    throw tooLarge(file, `more than ${MOST_TREE_CHARACTERS / 1e6} million characters of JSON`);
  let at = 0;
  let line = 1;
  let elements = 0;
  const fail = (what: string): Error =>
    malformed(file, line, what, 'this is not JSON: is the file damaged or cut off?');
  const skip = (): string => {
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) line++;
      else if (code !== 32 && code !== 9 && code !== 13) return text[at] ?? '';
    }
  };
  const take = (mark: string): void => {
    if (skip() !== mark)
      throw fail(`expected ${mark}, found ${at < text.length ? quoted(text.slice(at, at + 20)) : 'the end'}`);
    at++;
  };
  const string = (): string => {
    take('"');
    const from = at - 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) return parsed(text.slice(from, ++at));
      if (code === 92) at++;
      else if (code < 32) break;
    }
    throw fail('a text without its closing quote');
  };
  const parsed = (source: string): string => {
    if (source.length > MOST_TEXT_CHARACTERS) throw fail(`a text of more than ${MOST_TEXT_CHARACTERS} characters`);
    if (!source.includes('\\')) return source.slice(1, -1);
    let decoded: string;
    try {
      decoded = JSON.parse(source) as string;
    } catch (cause) {
      throw fail(`a malformed text ${quoted(source)}: ${(cause as Error).message}`);
    }
    if (hasControlCharacter(decoded)) throw fail(`a control character in ${quoted(source)}`);
    return decoded;
  };
  const scalar = (into: Element): boolean => {
    SCALAR.lastIndex = at;
    const source = SCALAR.exec(text)?.[0];
    if (source === undefined) throw fail(`expected a value, found ${quoted(text.slice(at, at + 20)) || 'the end'}`);
    at += source.length;
    into.text = source;
    return source !== 'null';
  };
  const addMember = (parent: Element, name: string, depth: number): void => {
    const mark = skip();
    if (mark === '[') {
      list(parent, name, depth);
      return;
    }
    if (++elements > MOST_ELEMENTS) throw tooLarge(file, `more than ${MOST_ELEMENTS / 1e6} million values`);
    const member = element(name, line);
    if (mark === '{') object(member, depth + 1);
    else if (mark === '"') member.text = string();
    else if (!scalar(member)) return;
    attach(parent, member);
  };
  const list = (parent: Element, name: string, depth: number): void => {
    if (depth > DEEPEST_NESTING) throw fail(`nested deeper than ${DEEPEST_NESTING}`);
    take('[');
    if (skip() === ']') at++;
    else {
      do addMember(parent, name, depth + 1);
      while (more(']'));
    }
  };
  const object = (into: Element, depth: number): void => {
    if (depth > DEEPEST_NESTING) throw fail(`nested deeper than ${DEEPEST_NESTING}`);
    take('{');
    if (skip() === '}') at++;
    else {
      do {
        skip();
        const name = string();
        take(':');
        addMember(into, name, depth);
      } while (more('}'));
    }
  };
  const more = (end: string): boolean => {
    const mark = skip();
    if (mark !== ',' && mark !== end)
      throw fail(`expected , or ${end}, found ${quoted(text.slice(at, at + 20)) || 'the end'}`);
    at++;
    return mark === ',';
  };
  const root = element('', 1);
  if (skip() === '[') {
    list(root, '', 0);
    if (root.children.some((child) => child.children.length === 0)) throw fail('a list of other things than messages');
  } else object(root, 0);
  if (skip() !== '') throw fail(`text after the end: ${quoted(text.slice(at, at + 20))}`);
  return root;
}

const SCALAR = /-?\d[\d.eE+-]{0,100}|true|false|null/y;

/** Attributes of XML are members in JSON: `value`, `units`, `parameter`, `id`, `version`, also with `@` or `#text`. */
function attach(parent: Element, member: Element): void {
  if (member.children.length === 0) {
    const name = member.name.startsWith('@') || member.name.startsWith('#') ? member.name.slice(1) : member.name;
    if (name === 'value' || name === 'text') parent.text = member.text;
    else if (name === 'units') parent.units = member.text;
    else if (name === 'parameter') parent.parameter = member.text;
    else if (name === 'version') parent.version = member.text;
    if (name === 'value' || name === 'text' || name === 'units' || name === 'parameter') return;
    if (name === 'version' || name === 'id') return;
  }
  parent.children.push(member);
}
