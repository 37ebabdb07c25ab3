import { describe, expect, it } from 'vitest';
import { fixedFromGeodetic } from '../view/earth-shape.ts';
import { createViewUniforms, type ViewUniforms } from '../view/view-uniforms.ts';
import { blockPlace, isInSight } from './block-sight.ts';
import { EARTH_COLOURS, screenColour } from './earth-colours.ts';
import { GRATICULE_MESHES, graticuleStrengths } from './graticule-layer.ts';
import { createGroundLines, shoresOf } from './ground-lines.ts';
import { createLandGeometry } from './land-layer.ts';
import { nightAt } from './night-layer.ts';
import { BLOCK_DEGREES, type OutlineBlock, UNITS_PER_DEGREE } from './outline-format.ts';

/** One cell of 5° with a square island across its eastern edge, and a border. */
const BLOCK: OutlineBlock = {
  column: 6,
  row: 3,
  points: Int32Array.from([1000, 400, 2000, 400, 2000, 800, 1000, 800]),
  triangles: Uint32Array.from([0, 1, 2, 0, 2, 3]),
  ringLengths: Uint32Array.from([4]),
  borderPoints: Int32Array.from([1200, 500, 1300, 600, 1400, 500]),
  borderLengths: Uint32Array.from([3]),
};

describe('what is drawn of an outline', () => {
  it('the shore goes around but for the edge where the land is cut', () => {
    const { points, lengths } = shoresOf(BLOCK, 2000);
    expect([...lengths]).toEqual([2, 3]);
    expect([...points]).toEqual([1000, 400, 2000, 400, 2000, 800, 1000, 800, 1000, 400]);
  });

  it('the land lies on the ellipsoid, its triangles as they were', () => {
    const geometry = createLandGeometry([BLOCK, BLOCK])!;
    expect([...geometry.index!.array]).toEqual([0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7]);
    const radians = (units: number) => ((units / UNITS_PER_DEGREE) * Math.PI) / 180;
    const corner = fixedFromGeodetic({ longitude: radians(2000), latitude: radians(800), heightKm: 0 });
    const fixed = geometry.getAttribute('aFixed');
    for (const [axis, value] of corner.entries()) expect(fixed.getComponent(6, axis)).toBeCloseTo(value, 3);
    expect(geometry.getAttribute('aLonLat').getX(6)).toBeCloseTo(radians(2000), 6);
  });

  it('lines have a quad for each segment and none between lines', () => {
    const strips = { points: [0, 0, 10, 0, 20, 0, 500, 500, 510, 500], lengths: [3, 2] };
    const { geometries, texture } = createGroundLines([[strips], [], [strips]]);
    const quads = geometries.map((geometry) => geometry && [...geometry.index!.array].filter((_, i) => i % 6 === 0));
    expect(quads).toEqual([[0, 4, 12], undefined, [20, 24, 32]]);
    // Point 6, the second of the third group: two texels of four numbers each.
    const texels = texture.image.data as Float32Array;
    expect(texels[6 * 8 + 3]).toBeCloseTo(((10 / UNITS_PER_DEGREE) * Math.PI) / 180, 6);
    expect(Math.hypot(...texels.slice(48, 51))).toBeCloseTo(6378.137, 2);
  });
});

describe('blocks in sight', () => {
  const columns = 360 / BLOCK_DEGREES;
  const places = Array.from({ length: (columns * columns) / 2 }, (_, i) =>
    blockPlace(i % columns, Math.floor(i / columns)),
  );

  it.each([
    [0, 0, 300],
    [10, 49, 800],
    [179, -60, 2000],
    [-100, 89, 5000],
  ])('hold every place that the eye at %d°, %d°, %d km sees', (longitude, latitude, heightKm) => {
    const uniforms = lookingDown(longitude, latitude, heightKm);
    const shown = places.map((place) => isInSight(place, uniforms));
    let seen = 0;
    for (let lon = -179.5; lon < 180; lon++) {
      for (let lat = -89.5; lat < 90; lat++) {
        if (!isSeen(lon, lat, uniforms)) continue;
        seen++;
        expect(shown[Math.floor((lat + 90) / BLOCK_DEGREES) * columns + Math.floor((lon + 180) / BLOCK_DEGREES)]).toBe(
          true,
        );
      }
    }
    expect(seen).toBeGreaterThan(0);
    expect(shown.filter(Boolean).length).toBeLessThan(heightKm < 1000 ? 16 : 45);
  });

  it('of the flat map are those of the window, around the antimeridian too', () => {
    const uniforms = createViewUniforms();
    uniforms.uFlat.value = 1;
    uniforms.uMapCentre.value.set(Math.PI - 0.01, 0.2);
    uniforms.uMapScale.value.set(10, 10);
    const shown = places.flatMap((place, i) =>
      isInSight(place, uniforms) ? [[i % columns, Math.floor(i / columns)]] : [],
    );
    expect(shown).toEqual([
      [0, 3],
      [11, 3],
    ]);
  });
});

