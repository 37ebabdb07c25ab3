import { UserError } from '@clearway/astro';
import { fileInMessage } from '../catalog/excerpt.ts';
import { refuseControlCharacters } from './control-characters.ts';
import type { Element } from './element.ts';
import { type ElementOrder, messageFromElement } from './element-reader.ts';
import { jsonElements } from './json-elements.ts';
import type { MessageDefinition } from './keyword-table.ts';
import { readKvn } from './kvn-reader.ts';
import { malformed } from './malformed.ts';
import type { NdmMessage } from './message-block.ts';
import type { NdmReadOptions } from './message-definition.ts';
import { recogniseMessage, withoutMark } from './message-syntax.ts';
import { MOST_KVN_CHARACTERS } from './read-limits.ts';
import { xmlElements } from './xml-elements.ts';

/**
 * Reads the navigation data messages in a text, in KVN, XML or JSON, strictly by the tables of `definitions`: one, several
 * KVN messages after one another, or all inside an `<ndm>`.
 *
 * @param text decompressed; a byte order mark is passed over
 * @throws UserError that names the line, the keyword, what was expected and how to mend it
 */
export function readNdm(
  text: string,
  definitions: readonly MessageDefinition[],
  given: Partial<NdmReadOptions> = {},
): readonly NdmMessage[] {
  const options: NdmReadOptions = { file: '', isLenient: false, ...given };
  const { file } = options;
  const recognised = recogniseMessage(text);
  if (recognised === null) throw unrecognised(file, definitions);
  const content = withoutMark(text);
  if (content.length <= MOST_KVN_CHARACTERS) refuseControlCharacters(content, file);
  if (recognised.syntax === 'KVN') return readKvn(content, definitions, options);
  if (recognised.syntax === 'XML') return messagesIn([xmlElements(content, file)], definitions, 'fixed', options);
  const root = jsonElements(content, file);
  const messages = root.children.flatMap((child) => (child.name === '' ? child.children : [child]));
  if (recognised.kind === null) throw unrecognised(file, definitions);
  return messagesIn(messages, definitions, 'any', options);
}

function messagesIn(
  roots: readonly Element[],
  definitions: readonly MessageDefinition[],
  order: ElementOrder,
  options: NdmReadOptions,
): readonly NdmMessage[] {
  const elements = roots.flatMap((root) => (root.name === 'ndm' ? inside(root, definitions, options.file) : [root]));
  return elements.map((root) => messageFromElement(root, definitions, order, options));
}

/**
 * The messages of an `<ndm>`; its own comments and MESSAGE_ID are passed over, and messages of other kinds (attitude,
 * tracking) besides those that are read here.
 */
function inside(ndm: Element, definitions: readonly MessageDefinition[], file: string): readonly Element[] {
  const messages = ndm.children.filter((child) => !OWN_KEYWORDS.has(child.name));
  const read = messages.filter((child) => definitions.some((each) => each.element === child.name.toLowerCase()));
  if (read.length > 0) return read;
  if (messages.length > 0) return messages;
  throw malformed(file, ndm.line, '<ndm> holds no message', 'put at least one message into it');
}

const OWN_KEYWORDS: ReadonlySet<string> = new Set(['COMMENT', 'MESSAGE_ID']);

function unrecognised(file: string, definitions: readonly MessageDefinition[]): UserError {
  const name = file === '' ? 'the text' : fileInMessage(file);
  const kinds = definitions.map((each) => each.kind).join(', ');
  const { kind, element, versions } = definitions[0]!;
  const [keyword, version] = [`CCSDS_${kind}_VERS`, versions[0]!];
  return new UserError(
    'format-unknown',
    `${name} is no navigation data message (${kinds})`,
    `KVN starts with such as ${keyword} = ${version}, XML with such as <${element} id="${keyword}" version="${version}">`,
  );
}
