import type { Mover } from '../workers/avoidance/burn-question.ts';

/** Who moves unless somebody chooses: the second object where only that one can, by the message (KVN); else the first. */
export function ownMover(message: string): Mover {
  const [first, second] = [...message.matchAll(/^MANEUVERABLE\s*=\s*(\S+)/gm)].map(([, says]) => says);
  return first !== 'YES' && second === 'YES' ? 'secondary' : 'primary';
}
