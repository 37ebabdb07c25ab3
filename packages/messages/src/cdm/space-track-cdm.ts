import { type Element, element } from '../ndm/element.ts';
import { isSection, type SectionRule } from '../ndm/keyword-table.ts';
import { CDM } from './cdm-definition.ts';

/**
 * Space-Track's class `cdm` as JSON: one flat object whose names are the keywords, with `SAT1_` or `SAT2_` before those of an
 * object, `…_UNIT` beside what has a unit, and `…_FRACTION` (microseconds) beside times without one. Here it becomes the
 * elements of a CDM, to be held against the same tables. Names that the standard does not have become comments of the header,
 * so that nothing is lost.
 */
export function isSpaceTrackCdm(record: Element): boolean {
  return record.children.some((child) => child.name === 'SAT1_OBJECT_DESIGNATOR');
}

export function spaceTrackCdmElement(record: Element): Element {
  const values = new Map(record.children.map((child) => [child.name.toUpperCase(), child]));
  const root = element('cdm', record.line);
  root.version = values.get('CCSDS_CDM_VERS')?.text ?? '1.0';
  const known = new Set<string>(['CCSDS_CDM_VERS']);
  const [header, body] = CDM.root.items.filter(isSection);
  const [relative, segment] = body!.items.filter(isSection);
  const bodyElement = element('body', record.line);
  bodyElement.children.push(
    sectionElement(relative!, '', values, known),
    sectionElement(segment!, 'SAT1_', values, known),
    sectionElement(segment!, 'SAT2_', values, known),
  );
  const headerElement = sectionElement(header!, '', values, known);
  for (const [name, child] of values) {
    if (known.has(name) || child.text === '' || child.text === 'null') continue;
    headerElement.children.unshift(comment(`${name} = ${child.text}`, child.line));
  }
  root.children.push(headerElement, bodyElement);
  return root;
}

type Values = ReadonlyMap<string, Element>;

function sectionElement(rule: SectionRule, prefix: string, values: Values, known: Set<string>): Element {
  const made = element(rule.tag, 1);
  for (const item of rule.items) {
    if (isSection(item)) {
      const inner = sectionElement(item, prefix, values, known);
      if (inner.children.length > 0 || item.isMandatory) made.children.push(inner);
      continue;
    }
    const name = `${prefix}${item.keyword}`;
    const given = values.get(name) ?? otherSpelling(name, values, known);
    known.add(name).add(`${name}_UNIT`).add(`${name}_FRACTION`);
    if (given === undefined) continue;
    const field = element(item.keyword, given.line);
    field.text =
      item.type.kind === 'epoch' ? isoTime(given.text, values.get(`${name}_FRACTION`)?.text ?? '') : given.text;
    if (item.keyword === 'OBJECT_TYPE' && field.text === 'TBA') field.text = 'UNKNOWN';
    field.units = values.get(`${name}_UNIT`)?.text ?? '';
    made.children.push(field);
  }
  if (prefix !== '' && rule.name === 'additionalParameters')
    made.children.unshift(...objectComments(prefix, values, known));
  return { ...made, line: made.children[0]?.line ?? values.values().next().value?.line ?? 1 };
}

function otherSpelling(name: string, values: Values, known: Set<string>): Element | undefined {
  if (!name.endsWith('_REF_FRAME')) return undefined;
  const other = name.replace('_REF_FRAME', '_REFERENCE_FRAME');
  known.add(other);
  return values.get(other);
}

/** `SAT1_COMMENT_APOGEE` and the like, as in KVN. */
function objectComments(prefix: string, values: Values, known: Set<string>): readonly Element[] {
  const comments: Element[] = [];
  for (const [name, child] of values) {
    if (!name.startsWith(`${prefix}COMMENT_`)) continue;
    known.add(name);
    if (child.text !== '' && child.text !== 'null') comments.push(comment(child.text, child.line));
  }
  return comments;
}

function comment(text: string, line: number): Element {
  return { ...element('COMMENT', line), text };
}

/** `2020-01-10 09:00:00` and 74000 µs are `2020-01-10T09:00:00.074000`. */
function isoTime(text: string, fraction: string): string {
  const time = text.trim().replace(' ', 'T');
  if (time.includes('.') || !/^\d{1,6}$/.test(fraction)) return time;
  return `${time}.${fraction.padStart(6, '0')}`;
}
