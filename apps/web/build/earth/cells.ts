import { isInside, signedArea } from './outline-rings.ts';
import { type Point, type Ring, splitRings } from './split-rings.ts';

/** A piece of land: its shore, then its lakes. */
export type Polygon = readonly Ring[];

/** Pieces of land by cell; column and row count from (-180°, -90°). */
export interface Cell {
  readonly column: number;
  readonly row: number;
  readonly polygons: readonly Polygon[];
}

/**
 * Land cut into the cells of a grid of `size` units, so that what is drawn of it follows the curved Earth. Columns past the antimeridian
 * come home by whole turns.
 */
export function cutIntoCells(land: readonly Polygon[], size: number, turn: number): Cell[] {
  const cells = new Map<string, { column: number; row: number; polygons: Polygon[] }>();
  const columns = turn / size;
  const descend = (area: readonly Ring[], axis: 0 | 1, from: number, to: number, column: number): void => {
    if (area.length === 0) return;
    if (to - from > 1) {
      const middle = Math.floor((from + to) / 2);
      const { below, above } = splitRings(area, axis, middle * size);
      descend(below, axis, from, middle, column);
      descend(above, axis, middle, to, column);
    } else if (axis === 0) {
      const [low, high] = span(area, 1, size);
      descend(area, 1, low, high, from);
    } else {
      const home = (((column + columns / 2) % columns) + columns) % columns;
      const shift = (home - columns / 2 - column) * size;
      const row = from + columns / 4;
      const key = `${home} ${row}`;
      const cell = cells.get(key) ?? { column: home, row, polygons: [] };
      cells.set(key, cell);
      cell.polygons.push(...polygonsOf(area.map((ring) => ring.map(([x, y]): Point => [x + shift, y]))));
    }
  };
  for (const polygon of land) descend(polygon, 0, ...span(polygon, 0, size), 0);
  return [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Columns (axis 0) or rows (axis 1) of cells that an area reaches into, at least one. */
function span(rings: readonly Ring[], axis: 0 | 1, size: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const point of rings.flat()) {
    low = Math.min(low, point[axis]);
    high = Math.max(high, point[axis]);
  }
  const first = Math.floor(low / size);
  return [first, Math.max(Math.ceil(high / size), first + 1)];
}

/** Rings under the even-odd rule, told apart into shores with their lakes. */
export function polygonsOf(rings: readonly Ring[]): Polygon[] {
  if (rings.length === 1) return [rings];
  const boxes = rings.map(boxOf);
  const around = rings.map((ring, i) =>
    rings.flatMap((other, k) => (k !== i && within(boxes[i]!, boxes[k]!) && lies(ring, other) ? [k] : [])),
  );
  const lakes = new Map<number, Ring[]>();
  for (const [i, outer] of around.entries()) {
    if (outer.length % 2 === 0) continue;
    const shore = outer
      .filter((k) => around[k]!.length % 2 === 0)
      .reduce((least, k) => (Math.abs(signedArea(rings[k]!)) < Math.abs(signedArea(rings[least]!)) ? k : least));
    lakes.set(shore, [...(lakes.get(shore) ?? []), rings[i]!]);
  }
  return rings.flatMap((ring, i) => (around[i]!.length % 2 === 0 ? [[ring, ...(lakes.get(i) ?? [])]] : []));
}

/** Whether a ring lies in another, asked of a point that they do not share. */
function lies(ring: Ring, other: Ring): boolean {
  const shared = new Set(other.map(([x, y]) => `${x} ${y}`));
  const own = ring.find(([x, y]) => !shared.has(`${x} ${y}`)) ?? middleOf(ring);
  return isInside(own, other);
}

function middleOf(ring: Ring): Point {
  return [(ring[0]![0] + ring[1]![0] + ring[2]![0]) / 3, (ring[0]![1] + ring[1]![1] + ring[2]![1]) / 3];
}

type Box = readonly [number, number, number, number];

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

function within(inner: Box, outer: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}
