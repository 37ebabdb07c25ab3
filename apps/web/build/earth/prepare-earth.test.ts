import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { shoresOf } from '../../src/globe/earth/ground-lines.ts';
import {
  type Outline,
  type OutlineBlock,
  readOutline,
  UNITS_PER_DEGREE,
} from '../../src/globe/earth/outline-format.ts';
import { OUTLINE_FILES, type OutlineLevel } from '../../src/globe/earth/outline-levels.ts';
import { type EarthFile, prepareEarth } from './prepare-earth.ts';

const RADIUS_KM = 6371.0088;
const LEVELS = ['coarse', 'far', 'near'] as const;

type Corner = readonly [longitude: number, latitude: number];

describe('the outlines of the Earth', () => {
  let files: Map<string, Uint8Array>;
  const outlines = {} as Record<OutlineLevel, Outline>;
  beforeAll(async () => {
    files = byName(await prepareEarth());
    for (const level of LEVELS) outlines[level] = readOutline(files.get(OUTLINE_FILES[level])!);
  });

  it('are small: 40 kB for the first picture, 500 kB for the nearest', () => {
    const kilobytes = (level: OutlineLevel) => gzipSync(files.get(OUTLINE_FILES[level])!).length / 1000;
    expect(kilobytes('coarse')).toBeLessThan(40);
    expect(kilobytes('far')).toBeLessThan(120);
    expect(kilobytes('near')).toBeLessThan(500);
  });

  it('are the same bytes when built again', async () => {
    for (const [name, bytes] of byName(await prepareEarth()))
      expect(Buffer.compare(bytes, files.get(name)!), name).toBe(0);
  });

  it.each(LEVELS)('%s: name only corners that exist, all of them used', (level) => {
    for (const block of outlines[level].blocks) {
      const count = block.points.length / 2;
      expect(block.triangles.every((corner) => corner < count)).toBe(true);
      expect(block.ringLengths.reduce((sum, length) => sum + length, 0)).toBe(count);
      expect(block.borderLengths.reduce((sum, length) => sum + length, 0)).toBe(block.borderPoints.length / 2);
    }
  });

  // 148.94 million km² of land (CIA World Factbook); Natural Earth leaves out the Caspian's like and the smallest islands.
  it.each(LEVELS)('%s: the area of all triangles is that of the land, 148.9 million km² within 2 %%', (level) => {
    let area = 0;
    for (const block of outlines[level].blocks)
      for (const corners of trianglesOf(block)) area += sphericalAreaKm2(corners);
    expect(area / 148.94e6).toBeGreaterThan(0.98);
    expect(area / 148.94e6).toBeLessThan(1.02);
  });

  it.each(LEVELS)('%s: shores are closed: as many lines leave every point as come to it', (level) => {
    const { blocks, cellUnits } = outlines[level];
    const lines = new Map<string, number>();
    const count = (x: number, y: number) => {
      // East and west of the antimeridian are one place.
      const key = `${x === -180 * UNITS_PER_DEGREE ? -x : x} ${y}`;
      lines.set(key, (lines.get(key) ?? 0) + 1);
    };
    for (const block of blocks) {
      const { points, lengths } = shoresOf(block, cellUnits);
      let at = 0;
      for (const length of lengths) {
        for (let i = at; i < at + length; i++) {
          if (i > at) count(points[2 * i]!, points[2 * i + 1]!);
          if (i + 1 < at + length) count(points[2 * i]!, points[2 * i + 1]!);
        }
        at += length;
      }
    }
    const open = [...lines].filter(([, ends]) => ends % 2 === 1);
    // A shore that lies on a line of cells for a grid unit or two (278 m each) is taken for a cut.
    expect(lines.size).toBeGreaterThan(4000);
    expect(open.length / lines.size).toBeLessThan(0.002);
  });

  it.each(LEVELS)('%s: no triangle or border reaches over more than one cell, none beyond the map', (level) => {
    const { cellUnits, blocks } = outlines[level];
    const cells = (from: number, to: number) => Math.ceil(to / cellUnits) - Math.floor(from / cellUnits);
    for (const block of blocks) {
      for (const corners of trianglesOf(block)) {
        for (const axis of [0, 1] as const) {
          const values = corners.map((corner) => corner[axis] * UNITS_PER_DEGREE);
          expect(cells(Math.min(...values), Math.max(...values))).toBeLessThanOrEqual(1);
          expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual((axis === 0 ? 180 : 90) * UNITS_PER_DEGREE);
        }
      }
      let at = 0;
      for (const length of block.borderLengths) {
        for (let i = at + 1; i < at + length; i++) {
          for (const axis of [0, 1]) {
            const step = Math.abs(block.borderPoints[2 * i + axis]! - block.borderPoints[2 * i - 2 + axis]!);
            expect(step).toBeLessThanOrEqual(cellUnits);
          }
        }
        at += length;
      }
    }
  });

  it.each([
    ['Paris', 2.35, 48.85, true],
    ['Luxembourg', 6.13, 49.61, true],
    ['Ayers Rock', 131.03, -25.34, true],
    ['the South Pole', 12.3, -89.9, true],
    ['Vostok', 106.8, -78.5, true],
    ['Kansas', -98, 39, true],
    ['the Chukchi coast beyond 180°', -173.3, 66.2, true],
    ['Anadyr upland before 180°', 174.3, 67.2, true],
    ['Madagascar', 46.5, -19.5, true],
    ['Greenland', -40.7, 73.3, true],
    ['the Gulf of Guinea at 0°, 0°', 0, 0, false],
    ['the North Pole', 50, 89.9, false],
    ['the Caspian Sea', 51, 41.5, false],
    ['the Pacific at 180°', 180, 0, false],
    ['the Mediterranean', 18, 35, false],
    ['Hudson Bay', -85, 60, false],
    ['the Drake Passage', -65, -59, false],
  ])('know land from sea: %s', (_, longitude, latitude, isLand) => {
    for (const level of LEVELS) expect(coverings(outlines[level], [longitude, latitude]), level).toBe(isLand ? 1 : 0);
  });

  it('cover no place twice', () => {
    for (let i = 0; i < 2000; i++) {
      // A lattice that misses the lines of the grid.
      const place: Corner = [((i * 137.50776) % 360) - 180, Math.asin((2 * i + 1) / 2000 - 1) * (180 / Math.PI)];
      expect(coverings(outlines.near, place)).toBeLessThanOrEqual(1);
    }
  });
});

