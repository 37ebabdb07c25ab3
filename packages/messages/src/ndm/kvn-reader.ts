import {
  addBlock,
  addField,
  addRow,
  canTake,
  closeBlock,
  lookupOf,
  type OpenBlock,
  openBlock,
  type ReadingContext,
} from './block-builder.ts';
import { withCommentsMoved } from './comment-places.ts';
import { isSection, type MessageDefinition, ROW, type SectionRule } from './keyword-table.ts';
import { type KvnLine, kvnLines } from './kvn-lines.ts';
import { malformed, quoted } from './malformed.ts';
import type { NdmMessage } from './message-block.ts';
import { contextOf, definitionFor, type NdmReadOptions } from './message-definition.ts';
import { misplaced } from './misplaced.ts';

interface Frame {
  readonly block: OpenBlock;
  /** Between its markers: only its stop marker ends it. */
  readonly isMarked: boolean;
}

/** Reads a text in KVN: one message, or several after one another, each from its `CCSDS_…_VERS` on. */
export function readKvn(
  text: string,
  definitions: readonly MessageDefinition[],
  options: NdmReadOptions,
): NdmMessage[] {
  const { file } = options;
  const messages: NdmMessage[] = [];
  let message: MessageInProgress | null = null;
  let early: string[] = [];
  for (const each of kvnLines(text, file)) {
    if (each.kind === 'keyword' && VERSION.test(each.keyword)) {
      if (message !== null) messages.push(message.finish());
      message = beginMessage(each, definitions, options);
      for (const comment of early) message.comment(comment);
      early = [];
    } else if (message !== null) message.take(each);
    else if (each.kind === 'comment') early.push(each.text);
    else {
      const what = `the message does not start with its version but with ${quoted(firstWords(each))}`;
      throw malformed(file, each.line, what, 'the first line must be such as CCSDS_CDM_VERS = 1.0');
    }
  }
  if (message !== null) messages.push(message.finish());
  return messages;
}

const VERSION = /^CCSDS_[A-Z]{2,4}_VERS$/;

function firstWords(line: KvnLine): string {
  return line.kind === 'keyword' || line.kind === 'marker' ? line.keyword : line.text;
}

interface MessageInProgress {
  comment(text: string): void;
  take(line: KvnLine): void;
  finish(): NdmMessage;
}

