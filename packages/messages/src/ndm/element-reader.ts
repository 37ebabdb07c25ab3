import {
  addBlock,
  addField,
  addRow,
  canTake,
  closeBlock,
  lookupOf,
  type OpenBlock,
  openBlock,
  positionOf,
  type ReadingContext,
} from './block-builder.ts';
import { withCommentsMoved } from './comment-places.ts';
import type { Element } from './element.ts';
import { isSection, type MessageDefinition, type RowRule, type SectionRule, USER_DEFINED } from './keyword-table.ts';
import { isKeyword, isRow, MOST_LINE_CHARACTERS, singleBlanks } from './kvn-lines.ts';
import { malformed, quoted } from './malformed.ts';
import type { NdmBlock, NdmMessage } from './message-block.ts';
import { contextOf, definitionFor, type NdmReadOptions } from './message-definition.ts';
import { misplaced } from './misplaced.ts';

/** How strictly the elements of a message are held to the order of the tables: members of JSON have no order. */
export type ElementOrder = 'fixed' | 'any';

/** One message from its element (`<cdm>`, `"oem"`, …). */
export function messageFromElement(
  root: Element,
  definitions: readonly MessageDefinition[],
  order: ElementOrder,
  options: NdmReadOptions,
): NdmMessage {
  const { file } = options;
  const kind = root.name.toUpperCase();
  if (root.version === '' && definitions.some((each) => each.kind === kind)) {
    throw malformed(file, root.line, `<${root.name}> has no version`, `add the version, as in version="1.0"`);
  }
  const { definition, version } = definitionFor(definitions, kind, root.version, root.line, file);
  const context = contextOf(definition, version, options);
  const reading = order === 'any' ? { ...context, isUnordered: true } : context;
  const block = blockFromElement(root, definition.root, reading);
  return { kind: definition.kind, version, root: withCommentsMoved(block, definition.root) };
}

function blockFromElement(from: Element, rule: SectionRule, context: ReadingContext): NdmBlock {
  const block = openBlock(rule, from.line);
  if (from.text.trim() !== '') {
    throw malformed(context.file, from.line, `text in <${from.name}> outside of its keywords`, 'delete it');
  }
  for (const child of from.children) takeChild(block, child, context);
  return closeBlock(block, context);
}

function takeChild(block: OpenBlock, child: Element, context: ReadingContext): void {
  const { rule } = block;
  if (child.name === 'COMMENT') {
    for (const line of child.text.trim().split(LINE_ENDS)) block.comments.push(line);
    return;
  }
  if (rule.rows?.element === child.name) {
    block.taken[rule.items.length] = 1;
    const text = rowText(child, rule.rows, context);
    if (!isRow(text)) throw malformed(context.file, child.line, `${quoted(text)} is no data line`, 'give values only');
    addRow(block, text, child.line, context);
    return;
  }
  const keyword = child.name === USER_DEFINED ? `USER_DEFINED_${child.parameter}` : child.name;
  if (!isKeyword(keyword) && sectionPosition(block, child, context) === null) {
    throw malformed(context.file, child.line, `${quoted(keyword)} is no keyword`, 'keywords have no blanks and no =');
  }
  const position = sectionPosition(block, child, context) ?? fieldPosition(block, keyword, context);
  if (position < 0) throw misplaced([block], keyword, child.line, '', context);
  if (!canTake(block, position, openerOf(rule, position, keyword), context)) {
    throw misplaced([block], keyword, child.line, '', context);
  }
  const item = rule.items[position];
  if (item !== undefined && isSection(item)) {
    block.position = Math.max(block.position, position);
    block.taken[position] = 1;
    addBlock(block, item, blockFromElement(child, item, context));
    return;
  }
  if (child.children.length > 0) {
    throw malformed(
      context.file,
      child.line,
      `${keyword} holds other elements: expected a value`,
      'give a plain value',
    );
  }
  addField(block, position, keyword, singleLine(child.text), child.units, child.line, context);
}

/** In KVN a value has one line. */
function singleLine(text: string): string {
  return LINE_BREAK.test(text) ? text.trim().split(LINE_ENDS).join(' ') : text;
}

const LINE_BREAK = /[\r\n]/;
const LINE_ENDS = /[ \t]*[\r\n]+[ \t]*/;

/** The section inside that a child is; of several with the same tag the one that knows its first keyword. */
function sectionPosition(block: OpenBlock, child: Element, context: ReadingContext): number | null {
  const alike: number[] = [];
  for (const [position, item] of block.rule.items.entries()) {
    if (isSection(item) && item.tag === child.name) alike.push(position);
  }
  if (alike.length <= 1) return alike[0] ?? null;
  const first = child.children.find((each) => each.name !== 'COMMENT')?.name ?? '';
  const able = alike.filter((position) => {
    const item = block.rule.items[position];
    return item !== undefined && isSection(item) && item.positions.has(first);
  });
  return able.find((position) => canTake(block, position, first, context)) ?? able[0] ?? alike[0]!;
}

/** Where a section keeps a keyword as its own, and can take it if there are two places; -1 where it does not. */
function fieldPosition(block: OpenBlock, keyword: string, context: ReadingContext): number {
  const { rule } = block;
  const places = rule.positions.get(lookupOf(keyword)) ?? [];
  const able = places.length > 1 ? places.find((each) => canTake(block, each, keyword, context)) : undefined;
  const position = able ?? positionOf(rule, lookupOf(keyword));
  const item = rule.items[position];
  return item !== undefined && isSection(item) ? -1 : position;
}

/** Any keyword may open a section that has a tag. */
function openerOf(rule: SectionRule, position: number, keyword: string): string {
  const item = rule.items[position];
  return item !== undefined && isSection(item) ? ([...item.openers][0] ?? '') : keyword;
}

/** One row from its element: text, or one element per column. */
function rowText(from: Element, rule: RowRule, context: ReadingContext): string {
  if (from.text.length > MOST_LINE_CHARACTERS) {
    const what = `more than ${MOST_LINE_CHARACTERS} characters in ${rule.element}`;
    throw malformed(context.file, from.line, what, 'is this the right file?');
  }
  if (rule.columns === null || from.children.length === 0) return singleBlanks(from.text.trim());
  const values: string[] = [];
  let next = 0;
  for (const child of from.children) {
    const column = rule.columns.findIndex((each, index) => index >= next && each.keyword === child.name);
    const skipped = rule.columns.slice(next, column).find((each) => each.isMandatory);
    if (column < 0 || skipped !== undefined || /\s/.test(child.text.trim())) {
      const expected = rule.columns[next]?.keyword ?? `the end of ${rule.element}`;
      throw malformed(context.file, child.line, `${child.name} in ${rule.element}: expected ${expected}`, 'correct it');
    }
    values.push(child.text.trim());
    next = column + 1;
  }
  return values.join(' ');
}
