/** What of an ephemeris decides when element sets hold; times are microseconds since 1970-01-01 UTC. */
export interface ReplacingSpans {
  readonly id: number;
  readonly mode: 'replaces' | 'joins';
  readonly spans: readonly { readonly fromUs: number; readonly untilUs: number }[];
}

/** Parts of lives of element sets: of each part the place of its element set, and when it holds. */
export interface CutLives {
  /** Microseconds since 1970-01-01 UTC. */
  readonly fromUs: Float64Array;
  readonly toUs: Float64Array;
  readonly indices: readonly number[];
}

/**
 * Takes the spans of ephemerides that replace them out of the lives of element sets, which are in force at certain times already (`lives`; null:
 * for ever). What nothing is left of goes.
 */
export function cutLives(
  elements: readonly { readonly id: number }[],
  lives: Pick<CutLives, 'fromUs' | 'toUs'> | null,
  ephemerides: readonly ReplacingSpans[],
): CutLives {
  const spans = new Map<number, [number, number][]>();
  for (const { id, mode, spans: own } of ephemerides) {
    if (mode === 'joins') continue;
    const list = spans.get(id) ?? [];
    for (const { fromUs, untilUs } of own) list.push([fromUs, untilUs]);
    spans.set(id, list);
  }
  for (const list of spans.values()) list.sort((a, b) => a[0] - b[0]);
  const indices: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const keep = (index: number, fromUs: number, toUs: number): void => {
    if (!(fromUs < toUs)) return;
    indices.push(index);
    from.push(fromUs);
    to.push(toUs);
  };
  elements.forEach(({ id }, i) => {
    const end = lives?.toUs[i] ?? Number.POSITIVE_INFINITY;
    let free = lives?.fromUs[i] ?? Number.NEGATIVE_INFINITY;
    for (const [fromUs, untilUs] of spans.get(id) ?? []) {
      keep(i, free, Math.min(fromUs, end));
      free = Math.max(free, untilUs);
    }
    keep(i, free, end);
  });
  return { indices, fromUs: Float64Array.from(from), toUs: Float64Array.from(to) };
}
