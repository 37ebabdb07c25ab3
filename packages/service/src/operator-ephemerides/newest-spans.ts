/** A stretch of time, microseconds since 1970-01-01 UTC. */
export interface Stretch {
  readonly fromUs: number;
  readonly untilUs: number;
}

/** One of several ephemerides of an object. */
export interface DatedSpans<Span extends Stretch> {
  /** When it was made; −∞ where nobody says. */
  readonly madeUs: number;
  readonly spans: readonly Span[];
}

/**
 * What holds of several ephemerides of one object, of each in the order given: where they overlap, that which was made last; of those made
 * at one time, the first.
 */
export function newestSpans<Span extends Stretch>(ephemerides: readonly DatedSpans<Span>[]): Span[][] {
  const held: Span[] = [];
  const holding: Span[][] = ephemerides.map(() => []);
  const newestFirst = ephemerides.map((_, k) => k).sort((a, b) => ephemerides[b]!.madeUs - ephemerides[a]!.madeUs);
  for (const k of newestFirst) {
    for (const span of ephemerides[k]!.spans) holding[k]!.push(...withoutOverlap(span, held));
    held.push(...holding[k]!);
  }
  return holding;
}

/** What is left of a span outside of others. */
function withoutOverlap<Span extends Stretch>(span: Span, others: readonly Stretch[]): Span[] {
  let left = [span];
  for (const other of others) {
    left = left.flatMap((part) =>
      [
        { ...part, untilUs: Math.min(part.untilUs, other.fromUs) },
        { ...part, fromUs: Math.max(part.fromUs, other.untilUs) },
      ].filter(({ fromUs, untilUs }) => fromUs < untilUs),
    );
  }
  return left;
}
