import { EQUATORIAL_RADIUS_KM, fixedFromGeodetic, geodeticFromFixed, type Vector3 } from '../view/earth-shape.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import {
  type CameraPose,
  type CameraState,
  dot,
  groundAlong,
  HALF_VIEW,
  isHidden,
  scaled,
  sum,
} from './camera-pose.ts';

/** Size of the canvas and what of it is covered by panels, CSS pixels. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly padding: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

/** From Earth-fixed positions to pixels and back, for one pose: what shaders do, for labels and picking. */
export interface ScreenProjection {
  readonly flat: boolean;
  readonly eye: Vector3;
  /** Writes x and y in CSS pixels from the top left; false where it is behind the eye or hidden by the Earth. */
  project(x: number, y: number, z: number, out: Float64Array): boolean;
  /** The same for a place on the ground (rad), also on the flat map. */
  projectPlace(longitude: number, latitude: number, out: Float64Array): boolean;
  /** Place on the ground under a pixel, rad; null beside the Earth. */
  groundAt(x: number, y: number): { readonly longitude: number; readonly latitude: number } | null;
  /** From the eye through a pixel, a unit vector; null on the flat map, where eyes look from everywhere. */
  rayAt(x: number, y: number): Vector3 | null;
  /** Slope that a CSS pixel spans: no two lines of sight a pixel apart are farther from each other, rad. */
  readonly slopePerPixel: number;
  /** Kilometres that a CSS pixel spans where the camera looks. */
  readonly kmPerPixel: number;
  /** Eye above the ground, or as if, on the flat map. */
  readonly eyeHeightKm: number;
  applyTo(uniforms: ViewUniforms): void;
}

const TURN = 2 * Math.PI;

export function projectScreen(pose: CameraPose, state: CameraState, screen: Screen, flat: boolean): ScreenProjection {
  const { width, height, pixelRatio, padding } = screen;
  const freeWidth = Math.max(80, width - padding.left - padding.right);
  const freeHeight = Math.max(80, height - padding.top - padding.bottom);
  const middleX = padding.left + freeWidth / 2;
  const middleY = padding.top + freeHeight / 2;
  const shorter = Math.min(freeWidth, freeHeight);
  // Pixels from the middle for a slope of one.
  const focal = shorter / 2 / Math.tan(HALF_VIEW);
  const kmPerPixel = state.rangeKm / focal;
  const pixelsPerRadian = EQUATORIAL_RADIUS_KM / kmPerPixel;
  // The middle of the whole canvas, about which copies of the flat map are chosen.
  const centreLongitude = state.longitude - (middleX - width / 2) / pixelsPerRadian;
  const { eye, right, up, back } = pose;
  const groundHeight = geodeticFromFixed(eye).heightKm;

  const projectPlace = (longitude: number, latitude: number, out: Float64Array): boolean => {
    let turns = (longitude - centreLongitude) / TURN;
    turns -= Math.floor(turns + 0.5);
    out[0] = width / 2 + turns * TURN * pixelsPerRadian;
    out[1] = middleY - (latitude - state.latitude) * pixelsPerRadian;
    return true;
  };
  const project = (x: number, y: number, z: number, out: Float64Array): boolean => {
    if (flat) {
      const { longitude, latitude } = geodeticFromFixed([x, y, z]);
      return projectPlace(longitude, latitude, out);
    }
    const dx = x - eye[0];
    const dy = y - eye[1];
    const dz = z - eye[2];
    const depth = -(dx * back[0] + dy * back[1] + dz * back[2]);
    out[0] = middleX + (focal * (dx * right[0] + dy * right[1] + dz * right[2])) / depth;
    out[1] = middleY - (focal * (dx * up[0] + dy * up[1] + dz * up[2])) / depth;
    return depth > 0 && !isHidden(eye, x, y, z);
  };
  const rayAt = (x: number, y: number): Vector3 => {
    const ahead = sum(sum(scaled(right, x - middleX), scaled(up, middleY - y)), scaled(back, -focal));
    return scaled(ahead, 1 / Math.sqrt(dot(ahead, ahead)));
  };
  return {
    flat,
    eye,
    rayAt: (x, y) => (flat ? null : rayAt(x, y)),
    slopePerPixel: 1 / focal,
    kmPerPixel,
    eyeHeightKm: flat ? state.rangeKm : groundHeight,
    project,
    projectPlace: (longitude, latitude, out) => {
      if (flat) return projectPlace(longitude, latitude, out);
      const [x, y, z] = fixedFromGeodetic({ longitude, latitude, heightKm: 0 });
      return project(x, y, z, out);
    },
    groundAt(x, y) {
      if (flat) {
        const latitude = state.latitude + (middleY - y) / pixelsPerRadian;
        if (Math.abs(latitude) > Math.PI / 2) return null;
        const longitude = state.longitude + (x - middleX) / pixelsPerRadian;
        return { longitude: longitude - Math.round(longitude / TURN) * TURN, latitude };
      }
      const ground = groundAlong(eye, rayAt(x, y));
      return ground === null ? null : geodeticFromFixed(ground);
    },
    applyTo(uniforms) {
      uniforms.uEyeKm.value.set(...eye);
      uniforms.uToCamera.value.set(...right, ...up, ...back);
      // x and y of clip space from slopes; the middle of the free part is off the middle of the canvas.
      const sx = (2 * focal) / width;
      const sy = (2 * focal) / height;
      const ox = (2 * middleX) / width - 1;
      const oy = 1 - (2 * middleY) / height;
      uniforms.uLens.value.set(sx, 0, -ox, 0, 0, sy, -oy, 0, 0, 0, 0, 0, 0, 0, -1, 0);
      uniforms.uFlat.value = flat ? 1 : 0;
      uniforms.uMapCentre.value.set(centreLongitude, state.latitude + (middleY - height / 2) / pixelsPerRadian);
      uniforms.uMapScale.value.set((2 * pixelsPerRadian) / width, (2 * pixelsPerRadian) / height);
      uniforms.uViewport.value.set(width * pixelRatio, height * pixelRatio);
      uniforms.uPixelRatio.value = pixelRatio;
    },
  };
}
