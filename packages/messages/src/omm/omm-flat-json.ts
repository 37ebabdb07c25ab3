import { refuseControlCharacters } from '../ndm/control-characters.ts';
import { type Element, element } from '../ndm/element.ts';
import { messageFromElement } from '../ndm/element-reader.ts';
import { jsonElements } from '../ndm/json-elements.ts';
import { isSection, type SectionRule } from '../ndm/keyword-table.ts';
import type { NdmMessage } from '../ndm/message-block.ts';
import { recogniseMessage, withoutMark } from '../ndm/message-syntax.ts';
import { OMM } from './omm-table.ts';

/** As far as the first record reaches. */
const LOOKED_AT = 20_000;

/** What CelesTrak's JSON leaves out because it is the same in all of its records. */
const ALIKE: Readonly<Record<string, string>> = {
  CREATION_DATE: '',
  ORIGINATOR: '',
  CENTER_NAME: 'EARTH',
  REF_FRAME: 'TEME',
  TIME_SYSTEM: 'UTC',
  MEAN_ELEMENT_THEORY: 'SGP4',
};

/** Whether a text is OMMs as CelesTrak and Space-Track write them in JSON: flat objects whose names are the keywords. */
export function isFlatOmmJson(text: string): boolean {
  const recognised = recogniseMessage(text);
  return (
    recognised?.syntax === 'JSON' && recognised.kind === null && /"MEAN_MOTION"\s*:/.test(text.slice(0, LOOKED_AT))
  );
}

/**
 * Flat records as OMMs, held against the same tables. What the standard does not have (`RCS_SIZE`, `TLE_LINE1`) becomes
 * user-defined, so that nothing is lost.
 */
export function readFlatOmms(text: string, file: string): NdmMessage[] {
  const content = withoutMark(text);
  refuseControlCharacters(content, file);
  const root = jsonElements(content, file);
  const records = root.children.filter((child) => child.name === '');
  return (records.length > 0 ? records : [root]).map((record) =>
    messageFromElement(ommElement(record), [OMM], 'any', { file, isLenient: false }),
  );
}

function ommElement(record: Element): Element {
  const values = new Map(record.children.map((child) => [child.name, child]));
  const root = element('omm', record.line);
  root.version = values.get('CCSDS_OMM_VERS')?.text ?? '2.0';
  const used = new Set(['CCSDS_OMM_VERS', 'COMMENT']);
  root.children.push(...sectionsOf(OMM.root, record, values, used));
  const comment = values.get('COMMENT');
  if (comment !== undefined) root.children[0]!.children.unshift(comment);
  const rest = [...values.values()].filter(({ name, text }) => !used.has(name) && text !== '');
  if (rest.length > 0) dataOf(root).children.push(userDefined(rest, record.line));
  return root;
}

function sectionsOf(
  rule: SectionRule,
  record: Element,
  values: ReadonlyMap<string, Element>,
  used: Set<string>,
): Element[] {
  const made: Element[] = [];
  for (const item of rule.items) {
    if (isSection(item)) {
      const inner = element(item.name, record.line);
      inner.children.push(...sectionsOf(item, record, values, used));
      if (inner.children.length > 0 || item.isMandatory) made.push(inner);
      continue;
    }
    const given = values.get(item.keyword);
    const text = given?.text ?? (Object.hasOwn(ALIKE, item.keyword) ? ALIKE[item.keyword]! : null);
    if (text === null) continue;
    used.add(item.keyword);
    const field = element(item.keyword, given?.line ?? record.line);
    // Space-Track writes some times with a blank.
    field.text = item.type.kind === 'epoch' ? text.trim().replace(' ', 'T') : text;
    made.push(field);
  }
  return made;
}

/** The `data` of a message, where the blocks of its table lie. */
function dataOf(root: Element): Element {
  const segment = root.children.find(({ name }) => name === 'body')!.children[0]!;
  return segment.children.find(({ name }) => name === 'data')!;
}

function userDefined(rest: readonly Element[], line: number): Element {
  const block = element('userDefinedParameters', line);
  for (const { name, text, line: at } of rest) {
    const field = element('USER_DEFINED', at);
    field.parameter = name.replace(/^USER_DEFINED_/, '');
    field.text = text;
    block.children.push(field);
  }
  return block;
}
