import { lookupOf, type OpenBlock, type ReadingContext } from './block-builder.ts';
import { existsIn, type FieldRule, isSection, type SectionRule } from './keyword-table.ts';
import { malformed } from './malformed.ts';

/**
 * Why a keyword (or section of XML) cannot stand where it stands.
 *
 * @param open the sections that are open there, the innermost first, as far as they could end there
 * @param stop the marker that must come before anything outside of them, '' for none
 */
export function misplaced(
  open: readonly OpenBlock[],
  keyword: string,
  line: number,
  stop: string,
  context: ReadingContext,
): Error {
  const fail = (what: string, hint: string): Error => malformed(context.file, line, what, hint);
  for (const block of open) {
    const position = block.rule.items.findIndex((item) => isNamed(item, lookupOf(keyword)));
    const item = block.rule.items[position];
    if (item === undefined) continue;
    if (!context.isLenient && !existsIn(item, context.version)) return fail(...ofOtherVersion(keyword, context));
    if (block.taken[position] === 1) return fail(`${keyword} is given twice in ${block.rule.name}`, 'keep one of them');
    const what = `${keyword} is out of order: the standard has it before ${lastTaken(block)}`;
    return fail(what, 'the order of keywords is fixed: move the line up');
  }
  for (const block of open) {
    const position = block.rule.positions.get(lookupOf(keyword))?.[0] ?? -1;
    const item = block.rule.items[position];
    if (item === undefined || !isSection(item) || position >= block.position) continue;
    const what = `${keyword} is out of order: it belongs into ${item.name}, before ${lastTaken(block)}`;
    return fail(what, 'the order of keywords is fixed: move the line up');
  }
  const item = itemNamed(context.root, lookupOf(keyword));
  if (item === undefined) {
    const what = `${keyword} is no keyword of an ${context.kind}`.replace('an CDM', 'a CDM');
    return fail(what, 'correct the spelling, leave it out, or make it a COMMENT');
  }
  if (!context.isLenient && !existsIn(item, context.version)) return fail(...ofOtherVersion(keyword, context));
  const inner = open[0]!;
  const where = stop === '' ? `after ${lastTaken(inner)}` : `into ${inner.rule.name}: expected ${stop} first`;
  return fail(`${keyword} does not belong ${where}`, 'the order of keywords is fixed: move it to its section');
}

function ofOtherVersion(keyword: string, context: ReadingContext): [what: string, hint: string] {
  const what = `${keyword} is no keyword of version ${context.version}`;
  return [what, 'leave it out, or give the version of the message that has it'];
}

function nameOf(item: FieldRule | SectionRule): string {
  return isSection(item) ? item.tag : item.keyword;
}

function isNamed(item: FieldRule | SectionRule, name: string): boolean {
  return nameOf(item) === name || (isSection(item) && item.markers?.start === name);
}

function itemNamed(rule: SectionRule, name: string): FieldRule | SectionRule | undefined {
  for (const item of rule.items) {
    if (isNamed(item, name)) return item;
    const inner = isSection(item) ? itemNamed(item, name) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** What the block had last. */
function lastTaken(block: OpenBlock): string {
  const last = block.taken[block.position] === 1 ? block.rule.items[block.position] : undefined;
  return last === undefined ? `the start of ${block.rule.name}` : nameOf(last);
}
