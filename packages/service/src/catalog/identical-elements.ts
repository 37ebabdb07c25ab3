import type { ElementSet } from '@clearway/astro';

/**
 * Groups of objects published with the very same elements under different numbers, as docked modules are: equal
 * epoch, mean elements and drag term. Each group is ascending, the groups ascending by their first number.
 * @param elements one per number, ascending.
 */
export function identicalElements(elements: readonly ElementSet[]): number[][] {
  const keys = Float64Array.from(elements, keyOf);
  const repeated = repeatedValues(keys);
  if (repeated.size === 0) return [];
  const groupsOfKey = new Map<number, ElementSet[][]>();
  elements.forEach((e, index) => {
    const key = keys[index]!;
    if (!repeated.has(key)) return;
    const groups = groupsOfKey.get(key) ?? [];
    const group = groups.find((members) => isIdentical(members[0]!, e));
    if (group) group.push(e);
    else groups.push([e]);
    groupsOfKey.set(key, groups);
  });
  return [...groupsOfKey.values()]
    .flat()
    .filter((group) => group.length > 1)
    .map((group) => group.map((e) => e.id))
    .sort((a, b) => a[0]! - b[0]!);
}

/** Equal for identical elements, and for hardly any others. */
function keyOf(e: ElementSet): number {
  return e.epoch.day * 86_400 + e.epoch.second + e.meanAnomalyDeg * Math.PI;
}

/** Sorting a million numbers takes a tenth of a second, asking a map for each of them ten times as long. */
function repeatedValues(values: Float64Array): Set<number> {
  const sorted = values.slice().sort();
  const repeated = new Set<number>();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) repeated.add(sorted[i]!);
  return repeated;
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
