import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poseOf } from '../camera/camera-pose.ts';
import { projectScreen, type ScreenProjection } from '../camera/screen-projection.ts';
import { createViewUniforms } from '../view/view-uniforms.ts';
import { chooseTiles } from './choose-tiles.ts';
import { sightOf } from './map-sight.ts';
import { edgesOfTile, keyOfTile, latitudeOf, type Tile } from './tile-grid.ts';

const WIDTH = 1440;
const HEIGHT = 900;
const SCREEN = { width: WIDTH, height: HEIGHT, pixelRatio: 1, padding: { left: 380, right: 0, top: 60, bottom: 90 } };
const MOST_LATITUDE = latitudeOf(0);
const PLENTY = 2000;

const cameras = fc.record({
  longitude: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  latitude: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  rangeKm: fc.double({ min: Math.log(60), max: Math.log(60_000), noNaN: true }).map(Math.exp),
  heading: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  tilt: fc.double({ min: 0, max: 1.3, noNaN: true }),
});
type Camera = Parameters<typeof poseOf>[0];

function seen(
  camera: Camera,
  flat: boolean,
): { projection: ScreenProjection; tiles(zoom: number, most: number): readonly Tile[] } {
  const projection = projectScreen(poseOf(camera, null), camera, SCREEN, flat);
  const uniforms = createViewUniforms();
  projection.applyTo(uniforms);
  const sight = sightOf(uniforms, flat, WIDTH, HEIGHT);
  return { projection, tiles: (zoom, most) => chooseTiles(sight, zoom, most) };
}

function holds(tile: Tile, longitude: number, latitude: number): boolean {
  const { west, east, south, north } = edgesOfTile(tile);
  return longitude >= west && longitude < east && latitude >= south && latitude < north;
}

describe('the tiles of a picture', () => {
  // By the camera's own way from pixels to the ground, which knows nothing of tiles.
  for (const flat of [false, true]) {
    test(`cover every pixel of the ${flat ? 'flat map' : 'globe'} once`, () => {
      let tried = 0;
      fc.assert(
        fc.property(cameras, (camera) => {
          const { projection, tiles } = seen(camera, flat);
          const chosen = tiles(12, PLENTY);
          expect(new Set(chosen.map(keyOfTile)).size).toBe(chosen.length);
          for (let x = 1; x < WIDTH; x += 120) {
            for (let y = 1; y < HEIGHT; y += 90) {
              const ground = projection.groundAt(x, y);
              if (ground === null || Math.abs(ground.latitude) > MOST_LATITUDE - 1e-6) continue;
              tried++;
              const covering = chosen.filter((tile) => holds(tile, ground.longitude, ground.latitude));
              expect(covering, `${x}, ${y}`).toHaveLength(1);
            }
          }
        }),
        { numRuns: 60 },
      );
      expect(tried).toBeGreaterThan(500);
    });
  }

  test('are sharp in the middle of the screen: a picture’s pixel is hardly larger than the screen’s', () => {
    fc.assert(
      fc.property(cameras, fc.boolean(), (camera, flat) => {
        fc.pre(Math.abs(camera.latitude) < 1.2);
        const { projection, tiles } = seen({ ...camera, tilt: 0 }, flat);
        const tile = tiles(15, PLENTY).find((each) => holds(each, camera.longitude, camera.latitude))!;
        const { west, east } = edgesOfTile(tile);
        const pixelKm = ((east - west) * 6378.137 * (flat ? 1 : Math.cos(camera.latitude))) / 256;
        expect(pixelKm).toBeLessThan(projection.kmPerPixel * 1.45);
      }),
    );
  });

  test('are few, and coarser rather than missing', () => {
    fc.assert(
      fc.property(cameras, fc.boolean(), (camera, flat) => {
        // Nearer to a pole there is no picture.
        fc.pre(Math.abs(camera.latitude) < 1.4);
        const chosen = seen(camera, flat).tiles(15, 90);
        expect(chosen.length).toBeLessThanOrEqual(90);
        expect(chosen.length).toBeGreaterThan(0);
      }),
    );
  });

  test('of a whole Earth are coarse, of a city fine', () => {
    const above = (rangeKm: number): readonly number[] =>
      seen({ longitude: 0.107, latitude: 0.866, rangeKm, heading: 0, tilt: 0 }, false)
        .tiles(15, PLENTY)
        .map(({ zoom }) => zoom);
    expect(Math.max(...above(22_000))).toBeLessThanOrEqual(4);
    expect(Math.min(...above(60))).toBeGreaterThanOrEqual(10);
  });
});
