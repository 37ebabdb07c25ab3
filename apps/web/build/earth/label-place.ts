import { UNITS_PER_DEGREE } from '../../src/globe/earth/outline-format.ts';
import { isInside } from './outline-rings.ts';
import type { Point, Ring } from './split-rings.ts';

/** Points of each refined lattice, across. */
const LATTICE = 20;

/**
 * Where a name stands best within a ring (units of the grid): as far as can be from its edge, with room sideways counting for more than
 * up and down, since names are wide. Found by lattices that close in on the best point.
 */
export function labelPlace(ring: Ring): Point {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const narrowing = Math.cos(((south + north) / 2 / UNITS_PER_DEGREE) * (Math.PI / 180)) / 1.6;
  let best: Point = [(west + east) / 2, (south + north) / 2];
  let room = -1;
  for (let round = 0; round < 3; round++) {
    const [width, height] = [(east - west) / LATTICE, (north - south) / LATTICE];
    for (let i = 0.5; i < LATTICE; i++) {
      for (let k = 0.5; k < LATTICE; k++) {
        const point: Point = [west + i * width, south + k * height];
        if (!isInside(point, ring)) continue;
        const found = distanceToEdge(point, ring, narrowing);
        if (found > room) [best, room] = [point, found];
      }
    }
    [west, east, south, north] = [best[0] - width, best[0] + width, best[1] - height, best[1] + height];
  }
  return best;
}

function distanceToEdge([x, y]: Point, ring: Ring, narrowing: number): number {
  let least = Infinity;
  let before = ring.at(-1)!;
  for (const point of ring) {
    const [dx, dy] = [(point[0] - before[0]) * narrowing, point[1] - before[1]];
    const [px, py] = [(x - before[0]) * narrowing, y - before[1]];
    const length = dx * dx + dy * dy;
    const part = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
    least = Math.min(least, Math.hypot(px - part * dx, py - part * dy));
    before = point;
  }
  return least;
}
