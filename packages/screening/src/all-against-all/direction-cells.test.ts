import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DirectionCells, directionCells } from './direction-cells.ts';

/** The largest angle between objects that the cells are built for (steps of 60 s), one of short steps, and a wide one. */
const ANGLES = [0.0701, 0.0129, 0.19, 0.9];
/** By so much single precision may put a direction beside itself, rad: the kernel's arctangent errs by less. */
const DIRECTION_ERROR = 1e-5;

/** The cell of a direction as the kernel finds it (`step-states.ts`), there from single-precision angles. */
function cellOf(cells: DirectionCells, latitude: number, longitude: number): number {
  const band = Math.max(0, Math.min(cells.bandCount - 1, Math.trunc((latitude + Math.PI / 2) * cells.bandScale)));
  return cells.bandStarts[band]! + Math.max(0, Math.trunc((longitude + Math.PI) * cells.bandScales[band]!));
}

/** How often a pair in these two cells is compared. */
function meetings(cells: DirectionCells, one: number, other: number): number {
  if (one === other) return 1;
  let count = 0;
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    for (let k = cells.rangeStarts[from]!; k < cells.rangeStarts[from + 1]!; k++) {
      if (to >= cells.ranges[2 * k]! && to <= cells.ranges[2 * k + 1]!) count++;
    }
  }
  return count;
}

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const turn = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });

describe.each(ANGLES)('cells for %f rad', (angle) => {
  const cells = directionCells(angle);

  const corner = fc
    .tuple(fc.integer({ min: 0, max: cells.bandCount - 1 }), fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([band, upper, x]): [number, number] => {
      const size = cells.bandStarts[band + 1]! - cells.bandStarts[band]!;
      const latitude = ((band + (upper ? 1 : 0)) / cells.bandCount - 0.5) * Math.PI;
      return [latitude, (Math.round(x * size) / size - 0.5) * 2 * Math.PI];
    });

  test('two directions within the angle are compared exactly once', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          // Anywhere, close to the poles, and on corners of cells.
          fc.tuple(unit.map(Math.asin), turn),
          fc
            .tuple(unit, fc.boolean(), turn)
            .map(([x, north, longitude]): [number, number] => [
              (north ? 1 : -1) * (Math.PI / 2 - Math.abs(x) * 2 * angle),
              longitude,
            ]),
          corner,
          corner,
        ),
        fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
        // Any azimuth, and those at which longitude changes most: a little poleward of east and west.
        fc.oneof(
          turn,
          fc
            .tuple(fc.integer({ min: 0, max: 1 }), unit)
            .map(([west, x]) => (west ? -1 : 1) * (Math.PI / 2 + x * 4 * angle)),
        ),
        fc.array(unit, { minLength: 4, maxLength: 4 }),
        ([latitude, longitude], fraction, azimuth, errors) => {
          const [otherLatitude, otherLongitude] = turned(latitude, longitude, fraction * angle, azimuth);
          const place = (lat: number, lon: number, errorLat: number, errorLon: number): number => {
            const off = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, lat + errorLat * DIRECTION_ERROR));
            return cellOf(cells, off, Math.max(-Math.PI, Math.min(Math.PI, lon + errorLon * DIRECTION_ERROR)));
          };
          const one = place(latitude, longitude, errors[0]!, errors[1]!);
          const other = place(otherLatitude, otherLongitude, errors[2]!, errors[3]!);
          expect(one).toBeLessThan(cells.cellCount);
          expect(other).toBeLessThan(cells.cellCount);
          expect(meetings(cells, one, other)).toBe(1);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('no two cells are compared twice', () => {
    const step = Math.max(1, Math.floor(cells.cellCount / 500));
    for (let one = 0; one < cells.cellCount; one += step) {
      for (let k = cells.rangeStarts[one]!; k < cells.rangeStarts[one + 1]!; k++) {
        for (let other = cells.ranges[2 * k]!; other <= cells.ranges[2 * k + 1]!; other++) {
          expect(other).not.toBe(one);
          expect(meetings(cells, one, other)).toBe(1);
        }
      }
    }
  });

  test('most of the sphere is not compared', () => {
    let compared = 0;
    for (let cell = 0; cell < cells.cellCount; cell++) {
      for (let k = cells.rangeStarts[cell]!; k < cells.rangeStarts[cell + 1]!; k++) {
        compared += cells.ranges[2 * k + 1]! - cells.ranges[2 * k]! + 1;
      }
    }
    // Each pair of cells once: the share of the sphere that lies within the angle, four times that at most.
    if (angle < 0.5) expect(compared / cells.cellCount ** 2).toBeLessThan(4 * 0.5 * ((1 - Math.cos(angle)) / 2));
  });
});

/** The direction `angle` away at an azimuth (from north over east). */
function turned(latitude: number, longitude: number, angle: number, azimuth: number): readonly [number, number] {
  const z = Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(azimuth);
  const east = Math.sin(azimuth) * Math.sin(angle);
  const out = Math.cos(latitude) * Math.cos(angle) - Math.sin(latitude) * Math.sin(angle) * Math.cos(azimuth);
  const otherLongitude = longitude + Math.atan2(east, out);
  const wrapped = Math.atan2(Math.sin(otherLongitude), Math.cos(otherLongitude));
  return [Math.atan2(z, Math.hypot(east, out)), wrapped];
}
