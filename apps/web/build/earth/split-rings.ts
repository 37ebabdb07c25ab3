/** x east, y north, in whole units of the grid. */
export type Point = readonly [number, number];

/** Closed: the last point is joined to the first. */
export type Ring = readonly Point[];

/** A stretch of a ring on one side of the cut, between two points on the cut. */
interface Chain {
  readonly points: Point[];
}

/**
 * Cuts an area (rings under the even-odd rule: shores, lakes, islands) along a line `x = at` (axis 0) or `y = at` (axis 1). Both sides get
 * the same points on the cut, so that pieces fit together without cracks.
 */
export function splitRings(rings: readonly Ring[], axis: 0 | 1, at: number): { below: Ring[]; above: Ring[] } {
  const below: Ring[] = [];
  const above: Ring[] = [];
  const chainsBelow: Chain[] = [];
  const chainsAbove: Chain[] = [];
  for (const ring of rings) {
    const start = firstCrossing(ring, axis, at);
    if (start === undefined) {
      (ring.some((point) => point[axis] > at) ? above : below).push(ring);
      continue;
    }
    let chain: Point[] = [crossing(ring.at(start - 1)!, ring[start]!, axis, at)];
    for (let step = 0; step < ring.length; step++) {
      const point = ring[(start + step) % ring.length]!;
      const next = ring[(start + step + 1) % ring.length]!;
      chain.push(point);
      const isAbove = point[axis] >= at;
      if (isAbove === next[axis] >= at) continue;
      const cut = crossing(point, next, axis, at);
      chain.push(cut);
      (isAbove ? chainsAbove : chainsBelow).push({ points: chain });
      chain = [cut];
    }
  }
  return {
    below: [...below, ...joined(chainsBelow, axis)],
    above: [...above, ...joined(chainsAbove, axis)],
  };
}

/** Index of the first point that lies on the other side than the one before it. */
function firstCrossing(ring: Ring, axis: 0 | 1, at: number): number | undefined {
  const index = ring.findIndex((point, i) => point[axis] >= at !== ring.at(i - 1)![axis] >= at);
  return index < 0 ? undefined : index;
}

function crossing(from: Point, to: Point, axis: 0 | 1, at: number): Point {
  // Always from the lower side, so that an edge shared by two areas is cut at one point.
  const [low, high] = from[axis] < to[axis] ? [from, to] : [to, from];
  const other = axis === 0 ? 1 : 0;
  const part = (at - low[axis]) / (high[axis] - low[axis]);
  const along = Math.round(low[other] + part * (high[other] - low[other]));
  return axis === 0 ? [at, along] : [along, at];
}

/** Chains closed along the cut: between its 1st and 2nd, 3rd and 4th, … crossing lies area. */
function joined(chains: readonly Chain[], axis: 0 | 1): Ring[] {
  const other = axis === 0 ? 1 : 0;
  const ends = chains.flatMap(({ points }, chain) => [
    { chain, atEnd: false, along: points[0]![other] },
    { chain, atEnd: true, along: points.at(-1)![other] },
  ]);
  ends.sort((a, b) => a.along - b.along);
  const partner = new Map<string, { chain: number; atEnd: boolean }>();
  for (let i = 0; i + 1 < ends.length; i += 2) {
    const [one, two] = [ends[i]!, ends[i + 1]!];
    partner.set(`${one.chain} ${one.atEnd}`, two);
    partner.set(`${two.chain} ${two.atEnd}`, one);
  }
  const done = new Set<number>();
  const rings: Ring[] = [];
  for (let first = 0; first < chains.length; first++) {
    if (done.has(first)) continue;
    const ring: Point[] = [];
    let current = { chain: first, atEnd: false };
    while (!done.has(current.chain)) {
      done.add(current.chain);
      const { points } = chains[current.chain]!;
      ring.push(...(current.atEnd ? points.toReversed() : points));
      current = partner.get(`${current.chain} ${!current.atEnd}`)!;
    }
    const clean = withoutRepeats(ring);
    if (clean.length > 2) rings.push(clean);
  }
  return rings;
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter((point, i) => {
    const before = ring.at(i - 1)!;
    return point[0] !== before[0] || point[1] !== before[1];
  });
}
