import { lookupOf, positionOf } from './block-builder.ts';
import type { MessageDefinition, SectionRule, ValueType } from './keyword-table.ts';
import { isSection } from './keyword-table.ts';
import { partsInOrder, sectionRuleOf } from './kvn-writer.ts';
import type { NdmBlock, NdmMessage } from './message-block.ts';

/**
 * Writes a message as JSON: the elements of the XML form as members, lists where something repeats, numbers with the
 * digits that they were written with. Units are those of the tables.
 */
export function formatJson(message: NdmMessage, definition: MessageDefinition): string {
  const attributes = [`"id":"CCSDS_${message.kind}_VERS"`, `"version":${JSON.stringify(message.version)}`];
  const members = [...attributes, ...membersOf(message.root, definition.root)];
  return `{"${definition.element}":{${members.join(',')}}}\n`;
}

function membersOf(block: NdmBlock, rule: SectionRule): string[] {
  const members = new Map<string, string[]>();
  const add = (name: string, value: string): void => {
    const list = members.get(name);
    if (list === undefined) members.set(name, [value]);
    else list.push(value);
  };
  for (const comment of block.comments) add('COMMENT', JSON.stringify(comment));
  for (const part of partsInOrder(block, rule)) {
    if (part === 'rows') for (const row of block.rows) add(rule.rows!.element, JSON.stringify(row.text));
    else if ('blocks' in part) {
      const inner = sectionRuleOf(rule, part.name);
      add(inner.tag, `{${membersOf(part, inner).join(',')}}`);
    } else {
      const item = rule.items[positionOf(rule, lookupOf(part.keyword))];
      const isPlain = item === undefined || isSection(item) || !isOtherUnit(part.unit, item.units);
      const value = jsonValue(part.value, item === undefined || isSection(item) ? 'text' : item.type.kind);
      add(part.keyword, isPlain ? value : `{"value":${value},"units":${JSON.stringify(part.unit)}}`);
    }
  }
  return [...members].map(([name, values]) => {
    const isList = values.length > 1 || name === 'COMMENT' || name === rule.rows?.element;
    return `${JSON.stringify(name)}:${isList ? `[${values.join(',')}]` : values[0]}`;
  });
}

/** Whether a unit is another than the first of the table, which is what a value without unit has. */
function isOtherUnit(unit: string | null, units: readonly string[]): boolean {
  return unit !== null && unit !== units[0];
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function jsonValue(text: string, kind: ValueType['kind']): string {
  return (kind === 'number' || kind === 'integer') && JSON_NUMBER.test(text) ? text : JSON.stringify(text);
}
