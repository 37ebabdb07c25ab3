import type { MessageDefinition, SectionRule } from './keyword-table.ts';
import { partsInOrder, sectionRuleOf } from './kvn-writer.ts';
import type { NdmBlock, NdmField, NdmMessage, NdmRow } from './message-block.ts';

/** Writes a message as XML (CCSDS 505.0-B), in the form without namespace prefixes. */
export function formatXml(message: NdmMessage, definition: MessageDefinition): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${definition.element} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="CCSDS_${message.kind}_VERS" version="${message.version}">`,
  ];
  writeContent(message.root, definition.root, '  ', lines);
  lines.push(`</${definition.element}>`, '');
  return lines.join('\n');
}

function writeContent(block: NdmBlock, rule: SectionRule, indent: string, lines: string[]): void {
  for (const comment of block.comments) lines.push(`${indent}<COMMENT>${escaped(comment)}</COMMENT>`);
  for (const part of partsInOrder(block, rule)) {
    if (part === 'rows') for (const row of block.rows) writeRow(row, rule, indent, lines);
    else if ('blocks' in part) {
      const inner = sectionRuleOf(rule, part.name);
      lines.push(`${indent}<${inner.tag}>`);
      writeContent(part, inner, `${indent}  `, lines);
      lines.push(`${indent}</${inner.tag}>`);
    } else writeField(part, indent, lines);
  }
}

function writeField(field: NdmField, indent: string, lines: string[]): void {
  const isUserDefined = field.keyword.startsWith('USER_DEFINED_');
  const name = isUserDefined ? 'USER_DEFINED' : field.keyword;
  const parameter = isUserDefined ? ` parameter="${escaped(field.keyword.slice('USER_DEFINED_'.length))}"` : '';
  const units = field.unit === null ? '' : ` units="${escaped(field.unit)}"`;
  lines.push(`${indent}<${name}${parameter}${units}>${escaped(field.value)}</${name}>`);
}

function writeRow(row: NdmRow, rule: SectionRule, indent: string, lines: string[]): void {
  const { element, columns } = rule.rows!;
  if (columns === null) {
    lines.push(`${indent}<${element}>${escaped(row.text)}</${element}>`);
    return;
  }
  const cells = row.text.split(' ').map((value, index) => {
    const { keyword, units } = columns[index]!;
    const unit = units.length === 0 ? '' : ` units="${units[0]}"`;
    return `<${keyword}${unit}>${escaped(value)}</${keyword}>`;
  });
  lines.push(`${indent}<${element}>${cells.join('')}</${element}>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
