/** A stretch of an ephemeris, microseconds since 1970-01-01 UTC. */
interface Stretch {
  readonly fromUs: number;
  readonly untilUs: number;
}

/**
 * The stretch of a satellite's own ephemeris that is its nominal path: it holds from the earliest burn until after the closest approach. Null where
 * none does: then its elements hold.
 */
export function spanAround<Span extends Stretch>(
  spans: readonly Span[],
  earliestUs: number,
  tcaUs: number,
): Span | null {
  return spans.find(({ fromUs, untilUs }) => fromUs <= earliestUs && untilUs > tcaUs) ?? null;
}
