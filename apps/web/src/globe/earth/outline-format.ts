/** Parts of a degree in which outlines are kept: 278 m on the equator, finer than a pixel from 400 km. */
export const UNITS_PER_DEGREE = 400;

/** Outlines come in blocks of this many degrees, so that only those in sight are drawn. */
export const BLOCK_DEGREES = 30;

/** Land and borders of one block, in whole units of longitude and latitude. */
export interface OutlineBlock {
  /** From 180° west and from the south pole. */
  readonly column: number;
  readonly row: number;
  /** Of the land's corners: x and y in turn. */
  readonly points: Int32Array;
  /** Three corners each. */
  readonly triangles: Uint32Array;
  /** Number of corners of each ring of the points, one after another. */
  readonly ringLengths: Uint32Array;
  /** Of the borders between countries: x and y in turn. */
  readonly borderPoints: Int32Array;
  /** Number of points of each line of borders. */
  readonly borderLengths: Uint32Array;
}

export interface Outline {
  /** Land is cut along the lines of a grid this wide; edges along it are no shores. */
  readonly cellUnits: number;
  readonly blocks: readonly OutlineBlock[];
}

/**
 * Reads a packed outline: a count of bytes for each of three streams (uint32, little-endian), then the streams of variable-length numbers
 * (7 bits a byte, lowest first): counts; coordinates as zigzag differences from the point before; corners of triangles as zigzag
 * differences from the corner before.
 */
export function readOutline(bytes: Uint8Array): Outline {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 12;
  const [counts, coordinates, corners] = [0, 4, 8].map((field) => {
    const length = header.getUint32(field, true);
    at += length;
    return numbersOf(bytes.subarray(at - length, at));
  }) as [NumberStream, NumberStream, NumberStream];
  const cellUnits = counts.next();
  const blocks = Array.from({ length: counts.next() }, (): OutlineBlock => {
    const column = counts.next();
    const row = counts.next();
    const ringLengths = Uint32Array.from({ length: counts.next() }, counts.next);
    const triangles = new Uint32Array(counts.next() * 3);
    const borderLengths = Uint32Array.from({ length: counts.next() }, counts.next);
    const points = readPoints(coordinates, sum(ringLengths));
    const borderPoints = readPoints(coordinates, sum(borderLengths));
    let corner = 0;
    for (let i = 0; i < triangles.length; i++) {
      corner += unzigzag(corners.next());
      triangles[i] = corner;
    }
    return { column, row, points, triangles, ringLengths, borderPoints, borderLengths };
  });
  return { cellUnits, blocks };
}

interface NumberStream {
  readonly next: () => number;
}

function numbersOf(bytes: Uint8Array): NumberStream {
  let at = 0;
  return {
    next: () => {
      let value = 0;
      let shift = 0;
      for (;;) {
        const byte = bytes[at++]!;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
        shift += 7;
      }
    },
  };
}

function readPoints(coordinates: NumberStream, count: number): Int32Array {
  const points = new Int32Array(count * 2);
  let [x, y] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    x += unzigzag(coordinates.next());
    y += unzigzag(coordinates.next());
    points[i] = x;
    points[i + 1] = y;
  }
  return points;
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

function sum(values: Uint32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
