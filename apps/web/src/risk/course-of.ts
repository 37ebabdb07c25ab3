import type { ConjunctionPoint } from '@clearway/contract';

/** Where the points of a series stand. */
export interface Course {
  /** Of each point between the first and the last, 0 to 1, by creation. */
  readonly shares: readonly number[];
  /** Everything that is drawn as a length. */
  readonly lengthsKm: readonly number[];
  /** The first and the last moment; one where there is one. */
  readonly ends: readonly { readonly atMs: number; readonly share: number }[];
}

export function courseOf(points: readonly ConjunctionPoint[]): Course {
  const times = points.map(({ created_utc: created }) => Date.parse(created));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const lengthsKm = points.flatMap(({ miss_distance_km, sigma_minor_km, sigma_major_km }) =>
    [miss_distance_km, sigma_minor_km, sigma_major_km].filter((km) => km !== null),
  );
  if (times.length === 0) return { shares: [], lengthsKm, ends: [] };
  if (first === last) return { shares: times.map(() => 0.5), lengthsKm, ends: [{ atMs: first, share: 0.5 }] };
  return {
    shares: times.map((atMs) => (atMs - first) / (last - first)),
    lengthsKm,
    ends: [
      { atMs: first, share: 0 },
      { atMs: last, share: 1 },
    ],
  };
}
