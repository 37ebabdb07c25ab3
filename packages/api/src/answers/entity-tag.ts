import { hash } from 'node:crypto';

/** A weak tag (the same for every encoding) of whatever stands for the content. */
export function entityTag(content: string | Uint8Array): string {
  return `W/"${hash('sha1', content, 'base64url').slice(0, 16)}"`;
}

/** Whether `If-None-Match` names the tag: the reader has it already. */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === tag || ifNoneMatch.trim() === '*') return true;
  const bare = tag.slice(2);
  return ifNoneMatch.split(',').some((part) => part.trim().replace(/^W\//, '') === bare);
}
