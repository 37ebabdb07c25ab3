import type { SecondaryApproach, SecondaryChange, SecondaryEncounter } from './secondary-question.ts';

/** A close approach with one object. */
export interface ObjectApproach extends SecondaryApproach {
  readonly objectId: number;
}

/** A miss that changes by a smaller share is the same. */
const SAME_SHARE = 0.01;

/**
 * What a burn does to close approaches: each of before is the one of after of the same object that is nearest in time, if within
 * `reachMs`, at most one each.
 */
export function compareApproaches(
  before: readonly ObjectApproach[],
  after: readonly ObjectApproach[],
  reachMs: (objectId: number) => number,
): readonly SecondaryEncounter[] {
  const byObject = new Map<number, ObjectApproach[]>();
  for (const each of after) {
    const of = byObject.get(each.objectId);
    if (of === undefined) byObject.set(each.objectId, [each]);
    else of.push(each);
  }
  const taken = new Set<ObjectApproach>();
  const compared: SecondaryEncounter[] = before.map((old) => {
    const { objectId } = old;
    const next = (byObject.get(objectId) ?? [])
      .filter((each) => !taken.has(each) && Math.abs(each.tcaMs - old.tcaMs) <= reachMs(objectId))
      .toSorted((one, other) => Math.abs(one.tcaMs - old.tcaMs) - Math.abs(other.tcaMs - old.tcaMs))[0];
    if (next === undefined) return { objectId, change: 'gone', before: bare(old), after: null };
    taken.add(next);
    return { objectId, change: changeOf(old.missKm, next.missKm), before: bare(old), after: bare(next) };
  });
  const fresh = after
    .filter((each) => !taken.has(each))
    .map((each): SecondaryEncounter => ({ objectId: each.objectId, change: 'new', before: null, after: bare(each) }));
  return [...compared, ...fresh].toSorted((one, other) => distanceOf(one) - distanceOf(other));
}

function changeOf(beforeKm: number, afterKm: number): SecondaryChange {
  if (Math.abs(afterKm - beforeKm) <= SAME_SHARE * beforeKm) return 'same';
  return afterKm < beforeKm ? 'worse' : 'better';
}

/** After the burn; what is gone comes last. */
function distanceOf({ after, before }: SecondaryEncounter): number {
  return after?.missKm ?? 1e6 + before!.missKm;
}

function bare({ tcaMs, missKm, speedKmS }: ObjectApproach): SecondaryApproach {
  return { tcaMs, missKm, speedKmS };
}
