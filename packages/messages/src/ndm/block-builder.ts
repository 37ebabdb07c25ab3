import { existsIn, type FieldRule, isSection, ROW, type SectionRule, USER_DEFINED } from './keyword-table.ts';
import { malformed, quoted } from './malformed.ts';
import type { NdmBlock, NdmField, NdmRow } from './message-block.ts';
import { checkedUnit, valueFault } from './value-check.ts';

/** A block while it is read: it checks each value, the order, and at its end that nothing is missing. */
export interface OpenBlock {
  readonly rule: SectionRule;
  readonly line: number;
  readonly comments: string[];
  readonly fields: NdmField[];
  readonly rows: NdmRow[];
  readonly blocks: NdmBlock[];
  /** Position of the last item taken, in the rule's order. */
  position: number;
  /** By position, whether the item is there. */
  readonly taken: Uint8Array;
  /** How many of the matrix's values came as bare numbers. */
  matrixValues: number;
}

export interface ReadingContext {
  readonly file: string;
  readonly version: string;
  /** How a place is called in messages: `OEM`, `CDM`. */
  readonly kind: string;
  /** The whole table. */
  readonly root: SectionRule;
  /** Whether keywords may stand in any order inside their section. */
  readonly isUnordered: boolean;
  /** Whether keywords of other versions are taken. */
  readonly isLenient: boolean;
  /** Values of optional keywords that say that there is none. */
  readonly absent: readonly string[];
}

