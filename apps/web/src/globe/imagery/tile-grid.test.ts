import { describe, expect, test } from 'vitest';
import { addressOfTile, childrenOf, edgesOfTile, latitudeOf, parentOf, tilesOfZoom } from './tile-grid.ts';

const DEGREE = Math.PI / 180;

describe('the web-mercator grid', () => {
  test('ends at the latitude that its definition names', () => {
    // OGC 17-083r2, WebMercatorQuad: 85.0511287798°.
    expect(latitudeOf(0) / DEGREE).toBeCloseTo(85.0511287798, 9);
    expect(latitudeOf(1) / DEGREE).toBeCloseTo(-85.0511287798, 9);
    expect(latitudeOf(0.5)).toBeCloseTo(0, 12);
  });

  test('has a known place in a known tile', () => {
    // Luxembourg (49.6117° N, 6.13° E) at zoom 10 by the formulas of EPSG:3857 as maps on the web use them.
    const x = Math.floor(((6.13 + 180) / 360) * 1024);
    const y = Math.floor(((1 - Math.asinh(Math.tan(49.6117 * DEGREE)) / Math.PI) / 2) * 1024);
    const { west, east, south, north } = edgesOfTile({ zoom: 10, x, y });
    expect([x, y]).toEqual([529, 348]);
    expect(west / DEGREE).toBeLessThan(6.13);
    expect(east / DEGREE).toBeGreaterThan(6.13);
    expect(south / DEGREE).toBeLessThan(49.6117);
    expect(north / DEGREE).toBeGreaterThan(49.6117);
  });

  test('cuts each tile into four that fill it', () => {
    for (const tile of tilesOfZoom(2)) {
      const whole = edgesOfTile(tile);
      const parts = childrenOf(tile).map(edgesOfTile);
      expect(Math.min(...parts.map(({ west }) => west))).toBeCloseTo(whole.west, 12);
      expect(Math.max(...parts.map(({ east }) => east))).toBeCloseTo(whole.east, 12);
      expect(Math.min(...parts.map(({ south }) => south))).toBeCloseTo(whole.south, 12);
      expect(Math.max(...parts.map(({ north }) => north))).toBeCloseTo(whole.north, 12);
      for (const child of childrenOf(tile)) expect(parentOf(child)).toEqual(tile);
    }
    expect(parentOf({ zoom: 0, x: 0, y: 0 })).toBeNull();
  });

  test('writes addresses as templates want them', () => {
    expect(addressOfTile('https://tiles.example/{z}/{y}/{x}.jpg', { zoom: 3, x: 4, y: 5 })).toBe(
      'https://tiles.example/3/5/4.jpg',
    );
  });
});
