import { UNITS_PER_DEGREE } from '../../src/globe/earth/outline-format.ts';
import type { Point } from './split-rings.ts';

/** Part of a border within one cell's columns and rows, on the grid. */
export type GridLine = readonly Point[];

/**
 * A line in degrees on the map's grid, with a point wherever it crosses a line of cells (so that it follows the curved Earth), and cut
 * where it crosses the antimeridian.
 */
export function linesOnGrid(degrees: readonly (readonly number[])[], cellUnits: number): GridLine[] {
  const half = 180 * UNITS_PER_DEGREE;
  const lines: Point[][] = [];
  let line: Point[] = [];
  for (const [longitude = 0, latitude = 0] of degrees) {
    const point: Point = [Math.round(longitude * UNITS_PER_DEGREE), Math.round(latitude * UNITS_PER_DEGREE)];
    const last = line.at(-1);
    if (last !== undefined && Math.abs(point[0] - last[0]) > half) {
      const turn = Math.sign(point[0] - last[0]) * 2 * half;
      const edge = -Math.sign(turn) * -half;
      const y = Math.round(last[1] + ((point[1] - last[1]) * (-edge - last[0])) / (point[0] - turn - last[0]));
      line.push(...between(last, [-edge, y], cellUnits));
      lines.push(line);
      line = [[edge, y], ...between([edge, y], point, cellUnits)];
    } else if (last === undefined) {
      line.push(point);
    } else if (last[0] !== point[0] || last[1] !== point[1]) {
      line.push(...between(last, point, cellUnits));
    }
  }
  lines.push(line);
  return lines.filter((found) => found.length > 1);
}

/** Points after `from` up to and with `to`: the crossings with the lines of cells between them, in order. */
function between(from: Point, to: Point, cellUnits: number): Point[] {
  const parts: number[] = [];
  for (const axis of [0, 1] as const) {
    const [low, high] = [Math.min(from[axis], to[axis]), Math.max(from[axis], to[axis])];
    for (let at = (Math.floor(low / cellUnits) + 1) * cellUnits; at < high; at += cellUnits) {
      parts.push((at - from[axis]) / (to[axis] - from[axis]));
    }
  }
  const points = parts
    .sort((a, b) => a - b)
    .map(
      (part): Point => [Math.round(from[0] + part * (to[0] - from[0])), Math.round(from[1] + part * (to[1] - from[1]))],
    );
  return [...points, to].filter(
    (point, i, all) => i === 0 || point[0] !== all[i - 1]![0] || point[1] !== all[i - 1]![1],
  );
}
