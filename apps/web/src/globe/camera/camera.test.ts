import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixedFromGeodetic, geodeticFromFixed } from '../view/earth-shape.ts';
import { type CameraState, isHidden, poseOf } from './camera-pose.ts';
import { planFlight } from './fly-path.ts';
import { createMapCamera } from './map-camera.ts';
import { projectScreen, type Screen } from './screen-projection.ts';

const angle = (least: number, most: number): fc.Arbitrary<number> => fc.double({ min: least, max: most, noNaN: true });
const state: fc.Arbitrary<CameraState> = fc.record({
  longitude: angle(-3.1, 3.1),
  latitude: angle(-1.5, 1.5),
  rangeKm: angle(200, 60_000),
  heading: angle(0, 6.2),
  tilt: angle(0, 1.2),
});
const screen: Screen = {
  width: 1200,
  height: 800,
  pixelRatio: 1,
  padding: { left: 300, right: 0, top: 0, bottom: 100 },
};

describe('the camera', () => {
  test('sees what it looks at in the middle of the free part of the screen', () => {
    const pixel = new Float64Array(2);
    fc.assert(
      fc.property(state, (seen) => {
        const pose = poseOf(seen, null);
        const projection = projectScreen(pose, seen, screen, false);
        projection.project(pose.target[0], pose.target[1], pose.target[2], pixel);
        expect(pixel[0]).toBeCloseTo(750, 3);
        expect(pixel[1]).toBeCloseTo(350, 3);
      }),
    );
  });

  test('finds the place on the ground whose pixel it is, on globe and flat map', () => {
    const pixel = new Float64Array(2);
    fc.assert(
      fc.property(state, fc.boolean(), angle(-150, 150), angle(-150, 150), (seen, flat, right, down) => {
        const projection = projectScreen(poseOf(seen, null), seen, screen, flat);
        const ground = projection.groundAt(750 + right, 350 + down);
        if (ground === null) return;
        expect(projection.projectPlace(ground.longitude, ground.latitude, pixel)).toBe(true);
        expect(pixel[0]).toBeCloseTo(750 + right, 2);
        expect(pixel[1]).toBeCloseTo(350 + down, 2);
      }),
    );
  });

  test('north is up without a heading, east is up with a quarter turn', () => {
    const pixel = new Float64Array(2);
    const from = { longitude: 0.2, latitude: 0.4, rangeKm: 3000, heading: 0, tilt: 0 };
    const north = fixedFromGeodetic({ longitude: 0.2, latitude: 0.45, heightKm: 0 });
    const east = fixedFromGeodetic({ longitude: 0.25, latitude: 0.4, heightKm: 0 });
    projectScreen(poseOf(from, null), from, screen, false).project(...north, pixel);
    expect(pixel[0]).toBeCloseTo(750, 0);
    expect(pixel[1]).toBeLessThan(300);
    const turned = { ...from, heading: Math.PI / 2 };
    projectScreen(poseOf(turned, null), turned, screen, false).project(...east, pixel);
    expect(Math.abs(pixel[0]! - 750)).toBeLessThan(5);
    expect(pixel[1]).toBeLessThan(300);
  });

  test('the Earth hides what lies behind it', () => {
    const eye = fixedFromGeodetic({ longitude: 0, latitude: 0, heightKm: 20_000 });
    expect(isHidden(eye, ...fixedFromGeodetic({ longitude: Math.PI, latitude: 0, heightKm: 800 }))).toBe(true);
    expect(isHidden(eye, ...fixedFromGeodetic({ longitude: 0, latitude: 0, heightKm: 800 }))).toBe(false);
    expect(isHidden(eye, ...fixedFromGeodetic({ longitude: Math.PI, latitude: 0.6, heightKm: 36_000 }))).toBe(false);
    expect(isHidden(eye, ...fixedFromGeodetic({ longitude: 0, latitude: 0, heightKm: 0 }))).toBe(false);
  });

  test('geodetic places and positions are one another’s inverse, up to the Moon', () => {
    const place = fc.record({
      longitude: angle(-3.14, 3.14),
      latitude: angle(-1.57, 1.57),
      heightKm: angle(-5, 400_000),
    });
    fc.assert(
      fc.property(place, (given) => {
        const again = geodeticFromFixed(fixedFromGeodetic(given));
        expect(again.longitude).toBeCloseTo(given.longitude, 9);
        expect(again.latitude).toBeCloseTo(given.latitude, 9);
        expect(again.heightKm).toBeCloseTo(given.heightKm, 5);
      }),
    );
  });

  test('a flight begins and ends where it should', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const path = planFlight(from, to);
        expect(path.at(0).rangeKm).toBeCloseTo(from.rangeKm, 6);
        expect(path.at(1).rangeKm).toBeCloseTo(to.rangeKm, 6);
        expect(path.at(1).latitude).toBeCloseTo(to.latitude, 6);
        expect(path.milliseconds).toBeLessThanOrEqual(2400);
        expect(Number.isFinite(path.at(0.5).longitude)).toBe(true);
      }),
    );
  });
});

describe('the camera of the map', () => {
  const first = { latitude: 20, longitude: 30, rangeKm: 20_000, heading: 0, tilt: 0 };
  const started = () => {
    const camera = createMapCamera(first);
    camera.setScreen(screen);
    camera.advance(0, 0, null);
    return camera;
  };

  test('keeps its place under the stars in the inertial view, and over the ground in the Earth-fixed one', () => {
    const camera = started();
    camera.advance(16, 0.1, null);
    expect(camera.place().longitude).toBeCloseTo(30, 9);
    camera.setInertial(true);
    camera.advance(32, 0.2, null);
    expect(camera.place().longitude).toBeCloseTo(30 - (0.1 * 180) / Math.PI, 9);
  });

  test('moves what is seen with the hand, and on when it is thrown', () => {
    const camera = started();
    camera.pan(100, 0);
    expect(camera.place().longitude).toBeLessThan(30);
    camera.pan(0, 100);
    expect(camera.place().latitude).toBeLessThan(20);
    const before = camera.place().longitude;
    camera.throwOn(1, 0);
    for (let ms = 16; ms < 4000; ms += 16) camera.advance(ms, 0, null);
    expect(camera.place().longitude).toBeLessThan(before);
    expect(camera.isMoving()).toBe(false);
  });

  test('zooms towards the ground under the pointer', () => {
    const camera = started();
    const at = { x: 850, y: 300 };
    const ground = camera.projection().groundAt(at.x, at.y)!;
    camera.zoom(0.5, at);
    for (let ms = 16; ms < 2000; ms += 16) camera.advance(ms, 0, null);
    expect(camera.place().rangeKm).toBeCloseTo(10_000, -2);
    const after = camera.projection().groundAt(at.x, at.y)!;
    expect(after.longitude).toBeCloseTo(ground.longitude, 1);
    expect(after.latitude).toBeCloseTo(ground.latitude, 1);
  });

  test('stays with what it follows', () => {
    const camera = started();
    const target = fixedFromGeodetic({ longitude: 1, latitude: 0.5, heightKm: 500 });
    camera.advance(16, 0, target);
    const pixel = new Float64Array(2);
    expect(camera.projection().project(...target, pixel)).toBe(true);
    expect(pixel[0]).toBeCloseTo(750, 3);
    expect(pixel[1]).toBeCloseTo(350, 3);
  });
});