describe('the night', () => {
  const degrees = (value: number) => Math.sin((value * Math.PI) / 180);
  it('has not begun at sunset, is whole at the end of nautical twilight, and deepens between', () => {
    expect(nightAt(degrees(-0.83))).toBe(0);
    expect(nightAt(degrees(30))).toBe(0);
    expect(nightAt(degrees(-12))).toBe(1);
    expect(nightAt(degrees(-60))).toBe(1);
    expect(nightAt(degrees(-6))).toBeGreaterThan(0.3);
    expect(nightAt(degrees(-6))).toBeLessThan(0.6);
    for (let height = -1; height > -12; height--)
      expect(nightAt(degrees(height - 1))).toBeGreaterThan(nightAt(degrees(height)));
  });
});

describe('the graticule', () => {
  it('is drawn once at any height, and closer the nearer', () => {
    let before = 0;
    for (let height = 100_000; height > 50; height *= 0.97) {
      const strengths = graticuleStrengths(height);
      expect(strengths.reduce((sum, strength) => sum + strength)).toBeCloseTo(1, 9);
      const strongest = strengths.indexOf(Math.max(...strengths));
      expect(strongest).toBeGreaterThanOrEqual(before);
      before = strongest;
    }
    expect(before).toBe(GRATICULE_MESHES.length - 1);
  });

  it('has meshes that each hold the lines of the one before, and reach past the horizon', () => {
    for (const [i, { stepDegrees, reach, belowKm }] of GRATICULE_MESHES.entries()) {
      const wider = GRATICULE_MESHES[i - 1];
      if (wider !== undefined) expect(wider.stepDegrees % stepDegrees).toBe(0);
      const horizon = (Math.acos(6378 / (6378 + 1.5 * belowKm)) * 180) / Math.PI;
      expect(reach * stepDegrees).toBeGreaterThanOrEqual(
        belowKm === Number.POSITIVE_INFINITY ? 180 : Math.min(horizon, 180) - stepDegrees,
      );
    }
  });
});

it('colours are the design’s, in the screen’s own values', () => {
  expect(
    screenColour('#0b0f17')
      .toArray()
      .map((part) => Math.round(part * 255)),
  ).toEqual([11, 15, 23]);
  expect(EARTH_COLOURS.dark).toMatchObject({
    space: '#0b0f17',
    ocean: '#0f1a2b',
    land: '#263650',
    border: { colour: '#46597d' },
  });
  expect(EARTH_COLOURS.light).toMatchObject({ space: '#eef2f7', ocean: '#dfe8f2', land: '#f7f5ef' });
});

/** Straight down with north up, 40° high and 64° wide. */
function lookingDown(longitudeDegrees: number, latitudeDegrees: number, heightKm: number): ViewUniforms {
  const [longitude, latitude] = [(longitudeDegrees * Math.PI) / 180, (latitudeDegrees * Math.PI) / 180];
  const uniforms = createViewUniforms();
  uniforms.uEyeKm.value.set(...fixedFromGeodetic({ longitude, latitude, heightKm }));
  const [sinLon, cosLon, sinLat, cosLat] = [
    Math.sin(longitude),
    Math.cos(longitude),
    Math.sin(latitude),
    Math.cos(latitude),
  ];
  uniforms.uToCamera.value.set(
    -sinLon,
    cosLon,
    0,
    -sinLat * cosLon,
    -sinLat * sinLon,
    cosLat,
    cosLat * cosLon,
    cosLat * sinLon,
    sinLat,
  );
  uniforms.uLens.value.set(1.6, 0, 0, 0, 0, 2.75, 0, 0, 0, 0, -1, -2, 0, 0, -1, 0);
  return uniforms;
}

/** Independent of the blocks: the place is on the near side of the horizon's plane and within the screen. */
function isSeen(
  longitudeDegrees: number,
  latitudeDegrees: number,
  { uEyeKm, uToCamera, uLens }: ViewUniforms,
): boolean {
  const [longitude, latitude] = [(longitudeDegrees * Math.PI) / 180, (latitudeDegrees * Math.PI) / 180];
  const place = uEyeKm.value.clone().set(...fixedFromGeodetic({ longitude, latitude, heightKm: 0 }));
  const up = uEyeKm.value
    .clone()
    .set(Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude));
  if (up.dot(uEyeKm.value.clone().sub(place)) <= 0) return false;
  const seen = place.sub(uEyeKm.value).applyMatrix3(uToCamera.value).applyMatrix4(uLens.value);
  return Math.abs(seen.x) < 1 && Math.abs(seen.y) < 1;
}
