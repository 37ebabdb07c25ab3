import { kindFromName, type ObjectKind } from '../../runs/rank-object-kind.ts';

/**
 * Objects in orbit with public elements, counted in March 2026: what Space-Track publishes, of which CelesTrak's groups
 * hold about two thirds.
 */
const PUBLIC_OBJECTS = 33_500;

/** How complete a catalogue is, in a sentence: who is in it, and what share of everything published that is. */
export function catalogCompleteness(names: readonly string[]): string {
  const counts: Record<ObjectKind, number> = { payload: 0, 'rocket body': 0, debris: 0, unknown: 0 };
  for (const name of names) counts[kindFromName(name)]++;
  const by = (['payload', 'rocket body', 'debris', 'unknown'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind].toLocaleString('en-US')} ${plural(kind, counts[kind])}`);
  const share = Math.round((names.length / PUBLIC_OBJECTS) * 100);
  const total = PUBLIC_OBJECTS.toLocaleString('en-US');
  if (share >= 95) return `${by.join(', ')}: about as many as have public elements.`;
  const how = share < 1 ? 'less than 1 %' : `about ${share} %`;
  return `${by.join(', ')}: ${how} of the some ${total} objects with public elements, so approaches to the others are not seen.`;
}

function plural(kind: ObjectKind, count: number): string {
  if (kind === 'rocket body') return count === 1 ? 'rocket body' : 'rocket bodies';
  if (kind === 'payload') return count === 1 ? 'payload' : 'payloads';
  return kind;
}
