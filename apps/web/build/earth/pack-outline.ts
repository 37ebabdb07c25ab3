import earcut from 'earcut';
import { BLOCK_DEGREES, UNITS_PER_DEGREE } from '../../src/globe/earth/outline-format.ts';
import { type GridLine, linesOnGrid } from './border-lines.ts';
import { type Cell, cutIntoCells, type Polygon } from './cells.ts';
import type { Point } from './split-rings.ts';
import type { WorldOutline } from './world-outline.ts';

const BLOCK_UNITS = BLOCK_DEGREES * UNITS_PER_DEGREE;
const HALF_TURN_UNITS = 180 * UNITS_PER_DEGREE;

/** Land in triangles no wider than a cell, and borders, by blocks; read by `readOutline`, which says the format. */
export function packOutline(outline: WorldOutline, cellDegrees: number): Uint8Array {
  const cellUnits = cellDegrees * UNITS_PER_DEGREE;
  const cells = cutIntoCells(outline.land, cellUnits, 2 * HALF_TURN_UNITS);
  const lines = outline.borders.flatMap((border) => linesOnGrid(border, cellUnits)).flatMap(byBlock);
  const blocks = new Map<number, { cells: Cell[]; lines: GridLine[] }>();
  const columns = 360 / BLOCK_DEGREES;
  const blockAt = (column: number, row: number) => {
    const key = row * columns + column;
    const block = blocks.get(key) ?? { cells: [], lines: [] };
    blocks.set(key, block);
    return block;
  };
  const cellsAcross = BLOCK_DEGREES / cellDegrees;
  for (const cell of cells) {
    blockAt(Math.floor(cell.column / cellsAcross), Math.floor(cell.row / cellsAcross)).cells.push(cell);
  }
  for (const line of lines) blockAt(...blockOf(line[0]!, line[1]!)).lines.push(line);

  const counts: number[] = [cellUnits, blocks.size];
  const coordinates: number[] = [];
  const corners: number[] = [];
  for (const [key, block] of [...blocks].sort((a, b) => a[0] - b[0])) {
    const polygons = block.cells.flatMap((cell) => cell.polygons);
    const rings = polygons.flat();
    const triangles = trianglesOf(polygons);
    counts.push(key % columns, Math.floor(key / columns));
    counts.push(rings.length, ...rings.map((ring) => ring.length), triangles.length / 3);
    counts.push(block.lines.length, ...block.lines.map((line) => line.length));
    coordinates.push(...differences(rings.flat()), ...differences(block.lines.flat()));
    corners.push(...triangles.map((corner, i) => zigzag(corner - (triangles[i - 1] ?? 0))));
  }
  return joined([counts, coordinates, corners].map(variableLength));
}

/** Cut where a line goes from one block into another; lines have a point on every edge of a block. */
function byBlock(line: GridLine): GridLine[] {
  const parts: Point[][] = [];
  let key = '';
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!];
    const block = blockOf(from, to).join(' ');
    if (block !== key) parts.push([from]);
    key = block;
    parts.at(-1)!.push(to);
  }
  return parts;
}

function blockOf(from: Point, to: Point): [number, number] {
  const last = [360 / BLOCK_DEGREES - 1, 180 / BLOCK_DEGREES - 1] as const;
  const column = Math.floor(((from[0] + to[0]) / 2 + HALF_TURN_UNITS) / BLOCK_UNITS);
  const row = Math.floor(((from[1] + to[1]) / 2 + HALF_TURN_UNITS / 2) / BLOCK_UNITS);
  return [Math.min(column, last[0]), Math.min(row, last[1])];
}

/** Corners count through the points of all polygons, one after another. */
function trianglesOf(polygons: readonly Polygon[]): number[] {
  const triangles: number[] = [];
  let first = 0;
  for (const polygon of polygons) {
    const points = polygon.flat();
    const lakes: number[] = [];
    let at = polygon[0]!.length;
    for (const lake of polygon.slice(1)) {
      lakes.push(at);
      at += lake.length;
    }
    for (const corner of earcut(points.flat(), lakes)) triangles.push(first + corner);
    first += points.length;
  }
  return triangles;
}

function differences(points: readonly Point[]): number[] {
  return points.flatMap(([x, y], i) => {
    const before = points[i - 1] ?? [0, 0];
    return [zigzag(x - before[0]), zigzag(y - before[1])];
  });
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function variableLength(values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const value of values) {
    let rest = value;
    while (rest > 0x7f) {
      bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

function joined(streams: readonly Uint8Array[]): Uint8Array {
  const header = new Uint8Array(4 * streams.length);
  const view = new DataView(header.buffer);
  for (const [i, stream] of streams.entries()) view.setUint32(4 * i, stream.length, true);
  return new Uint8Array(Buffer.concat([header, ...streams]));
}
