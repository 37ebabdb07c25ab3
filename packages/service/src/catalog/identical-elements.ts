import type { ElementSet } from '@clearway/astro';

/**
 * Groups of objects published with the very same elements under different numbers, as docked modules are: equal
 * epoch, mean elements and drag term. Each group is ascending, the groups ascending by their first number.
 * @param elements one per number, ascending.
 */
export function identicalElements(elements: readonly ElementSet[]): number[][] {
  const byKey = new Map<number, ElementSet[][]>();
  const groups: ElementSet[][] = [];
  const seen = new Map<number, ElementSet>();
  for (const e of elements) {
    const key = e.epoch.day * 86_400 + e.epoch.second + e.meanAnomalyDeg * Math.PI;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, e);
      continue;
    }
    let candidates = byKey.get(key);
    if (!candidates) {
      candidates = [[first]];
      byKey.set(key, candidates);
    }
    const group = candidates.find((members) => isIdentical(members[0]!, e));
    if (!group) candidates.push([e]);
    else {
      group.push(e);
      if (group.length === 2) groups.push(group);
    }
  }
  return groups.map((group) => group.map((e) => e.id)).sort((a, b) => a[0]! - b[0]!);
}

function isIdentical(a: ElementSet, b: ElementSet): boolean {
  return (
    a.epoch.day === b.epoch.day &&
    a.epoch.second === b.epoch.second &&
    a.meanMotionRevPerDay === b.meanMotionRevPerDay &&
    a.eccentricity === b.eccentricity &&
    a.inclinationDeg === b.inclinationDeg &&
    a.raanDeg === b.raanDeg &&
    a.argumentOfPericenterDeg === b.argumentOfPericenterDeg &&
    a.meanAnomalyDeg === b.meanAnomalyDeg &&
    a.bstar === b.bstar
  );
}
