import type { Object3D } from 'three';
import type { Vector3 } from './earth-shape.ts';

/** What a frame of the map is drawn for. */
export interface FrameView {
  /** Simulated time, ms since 1970-01-01 UTC. */
  readonly timeMs: number;
  /** Greenwich mean sidereal angle, rad: Earth-fixed = Rz(-angle) · TEME. */
  readonly siderealAngle: number;
  /** To the Sun, Earth-fixed, a unit vector. */
  readonly sun: Vector3;
  readonly flat: boolean;
  /** Eye above the ellipsoid; on the flat map the height from which a degree would look as large. */
  readonly eyeHeightKm: number;
  /** Place under the middle of the screen, rad. */
  readonly centre: { readonly longitude: number; readonly latitude: number };
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

export type ThemeName = 'dark' | 'light';

/** What can be shown or not. */
export interface LayerChoice {
  readonly borders: boolean;
  readonly graticule: boolean;
  readonly placeNames: boolean;
  readonly night: boolean;
  readonly stars: boolean;
  readonly atmosphere: boolean;
  readonly imagery: boolean;
}

/** A part of the scene: drawn in the order of `renderOrder` of its objects, without depth. */
export interface MapLayer {
  readonly object: Object3D;
  /** Before each frame that is drawn; cheap. Materials share the map's ViewUniforms. */
  update(view: FrameView): void;
  setTheme(theme: ThemeName): void;
  setLayers(choice: LayerChoice): void;
  /** After a lost WebGL context nothing is needed: three uploads again. */
  dispose(): void;
}
