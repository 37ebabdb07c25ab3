import { UNITS_PER_DEGREE } from '../../src/globe/earth/outline-format.ts';
import type { Point, Ring } from './split-rings.ts';

/**
 * A ring in degrees as the map's grid knows it: whole units, longitude running on past ±180° instead of jumping, and led around by the
 * pole where it circles one (Antarctica). Undefined when nothing of it is left on the grid.
 */
export function ringOnGrid(degrees: readonly (readonly number[])[]): Ring | undefined {
  const ring: Point[] = [];
  let turns = 0;
  let before: number | undefined;
  for (const [longitude = 0, latitude = 0] of degrees) {
    if (before !== undefined && Math.abs(longitude - before) > 180) turns -= Math.sign(longitude - before);
    before = longitude;
    const x = Math.round((longitude + 360 * turns) * UNITS_PER_DEGREE);
    const y = Math.round(latitude * UNITS_PER_DEGREE);
    const last = ring.at(-1);
    if (last === undefined || last[0] !== x || last[1] !== y) ring.push([x, y]);
  }
  const first = ring[0]!;
  const last = ring.at(-1)!;
  if (turns !== 0) {
    const pole = Math.sign(first[1]) * 90 * UNITS_PER_DEGREE;
    ring.push([last[0], pole], [first[0], pole]);
  } else if (ring.length > 1 && first[0] === last[0] && first[1] === last[1]) {
    ring.pop();
  }
  return ring.length < 3 ? undefined : ring;
}

/** Twice the area inside a ring, square units, positive when it runs anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  let before = ring.at(-1)!;
  for (const point of ring) {
    sum += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return sum;
}

/** Even-odd rule; a point on the ring itself may fall on either side. */
export function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  let before = ring.at(-1)!;
  for (const point of ring) {
    if (
      point[1] > y !== before[1] > y &&
      x < ((before[0] - point[0]) * (y - point[1])) / (before[1] - point[1]) + point[0]
    ) {
      inside = !inside;
    }
    before = point;
  }
  return inside;
}
