import type { ConjunctionDocument } from '@clearway/contract';

/** Those to come, the next one first, and those that are past, the last one first. */
export function byTime<Conjunction extends Pick<ConjunctionDocument, 'tca_utc'>>(
  conjunctions: readonly Conjunction[],
  nowMs: number,
): { readonly coming: readonly Conjunction[]; readonly past: readonly Conjunction[] } {
  const timed = conjunctions
    .map((conjunction) => ({ conjunction, tcaMs: Date.parse(conjunction.tca_utc) }))
    .toSorted((one, other) => one.tcaMs - other.tcaMs);
  return {
    coming: timed.filter(({ tcaMs }) => tcaMs >= nowMs).map(({ conjunction }) => conjunction),
    past: timed
      .filter(({ tcaMs }) => tcaMs < nowMs)
      .map(({ conjunction }) => conjunction)
      .toReversed(),
  };
}
