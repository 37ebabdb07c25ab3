import type { SessionFailure } from './screening-session.ts';

/**
 * The objects that two sessions see fail at different times within [fromUs, toUs): as far as rows go, they have changed,
 * whatever their elements say. (An object can dip below the Earth's radius before the one window and be well at the start of
 * the other.)
 */
export function objectsWithOtherFailures(
  one: readonly SessionFailure[],
  other: readonly SessionFailure[],
  fromUs: number,
  toUs: number,
): Set<number> {
  const endsOf = (failures: readonly SessionFailure[]): Map<number, string> => {
    const ends = new Map<number, number[]>();
    for (const { id, fromUs: us } of failures) {
      if (us < toUs) ends.set(id, [...(ends.get(id) ?? []), Math.max(fromUs, us)]);
    }
    return new Map([...ends].map(([id, list]) => [id, list.sort((a, b) => a - b).join()]));
  };
  const first = endsOf(one);
  const second = endsOf(other);
  const ids = new Set([...first.keys(), ...second.keys()]);
  return new Set([...ids].filter((id) => first.get(id) !== second.get(id)));
}
