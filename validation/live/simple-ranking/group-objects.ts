import { type ElementSet, elementSetsOf, type ScreeningRun } from '@clearway/service';

/**
 * Which objects people should see as one: those with identical elements (a docked stack is published under many
 * numbers), and those that stay within the threshold of each other through the whole window. `groupOf` maps an index
 * into the run's objects to the smallest index of its group; an object alone is its own group.
 */
export interface ObjectGroups {
  readonly groupOf: Int32Array;
  /** All indices of a group of two or more, ascending, by its smallest index. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

export function groupObjects(run: ScreeningRun): ObjectGroups {
  const { approaches } = run;
  const objects = elementSetsOf(run.objects);
  const parent = Int32Array.from(objects, (_, index) => index);
  joinIdentical(objects, parent);
  const isStack = membersOfStacks(parent);
  const duration = windowSeconds(run);
  for (let i = 0; i < approaches.count; i++) {
    // Times are good to a microsecond, so an interval clipped to the window ends on its edges to that.
    if (approaches.coLocated[i] !== 1 || approaches.entry[i]! > 1e-6) continue;
    const primary = approaches.primary[i]!;
    const secondary = approaches.secondary[i]!;
    const throughout = approaches.exit[i]! >= duration - 1e-6;
    const oneStation =
      isStack[primary] === 1 && isStack[secondary] === 1 && approaches.missDistanceKm[i]! <= MOST_WITHIN_STATION_KM;
    if (throughout || oneStation) join(parent, primary, secondary);
  }
  const members = new Map<number, number[]>();
  const groupOf = parent.map((_, index) => {
    const root = rootOf(parent, index);
    if (root !== index) {
      const list = members.get(root);
      if (list) list.push(index);
      else members.set(root, [root, index]);
    }
    return root;
  });
  return { groupOf, members };
}

/** Two sets of elements of one station differ by this at most while they are fresh. */
const MOST_WITHIN_STATION_KM = 1;

/** 1 for each object that shares its elements with another. */
function membersOfStacks(parent: Int32Array): Uint8Array {
  const sizes = new Int32Array(parent.length);
  const roots = parent.map((_, index) => rootOf(parent, index));
  for (const root of roots) sizes[root]!++;
  return Uint8Array.from(roots, (root) => (sizes[root]! > 1 ? 1 : 0));
}

function windowSeconds(run: ScreeningRun): number {
  const { start, stop } = run.report.window;
  return (stop.day - start.day) * 86_400 + (stop.second - start.second);
}

function joinIdentical(objects: readonly ElementSet[], parent: Int32Array): void {
  const first = new Map<string, number>();
  objects.forEach((e, index) => {
    const key = [
      e.epoch.day,
      e.epoch.second,
      e.meanMotionRevPerDay,
      e.eccentricity,
      e.inclinationDeg,
      e.raanDeg,
      e.argumentOfPericenterDeg,
      e.meanAnomalyDeg,
      e.bstar,
    ].join(' ');
    const same = first.get(key);
    if (same === undefined) first.set(key, index);
    else join(parent, same, index);
  });
}

function rootOf(parent: Int32Array, index: number): number {
  let root = index;
  while (parent[root] !== root) root = parent[root]!;
  let at = index;
  while (parent[at] !== root) {
    const next = parent[at]!;
    parent[at] = root;
    at = next;
  }
  return root;
}

function join(parent: Int32Array, one: number, other: number): void {
  const a = rootOf(parent, one);
  const b = rootOf(parent, other);
  // The smallest index stays the root, so that a group carries its oldest number.
  if (a < b) parent[b] = a;
  else if (b < a) parent[a] = b;
}
