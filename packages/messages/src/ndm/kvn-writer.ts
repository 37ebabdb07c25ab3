import { lookupOf, positionOf } from './block-builder.ts';
import { isSection, type MessageDefinition, type SectionRule } from './keyword-table.ts';
import type { NdmBlock, NdmField, NdmMessage } from './message-block.ts';

/** Writes a message as KVN, with the values as they were written and the units of the tables. Ends with a line feed. */
export function formatKvn(message: NdmMessage, definition: MessageDefinition): string {
  const lines: string[] = [`CCSDS_${message.kind}_VERS = ${message.version}`];
  const width = Math.min(40, widthOf(message.root));
  const writer: Writer = { lines, width };
  writeBlock(message.root, definition.root, writer);
  return `${lines.join('\n')}\n`;
}

interface Writer {
  readonly lines: string[];
  readonly width: number;
}

function widthOf(block: NdmBlock): number {
  let width = 0;
  for (const field of block.fields) width = Math.max(width, field.keyword.length);
  for (const inner of block.blocks) width = Math.max(width, widthOf(inner));
  return width;
}

function writeBlock(block: NdmBlock, rule: SectionRule, writer: Writer): void {
  for (const comment of block.comments) writer.lines.push(`COMMENT ${comment}`.trimEnd());
  const parts = partsInOrder(block, rule);
  for (const part of parts) {
    if (part === 'rows') for (const row of block.rows) writer.lines.push(row.text);
    else if ('blocks' in part) writeInner(part, block, rule, writer);
    else writeField(part, rule, writer);
  }
}

function writeInner(inner: NdmBlock, outer: NdmBlock, rule: SectionRule, writer: Writer): void {
  const item = sectionRuleOf(rule, inner.name);
  const markers = item.markers;
  const sharesMarkers = markers?.around === 'all';
  const isFirst = outer.blocks.find((each) => each.name === inner.name) === inner;
  const isLast = outer.blocks.findLast((each) => each.name === inner.name) === inner;
  if (markers !== null && (!sharesMarkers || isFirst)) writer.lines.push('', markers.start);
  writeBlock(inner, item, writer);
  if (markers !== null && (!sharesMarkers || isLast)) writer.lines.push(markers.stop, '');
}

function writeField(field: NdmField, rule: SectionRule, writer: Writer): void {
  const row = rule.matrix.find((keywords) => keywords.includes(field.keyword));
  if (row !== undefined) {
    // A row of a matrix grows on one line: its first value starts the line, the others are added to it.
    if (row[0] === field.keyword) writer.lines.push(field.value);
    else writer.lines[writer.lines.length - 1] += ` ${field.value}`;
    return;
  }
  const unit = field.unit === null ? '' : ` [${field.unit}]`;
  writer.lines.push(`${field.keyword.padEnd(writer.width)} = ${field.value}${unit}`.trimEnd());
}

/** Fields and inner blocks in the order of the table, rows before the sections that follow the last field. */
export function partsInOrder(block: NdmBlock, rule: SectionRule): readonly (NdmField | NdmBlock | 'rows')[] {
  const lastField = rule.items.findLastIndex((item) => !isSection(item));
  const parts: { readonly place: number; readonly part: NdmField | NdmBlock | 'rows' }[] = [];
  for (const part of block.fields) parts.push({ place: positionOf(rule, lookupOf(part.keyword)), part });
  for (const part of block.blocks) parts.push({ place: rule.items.indexOf(sectionRuleOf(rule, part.name)), part });
  if (block.rows.length > 0) parts.push({ place: lastField + 0.5, part: 'rows' });
  return parts.sort((a, b) => a.place - b.place).map(({ part }) => part);
}

/** The rule of an inner section. */
export function sectionRuleOf(rule: SectionRule, name: string): SectionRule {
  const item = rule.items.find((each) => isSection(each) && each.name === name);
  if (item === undefined || !isSection(item)) throw new Error(`${rule.name} has no section ${name}`);
  return item;
}
