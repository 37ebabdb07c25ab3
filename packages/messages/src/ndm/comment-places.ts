import { isSection, type SectionRule } from './keyword-table.ts';
import type { NdmBlock } from './message-block.ts';

/**
 * KVN cannot tell the comments of a section that has neither markers nor keywords of its own (`body`, `data`), or none in
 * this message, from those of the section that follows: they become the latter's, so that all three forms give the same.
 */
export function withCommentsMoved(block: NdmBlock, rule: SectionRule): NdmBlock {
  const isPure = rule.rows === null && rule.markers === null && rule.items.every(isSection);
  let waiting = isPure && block.blocks.length > 0 ? block.comments : [];
  const comments = isPure && block.blocks.length > 0 ? [] : block.comments;
  const blocks: NdmBlock[] = [];
  for (const [index, each] of block.blocks.entries()) {
    const inner = rule.items.find((item) => isSection(item) && item.name === each.name);
    if (inner === undefined || !isSection(inner)) throw new Error(`${rule.name} has no section ${each.name}`);
    const whole = { ...each, comments: [...waiting, ...each.comments] };
    waiting = [];
    const isBare = inner.markers === null && each.fields.length + each.rows.length + each.blocks.length === 0;
    if (isBare && index < block.blocks.length - 1) waiting = whole.comments;
    else blocks.push(withCommentsMoved(whole, inner));
  }
  return { ...block, comments, blocks };
}
