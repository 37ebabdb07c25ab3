import type { SimClock } from '../clock/sim-clock.ts';
import type { MotionSource } from '../motion/motion-source.ts';
import type { CameraPlace } from '../view/view.ts';
import type { ObjectLabels, PlaceLabels } from './labels/map-labels.ts';
import type { MapScene } from './map-scene.ts';
import type { MapLayer } from './view/map-layer.ts';
import type { ViewUniforms } from './view/view-uniforms.ts';

/** What the scene tells its owner. */
export interface SceneListeners {
  /** An object was pressed, or null for nothing; `twice` for a double press. */
  onPick(slot: number | null, twice: boolean): void;
  onHover(slot: number | null, x: number, y: number): void;
  /** The camera has come to rest, or has moved for a while. */
  onCamera(place: CameraPlace): void;
  /** Somebody has moved the camera by hand. */
  onTouch(): void;
  onContext(state: 'lost' | 'restored'): void;
}

export interface SceneOptions {
  readonly canvas: HTMLCanvasElement;
  readonly labelCanvas: HTMLCanvasElement;
  readonly clock: SimClock;
  readonly motion: MotionSource;
  readonly camera: CameraPlace;
  readonly listeners: SceneListeners;
  /** Layers of the Earth and the sky, made for these uniforms: those of the first picture, and what comes then. */
  layers(uniforms: ViewUniforms): { readonly first: readonly MapLayer[]; readonly later: readonly MapLayer[] };
  readonly objectNames: ObjectLabels;
  placeNames(uniforms: ViewUniforms): PlaceLabels;
  readonly reducedMotion: () => boolean;
}

/** The scene, with what only its owner does. */
export interface OwnedScene extends MapScene {
  /** Objects of a new catalogue: styles and selections are of those before, and must be set again. */
  resize(count: number): void;
  /** What of the canvas is covered by panels, CSS pixels. */
  setPadding(padding: { left: number; right: number; top: number; bottom: number }): void;
  addLayer(layer: (uniforms: ViewUniforms) => MapLayer): () => void;
  /** Something on the ground looks different: the next frame paints it anew. */
  groundChanged(): void;
  drift(on: boolean): void;
  /** Coasts have come: the next frame shows them. */
  earthCame(): void;
}