export function openBlock(rule: SectionRule, line: number): OpenBlock {
  const taken = new Uint8Array(rule.items.length + 1);
  return { rule, line, comments: [], fields: [], rows: [], blocks: [], position: 0, taken, matrixValues: 0 };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no message may hold, and XML cannot
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ALL_CONTROLS = new RegExp(CONTROL, 'g');

/** Checks a value against its rule and adds it. An empty value of an optional keyword is as if absent. */
export function addField(
  block: OpenBlock,
  position: number,
  keyword: string,
  rawValue: string,
  rawUnit: string,
  line: number,
  context: ReadingContext,
): void {
  const item = block.rule.items[position];
  const rule = item !== undefined && !isSection(item) ? item : null;
  const value = rawValue.trim();
  if (CONTROL.test(value)) {
    throw malformed(context.file, line, `${keyword} has control characters: expected printable ones`, 'delete them');
  }
  if (value === '' && !rule?.mayBeEmpty) {
    if (rule?.isMandatory) {
      throw malformed(context.file, line, `${keyword} has no value: ${expectation(rule)}`, `give ${keyword} a value`);
    }
    if (rule !== null) return;
  }
  if (rule !== null && !rule.isMandatory && rule.type.kind !== 'text' && context.absent.includes(value)) return;
  block.position = Math.max(block.position, position);
  block.taken[position] = 1;
  if (rule === null || value === '') {
    block.fields.push({ keyword, value, unit: null, line });
    return;
  }
  // An epoch has no unit, seconds from EPOCH_TZERO have it only where it is given.
  const unit =
    rule.type.kind === 'epochOrOffset' && rawUnit === '' ? { unit: null } : checkedUnit(rule, rawUnit.trim());
  const fault = valueFault(rule.type, value) || ('fault' in unit ? unit.fault : '');
  if (fault !== '') throw malformed(context.file, line, `${keyword} = ${quoted(value)}: ${fault}`, hintOf(rule));
  block.fields.push({ keyword, value, unit: 'unit' in unit ? unit.unit : null, line });
}

/** Adds a row; where the section's data lines are a matrix, its numbers become fields. */
export function addRow(block: OpenBlock, text: string, line: number, context: ReadingContext): void {
  block.position = Math.max(block.position, positionAfterFields(block.rule));
  if (block.rule.matrix.length > 0) {
    addMatrixRow(block, text, line, context);
    return;
  }
  const columns = block.rule.rows?.columns ?? null;
  if (columns !== null) checkColumns(columns, text, line, context);
  block.rows.push({ text, line });
}

function addMatrixRow(block: OpenBlock, text: string, line: number, context: ReadingContext): void {
  const row = block.rule.matrix.find((keywords) => block.taken[positionOf(block.rule, keywords[0]!)] === 0);
  if (row === undefined) {
    throw malformed(context.file, line, `a line too many in ${block.rule.name}: ${quoted(text)}`, MATRIX_HINT);
  }
  const values = text.split(' ', row.length + 1);
  if (values.length !== row.length) {
    const what = `${quoted(text)}: expected the ${row.length} numbers ${row[0]} to ${row.at(-1)}`;
    throw malformed(context.file, line, what, MATRIX_HINT);
  }
  for (const [index, keyword] of row.entries()) {
    addField(block, positionOf(block.rule, keyword), keyword, values[index]!, '', line, context);
  }
}

const MATRIX_HINT = 'write the lower triangle of the matrix, one row per line';

function checkColumns(columns: readonly FieldRule[], text: string, line: number, context: ReadingContext): void {
  const values = text.split(' ', columns.length + 1);
  const least = columns.filter((column) => column.isMandatory).length;
  if (values.length !== least && values.length !== columns.length) {
    const count = least === columns.length ? `${least}` : `${least} or ${columns.length}`;
    const what = `${quoted(text)}: expected the ${count} values ${columns.map((each) => each.keyword).join(' ')}`;
    throw malformed(context.file, line, what, 'separate the values of a line by blanks');
  }
  for (const [index, value] of values.entries()) {
    const fault = valueFault(columns[index]!.type, value);
    if (fault !== '')
      throw malformed(context.file, line, `${columns[index]!.keyword} = ${quoted(value)}: ${fault}`, HINT);
  }
}

const HINT = 'correct the value';

/** The block when all of it is read; refuses it where something mandatory is missing. */
export function closeBlock(block: OpenBlock, context: ReadingContext): NdmBlock {
  for (const [position, item] of block.rule.items.entries()) {
    if (!item.isMandatory || block.taken[position] === 1 || !existsIn(item, context.version)) continue;
    const name = isSection(item) ? `${item.name} (${[...item.openers][0] ?? ''}, …)` : item.keyword;
    throw malformed(
      context.file,
      block.line,
      `${context.kind} ${block.rule.name}: ${name} is missing`,
      `add ${name}${placeOf(block.rule, position)}`,
    );
  }
  const { rule, line, rows } = block;
  // A comment never stops a message from being read.
  const comments = block.comments.map((comment) =>
    CONTROL.test(comment) ? comment.replace(ALL_CONTROLS, '?') : comment,
  );
  const hasElsewhere = hasFieldElsewhere(block);
  const given = hasElsewhere ? withoutRepetition(block.fields, context) : block.fields;
  const fields = context.isUnordered || hasElsewhere ? inTableOrder(given, rule) : given;
  const blocks = context.isUnordered ? blocksInTableOrder(block.blocks, rule) : block.blocks;
  return { name: rule.name, line, comments, fields, rows, blocks };
}

function hasFieldElsewhere({ rule, taken }: OpenBlock): boolean {
  return rule.items.some((_, position) => taken[position] === 1 && isElsewhere(rule, position));
}

/** A keyword that stands at both of its places must say the same there, and is kept once. */
function withoutRepetition(fields: readonly NdmField[], context: ReadingContext): readonly NdmField[] {
  return fields.filter((field, index) => {
    const before = fields.findIndex(({ keyword }) => keyword === field.keyword);
    if (before === index || field.keyword.startsWith('USER_DEFINED_')) return true;
    if (fields[before]!.value === field.value) return false;
    const what = `${field.keyword} = ${quoted(field.value)}, but ${quoted(fields[before]!.value)} in line ${fields[before]!.line}`;
    throw malformed(context.file, field.line, what, 'keep one of them');
  });
}

/** Where an item belongs, for a hint: ` after TCA`. */
function placeOf(rule: SectionRule, position: number): string {
  const before = rule.items[position - 1];
  return before === undefined
    ? ` at the start of ${rule.name}`
    : ` after ${isSection(before) ? before.name : before.keyword}`;
}

/** Whether an item can be taken at this position: not one of an earlier position, and not twice unless it repeats. */
export function canTake(block: OpenBlock, position: number, keyword: string, context: ReadingContext): boolean {
  const item = block.rule.items[position];
  if (item === undefined) return keyword !== ROW || !hasTrailingSection(block);
  if (position < block.position && !context.isUnordered) return false;
  if (!context.isLenient && !existsIn(item, context.version)) return false;
  if (block.taken[position] === 0) return true;
  return item.repeats && (!isSection(item) || item.openers.has(keyword) || item.markers?.start === keyword);
}

/** Rows stand before the sections that follow the last keyword. */
function hasTrailingSection(block: OpenBlock): boolean {
  return block.taken.indexOf(1, positionAfterFields(block.rule) + 1) >= 0 && block.rule.matrix.length === 0;
}

/** Where a user-defined keyword or row is kept, or a field of a section; -1 where the section has no such keyword. */
export function positionOf(rule: SectionRule, keyword: string): number {
  const positions = rule.positions.get(keyword);
  if (positions === undefined) return -1;
  return positions.length === 1 ? positions[0]! : (positions.find((each) => !isElsewhere(rule, each)) ?? positions[0]!);
}

function isElsewhere(rule: SectionRule, position: number): boolean {
  const item = rule.items[position];
  return item !== undefined && !isSection(item) && item.isElsewhere;
}

/** By what a keyword is looked up: all of `USER_DEFINED_…` are one. */
export function lookupOf(keyword: string): string {
  return keyword.startsWith('USER_DEFINED_') ? USER_DEFINED : keyword;
}

function positionAfterFields(rule: SectionRule): number {
  const last = rule.items.findLastIndex((item) => !isSection(item));
  return rule.matrix.length > 0 ? 0 : last;
}

function expectation(rule: FieldRule): string {
  const unit = rule.units.length > 0 ? ` in ${rule.units[0]}` : '';
  return rule.type.kind === 'text' ? 'expected text' : `${valueFault(rule.type, '?') || 'expected a value'}${unit}`;
}

function hintOf(rule: FieldRule): string {
  const unit = rule.units.length > 0 ? ` in ${rule.units.join(' or ')}` : '';
  return `give ${rule.keyword} as ${rule.type.kind === 'choice' ? 'one of these words' : rule.type.kind}${unit}`;
}

function inTableOrder(fields: readonly NdmField[], rule: SectionRule): readonly NdmField[] {
  const rank = (field: NdmField): number => positionOf(rule, lookupOf(field.keyword));
  return [...fields].sort((a, b) => rank(a) - rank(b));
}

function blocksInTableOrder(blocks: readonly NdmBlock[], rule: SectionRule): readonly NdmBlock[] {
  const rank = (block: NdmBlock): number => rule.items.findIndex((item) => isSection(item) && item.name === block.name);
  return [...blocks].sort((a, b) => rank(a) - rank(b));
}

/** Adds a block that is closed. Empty ones that KVN would not show (an XML section with empty values) are as if absent. */
export function addBlock(outer: OpenBlock, rule: SectionRule, inner: NdmBlock): void {
  const isEmpty = [inner.comments, inner.fields, inner.rows, inner.blocks].every((part) => part.length === 0);
  if (!isEmpty || rule.markers !== null) outer.blocks.push(inner);
}
