import type { CameraPlace, FrameName, ProjectionName } from '../view/view.ts';
import type { Vector3 } from './view/earth-shape.ts';
import type { LayerChoice, ThemeName } from './view/map-layer.ts';

/** Where something is on screen, CSS pixels from the top left; `visible` false behind the Earth, the camera or the edge. */
export interface ScreenPlace {
  readonly x: number;
  readonly y: number;
  readonly visible: boolean;
}

/** A line in space or on the ground that belongs to something selected. */
export interface ShownLine {
  /** Positions, km, three values each: TEME where `frame` is `inertial`, else Earth-fixed. */
  readonly points: Float32Array;
  readonly frame: 'inertial' | 'fixed';
  readonly colour: string;
  /** CSS pixels. Default: 1.5. */
  readonly width?: number;
  /** Length of dashes and gaps, CSS pixels; none for a whole line. */
  readonly dash?: number;
  /** How much is seen of what lies behind the Earth, 0 to 1. Default: 0.15. */
  readonly behind?: number;
}

/** The drawn map: a canvas with everything on it. Its owner tells it what to show; it draws by itself. */
export interface MapScene {
  /** Of the points: four bytes each, red, green, blue and size in sixths of a CSS pixel (0: not drawn). */
  setStyles(styles: Uint8Array): void;
  /** Named lines; the same name replaces, null takes away. */
  setLine(name: string, line: ShownLine | null): void;
  setProjection(projection: ProjectionName, frame: FrameName): void;
  setLayers(layers: LayerChoice): void;
  setTheme(theme: ThemeName): void;
  /** Slots drawn larger and labelled: the selected one first. */
  setSelected(slots: readonly number[]): void;
  setHovered(slot: number | null): void;
  setLabelled(slots: readonly number[]): void;
  /** Flies there; what is not given stays. At once with `jump` or where motion is to be reduced. */
  flyTo(place: Partial<CameraPlace>, options?: { readonly jump?: boolean }): void;
  /** Keeps the object in the middle; null lets it go. */
  follow(slot: number | null, rangeKm?: number): void;
  zoomBy(factor: number): void;
  panBy(rightPixels: number, upPixels: number): void;
  rotateBy(headingDegrees: number, tiltDegrees: number): void;
  northUp(): void;
  cameraPlace(): CameraPlace;
  /** The slot of what is drawn at a place of the canvas, and null for nothing. */
  pick(x: number, y: number, reachPixels?: number): number | null;
  /** The place on the ground there, degrees; null beside the Earth. */
  groundAt(x: number, y: number): { readonly latitude: number; readonly longitude: number } | null;
  screenOf(slot: number): ScreenPlace | null;
  /** Place on the ground below an object now, degrees. */
  groundBelow(slot: number): { readonly latitude: number; readonly longitude: number } | null;
  /** Position now, TEME, km, as it is drawn; null where it has none. */
  positionOf(slot: number): Vector3 | null;
  /** The same, Earth-fixed. */
  fixedPositionOf(slot: number): Vector3 | null;
  /** Draws soon: something has changed. */
  touch(): void;
  /** Draws seldom for a moment: a hand drags something else, whose answer comes first. While that is awaited, not at all for a second. */
  giveWay(answer: 'awaited' | 'painted'): void;
  /** How many objects are drawn at this time. */
  shownCount(): number;
  /** The simulated time of what is drawn: behind the clock only while states are still being made. */
  drawnMs(): number;
  /** Whether coasts have been drawn. */
  earthShown(): boolean;
  /** Main-thread milliseconds of the last frames, and how many there were in all: for benchmarks. */
  frameTimes(): number[];
  framesDrawn(): number;
  dispose(): void;
}
