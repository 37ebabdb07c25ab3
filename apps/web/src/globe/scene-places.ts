import type { ScreenProjection } from './camera/screen-projection.ts';
import type { MapScene } from './map-scene.ts';
import type { Present } from './present.ts';
import { geodeticFromFixed, type Vector3 } from './view/earth-shape.ts';

const DEGREES = 180 / Math.PI;

/** Tells where things are, in space, on the ground and on a screen of this size (CSS pixels), as they are drawn. */
export function createScenePlaces(
  present: Present,
  projection: () => ScreenProjection,
  size: () => { readonly width: number; readonly height: number },
): Pick<MapScene, 'groundAt' | 'screenOf' | 'groundBelow' | 'positionOf' | 'fixedPositionOf'> {
  const pixel = new Float64Array(2);
  return {
    groundAt(x, y) {
      const ground = projection().groundAt(x, y);
      return ground === null ? null : inDegrees(ground);
    },
    screenOf(slot) {
      const place = present.fixedOf(slot);
      if (place === null) return null;
      const seen = projection().project(place[0], place[1], place[2], pixel);
      const [x = 0, y = 0] = pixel;
      const { width, height } = size();
      return { x, y, visible: seen && x >= 0 && y >= 0 && x <= width && y <= height };
    },
    groundBelow(slot) {
      const place: Vector3 | null = present.fixedOf(slot);
      return place === null ? null : inDegrees(geodeticFromFixed(place));
    },
    positionOf: present.temeOf,
    fixedPositionOf: present.fixedOf,
  };
}

function inDegrees({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): {
  readonly latitude: number;
  readonly longitude: number;
} {
  return { latitude: latitude * DEGREES, longitude: longitude * DEGREES };
}
