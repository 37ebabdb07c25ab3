import type { SecondaryScreen } from '@clearway/avoidance';
import type { ScreenedCatalog } from './screened-catalog.ts';

/** An object of which other elements may change what a burn of the plan runs into. */
export interface PlanNeighbour {
  readonly object_id: number;
  /** That it was screened by. */
  readonly element_set_id: number;
  /** How near it passes the nominal path in all the time that is screened, km; 0: it comes close to a burnt path. */
  readonly km: number;
}

/**
 * All objects that pass through the corridor, 200 km ahead of the satellite and behind it, the nearest first. Newer elements move an object
 * along its own orbit most, by some kilometres for each day: what is farther can come near by a manoeuvre alone. Whoever shares the
 * elements of another stands for itself.
 */
export function corridorNeighbours(
  screen: SecondaryScreen | null,
  catalog: ScreenedCatalog | null,
  near: ReadonlySet<number>,
): readonly PlanNeighbour[] {
  if (screen === null || catalog === null) return [];
  const { passages, ids, together } = screen.corridor;
  const least = new Map<number, number>();
  for (let k = 0; k < passages.count; k++) {
    const id = ids[passages.object[k]!]!;
    const km = Math.hypot(passages.shift[k]! * passages.speed[k]!, passages.gap[k]!);
    least.set(id, Math.min(km, least.get(id) ?? Number.POSITIVE_INFINITY));
  }
  for (const [first, ...twins] of together) {
    for (const twin of least.has(first!) ? twins : []) least.set(twin, least.get(first!)!);
  }
  for (const id of near) least.set(id, 0);
  return catalog.elements
    .flatMap(({ id }, k) => {
      const km = least.get(id);
      return km === undefined
        ? []
        : [{ object_id: id, element_set_id: catalog.elementSetIds[k]!, km: Number(km.toPrecision(3)) }];
    })
    .sort((one, other) => one.km - other.km);
}
