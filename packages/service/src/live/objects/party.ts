import type { Party } from '@clearway/contract';
import type { ObjectIndex } from './object-index.ts';

/** What a list needs of the objects: who they are. */
export type KnownObjects = Pick<ObjectIndex, 'summary' | 'row' | 'revision'>;

/** An object as one of the two of an encounter; one that is not known goes by its number. */
export function partyOf(
  objects: KnownObjects,
  id: number,
  elementAgeDays: number | null,
  togetherWith: readonly number[],
): Party {
  const summary = objects.summary(id);
  return {
    object_id: id,
    name: summary?.name ?? String(id),
    kind: summary?.kind ?? 'unknown',
    owner: summary?.owner ?? null,
    fleet: summary?.fleet ?? null,
    regime: summary?.regime ?? null,
    manoeuvrable: objects.row(id)?.manoeuvrable ?? null,
    element_age_days: elementAgeDays,
    together_with: togetherWith,
  };
}