function byName(files: readonly EarthFile[]): Map<string, Uint8Array> {
  return new Map(files.map(({ name, bytes }) => [name, bytes]));
}

function* trianglesOf({ points, triangles }: OutlineBlock): Generator<readonly [Corner, Corner, Corner]> {
  const corner = (i: number): Corner => {
    const at = 2 * triangles[i]!;
    return [points[at]! / UNITS_PER_DEGREE, points[at + 1]! / UNITS_PER_DEGREE];
  };
  for (let i = 0; i < triangles.length; i += 3) yield [corner(i), corner(i + 1), corner(i + 2)];
}

/** Of a small triangle that is straight in longitude and the sine of latitude (an equal-area map of the sphere). */
function sphericalAreaKm2(corners: readonly Corner[]): number {
  const [a, b, c] = corners.map(([longitude, latitude]) => [
    (longitude * Math.PI) / 180,
    Math.sin((latitude * Math.PI) / 180),
  ]) as unknown as [Corner, Corner, Corner];
  return (Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2) * RADIUS_KM ** 2;
}

/** How many triangles hold a place. */
function coverings({ blocks }: Outline, [x, y]: Corner): number {
  let count = 0;
  for (const block of blocks) {
    if (x < -180 + 30 * block.column || x > -150 + 30 * block.column) continue;
    for (const [a, b, c] of trianglesOf(block)) {
      const side = (p: Corner, q: Corner) => (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) > 0;
      if (side(a, b) === side(b, c) && side(b, c) === side(c, a)) count++;
    }
  }
  return count;
}