function beginMessage(
  first: Extract<KvnLine, { kind: 'keyword' }>,
  definitions: readonly MessageDefinition[],
  options: NdmReadOptions,
): MessageInProgress {
  const { file } = options;
  const kind = first.keyword.slice('CCSDS_'.length, -'_VERS'.length);
  const { definition, version } = definitionFor(definitions, kind, first.value, first.line, file);
  const context = contextOf(definition, version, options);
  const frames: Frame[] = [{ block: openBlock(definition.root, first.line), isMarked: false }];
  let comments: string[] = [];
  /** The stop marker that ends a group of sections which share one pair of markers, '' outside of one. */
  let groupStop = '';
  /** Whether the line before was a data line of the innermost section. */
  let isInRows = false;

  const top = (): Frame => frames.at(-1)!;
  const closeTop = (): void => {
    const { block } = frames.pop()!;
    addBlock(top().block, block.rule, closeBlock(block, context));
  };
  /** Opens sections, closes those that ended, until the innermost takes the keyword; gives its position there. */
  const enter = (keyword: string, line: number): number => {
    const lookup = lookupOf(keyword);
    let depth = frames.length - 1;
    while (positionFor(frames[depth]!.block, lookup, context) < 0) {
      if (depth === 0 || isBarrier(frames[depth]!)) throw misplacedIn(keyword, line);
      depth--;
    }
    while (frames.length - 1 > depth) closeTop();
    for (;;) {
      const { block } = top();
      const position = positionFor(block, lookup, context);
      if (position < 0) throw misplacedIn(keyword, line);
      const item = block.rule.items[position];
      if (item === undefined || !isSection(item)) return position;
      block.position = Math.max(block.position, position);
      block.taken[position] = 1;
      frames.push({ block: openBlock(item, line), isMarked: item.markers?.around === 'each' });
      if (item.markers !== null && item.markers.start === keyword) return -1;
    }
  };
  const isBarrier = (frame: Frame): boolean =>
    frame.isMarked || (groupStop !== '' && frame.block.rule.markers?.stop === groupStop);
  const misplacedIn = (keyword: string, line: number): Error => {
    const barrier = frames.findLastIndex(isBarrier);
    const open = frames.slice(Math.max(0, barrier)).map(({ block }) => block);
    const stop = barrier < 0 ? '' : frames[barrier]!.block.rule.markers!.stop;
    return misplaced(open.reverse(), keyword, line, stop, context);
  };
  const flushComments = (): void => {
    const { block } = top();
    for (const comment of comments) block.comments.push(comment);
    if (comments.length > 0) comments = [];
  };
  const start = (marker: string, line: number): void => {
    if (enter(marker, line) >= 0) throw malformed(file, line, `${marker} has no value`, `write ${marker} = value`);
    const { markers } = top().block.rule;
    if (markers?.around === 'all') groupStop = markers.stop;
    flushComments();
  };
  const stop = (marker: string, line: number): void => {
    flushComments();
    if (groupStop === marker) {
      groupStop = '';
      while (top().block.rule.markers?.stop !== marker) closeTop();
      closeTop();
      return;
    }
    const depth = frames.findLastIndex((frame) => frame.isMarked);
    const expected = depth < 0 ? '' : frames[depth]!.block.rule.markers!.stop;
    if (expected !== marker) {
      const what = expected === '' ? `${marker} ends nothing` : `${marker}: expected ${expected} first`;
      throw malformed(file, line, what, 'each block must end with its own stop line');
    }
    while (frames.length - 1 >= depth) closeTop();
  };
  return {
    comment: (text) => comments.push(text),
    take(line) {
      if (line.kind === 'comment') {
        comments.push(line.text);
        return;
      }
      if (line.kind !== 'row') isInRows = false;
      if (line.kind === 'marker') (line.keyword.endsWith('_START') ? start : stop)(line.keyword, line.line);
      else if (line.kind === 'row') {
        // Most lines of an ephemeris follow another: no section opens or ends between them.
        if (!isInRows) {
          const isKeyword = top().block.rule.positions.has(line.text.split(' ', 1)[0]!);
          if (isKeyword || !acceptsRow(frames, context)) throw strayRow(line.text, line.line, file);
          enter(ROW, line.line);
        }
        flushComments();
        addRow(top().block, line.text, line.line, context);
        isInRows = top().block.rule.rows !== null;
      } else {
        const position = enterGroup(line.keyword) ?? enter(line.keyword, line.line);
        if (position < 0) {
          const what = `${line.keyword} = ${quoted(line.value)}: a line that starts a block has no value`;
          throw malformed(file, line.line, what, `write ${line.keyword} alone`);
        }
        flushComments();
        const { value, unit } = splitUnit(top().block.rule, position, line.value);
        addField(top().block, position, line.keyword, value, unit, line.line, context);
      }
    },
    finish() {
      flushComments();
      comments = [];
      const unclosed = frames.findLast((frame) => frame.isMarked);
      const missing = groupStop !== '' ? groupStop : unclosed?.block.rule.markers?.stop;
      if (missing !== undefined) {
        throw malformed(file, top().block.line, `the message ends before ${missing}`, 'is the file cut off?');
      }
      while (frames.length > 1) closeTop();
      const root = closeBlock(frames[0]!.block, context);
      return { kind: definition.kind, version, root: withCommentsMoved(root, definition.root) };
    },
  };

  /** Inside a group that shares markers, a section's first keyword starts the next one. */
  function enterGroup(keyword: string): number | null {
    const { block } = top();
    if (groupStop === '' || block.rule.markers?.stop !== groupStop) return null;
    if (positionFor(block, lookupOf(keyword), context) >= 0 || !block.rule.openers.has(keyword)) return null;
    const { rule } = block;
    closeTop();
    frames.push({ block: openBlock(rule, block.line), isMarked: false });
    return positionFor(top().block, keyword, context);
  }
}

/** The first position from the current one on that can take the keyword; -1 for none. */
function positionFor(block: OpenBlock, keyword: string, context: ReadingContext): number {
  const positions = block.rule.positions.get(keyword);
  return positions?.find((position) => canTake(block, position, keyword, context)) ?? -1;
}

function acceptsRow(frames: readonly Frame[], context: ReadingContext): boolean {
  for (let i = frames.length - 1; i >= 0; i--) {
    if (positionFor(frames[i]!.block, ROW, context) >= 0) return true;
    if (frames[i]!.isMarked) return false;
  }
  return false;
}

function strayRow(text: string, line: number, file: string): Error {
  return malformed(
    file,
    line,
    `${quoted(text)} is not KEYWORD = value`,
    'no data line may stand here: correct or delete it',
  );
}

/** Cuts `value [unit]` where the keyword's value may have a unit: `[YO]` at the end of a name is none. */
function splitUnit(rule: SectionRule, position: number, text: string): { value: string; unit: string } {
  const item = rule.items[position];
  const isText = item === undefined || isSection(item) || item.type.kind === 'text' || item.type.kind === 'choice';
  const bracket = isText ? -1 : text.lastIndexOf('[');
  if (bracket < 0) return { value: text, unit: '' };
  // A writer of NASA's samples loses `%]` of `[%]`: a bracket that is not closed is taken as closed.
  const end = text.endsWith(']') ? -1 : undefined;
  return { value: text.slice(0, bracket).trimEnd(), unit: text.slice(bracket + 1, end) };
}
