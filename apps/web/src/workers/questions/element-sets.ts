import { type ElementSet, initializeSgp4, type Sgp4Constants, utcFromUnixMicros } from '@clearway/astro';
import { NO_OPERATOR_MOTIONS, type OperatorMotions } from '../operator-motions.ts';

/** The columns of the catalogue (contract's `CatalogDocument`) from which questions are answered. */
export interface CatalogColumns {
  readonly objects: { readonly object_id: readonly number[] };
  readonly element_sets: ElementColumns;
}

export interface ElementColumns {
  /** Index into the objects. */
  readonly object: readonly number[];
  /** Microseconds since 1970-01-01 UTC; in force in [from, to), null where there is no such end. */
  readonly epoch_us: readonly number[];
  readonly from_us: readonly (number | null)[];
  readonly to_us: readonly (number | null)[];
  readonly mean_motion_rev_per_day: readonly number[];
  readonly eccentricity: readonly number[];
  readonly inclination_deg: readonly number[];
  readonly raan_deg: readonly number[];
  readonly argument_of_pericenter_deg: readonly number[];
  readonly mean_anomaly_deg: readonly number[];
  readonly bstar_per_earth_radius: readonly number[];
}

/** The element sets of a catalogue. Objects go by their index in it, sets by theirs; -1 is none. */
export interface ElementSets {
  readonly objectIds: readonly number[];
  readonly indexOf: (objectId: number) => number;
  /** The set in force; outside of all intervals that of the nearest; -1 where the object has none. */
  readonly setIndexAt: (objectIndex: number, timeMs: number) => number;
  /** `setIndexAt` of every object. */
  readonly allInForce: (timeMs: number) => Int32Array;
  readonly elementSet: (setIndex: number) => ElementSet;
  readonly setInForce: (objectId: number, timeMs: number) => ElementSet | null;
  /** Initialised when first asked for; those not asked for lately are forgotten. */
  readonly constantsOf: (setIndex: number) => Sgp4Constants;
  readonly epochUs: (setIndex: number) => number;
  readonly objectIdOf: (setIndex: number) => number;
  /** What operators' ephemerides say. */
  readonly operators: OperatorMotions;
}

const LEAST_KEPT = 4096;

/** Indexes a catalogue. The sets of an object may come in any order. */
export function indexElementSets(
  catalog: CatalogColumns,
  operators: OperatorMotions = NO_OPERATOR_MOTIONS,
): ElementSets {
  const objectIds = catalog.objects.object_id;
  const columns = catalog.element_sets;
  const indices = new Map(objectIds.map((id, index) => [id, index]));
  const { starts, order } = setsByObject(columns.object, objectIds.length);
  const from = Float64Array.from(columns.from_us, (value) => value ?? Number.NEGATIVE_INFINITY);
  const to = Float64Array.from(columns.to_us, (value) => value ?? Number.POSITIVE_INFINITY);

  const setIndexAt = (objectIndex: number, timeMs: number): number => {
    const first = starts[objectIndex] ?? 0;
    const end = starts[objectIndex + 1] ?? 0;
    if (end - first === 1) return order[first]!;
    const timeUs = timeMs * 1000;
    let best = -1;
    let bestGap = Number.POSITIVE_INFINITY;
    for (let k = first; k < end; k++) {
      const set = order[k]!;
      // An interval does not hold its own end, so at that very time the next one is nearer.
      const gap = timeUs < from[set]! ? from[set]! - timeUs : timeUs >= to[set]! ? timeUs - to[set]! + 0.5 : 0;
      if (gap < bestGap || (gap === bestGap && from[set]! > from[best]!)) {
        best = set;
        bestGap = gap;
      }
    }
    return best;
  };
  const elementSet = (set: number): ElementSet => elementSetOf(columns, objectIds, set);
  const constantsOf = remember(columns.object.length, Math.max(objectIds.length, LEAST_KEPT), (set) =>
    initializeSgp4(elementSet(set)),
  );
  return {
    objectIds,
    indexOf: (objectId) => indices.get(objectId) ?? -1,
    setIndexAt,
    allInForce: (timeMs) => Int32Array.from(objectIds, (_, index) => setIndexAt(index, timeMs)),
    elementSet,
    setInForce: (objectId, timeMs) => {
      const index = indices.get(objectId);
      const set = index === undefined ? -1 : setIndexAt(index, timeMs);
      return set < 0 ? null : elementSet(set);
    },
    constantsOf,
    epochUs: (set) => columns.epoch_us[set]!,
    objectIdOf: (set) => objectIds[columns.object[set]!]!,
    operators,
  };
}

/** Sets in the order of their objects (counting sort): those of object i are `order[starts[i] … starts[i + 1])`. */
function setsByObject(object: readonly number[], objects: number): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(objects + 1);
  for (const index of object) starts[index + 1]!++;
  for (let i = 0; i < objects; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const order = new Uint32Array(object.length);
  object.forEach((index, set) => {
    order[next[index]!] = set;
    next[index]!++;
  });
  return { starts, order };
}

function elementSetOf(columns: ElementColumns, objectIds: readonly number[], set: number): ElementSet {
  return {
    id: objectIds[columns.object[set]!]!,
    name: '',
    internationalDesignator: '',
    classification: 'U',
    epoch: utcFromUnixMicros(columns.epoch_us[set]!),
    meanMotionRevPerDay: columns.mean_motion_rev_per_day[set]!,
    eccentricity: columns.eccentricity[set]!,
    inclinationDeg: columns.inclination_deg[set]!,
    raanDeg: columns.raan_deg[set]!,
    argumentOfPericenterDeg: columns.argument_of_pericenter_deg[set]!,
    meanAnomalyDeg: columns.mean_anomaly_deg[set]!,
    bstar: columns.bstar_per_earth_radius[set]!,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 0,
    revolutionAtEpoch: 0,
  };
}

/**
 * Keeps at least the `kept` values asked for last, at most twice as many: each bears the generation in which it was last
 * asked for; a generation ends when it has `kept` of them, and those of the one before it are let go. As good as a list by
 * last use, without keeping one, and found without hashing.
 */
function remember<Value>(count: number, kept: number, make: (key: number) => Value): (key: number) => Value {
  const values: (Value | undefined)[] = new Array(count).fill(undefined);
  const generations = new Uint32Array(count);
  let generation = 1;
  let size = 0;
  const begin = (): void => {
    for (let key = 0; key < count; key++) if (generations[key] !== generation) values[key] = undefined;
    generation++;
    size = 0;
  };
  return (key) => {
    const known = values[key];
    if (known !== undefined && generations[key] === generation) return known;
    const value = known ?? make(key);
    if (size >= kept) begin();
    values[key] = value;
    generations[key] = generation;
    size++;
    return value;
  };
}
