import { watchHands } from './camera/hands.ts';
import type { MapCamera } from './camera/map-camera.ts';
import type { SceneListeners } from './owned-scene.ts';
import { createHoverLook } from './picking/hover-look.ts';

/** How near to an object a mouse rests, presses, and a finger presses, and how near both press twice, CSS pixels. */
const REACH = { rest: 8, press: 9, finger: 22, twice: 12 } as const;

/** What hands on the canvas mean: what is under the pointer, what is pressed, and that the camera moves. */
export interface SceneHands {
  /** Slots are others from now on. */
  forget(): void;
  dispose(): void;
}

export function createSceneHands(
  canvas: HTMLCanvasElement,
  camera: MapCamera,
  listeners: SceneListeners,
  scene: {
    pickAt(x: number, y: number, reachPixels: number): number | null;
    setHovered(slot: number | null): void;
    onMove(): void;
    touch(): void;
  },
): SceneHands {
  let pressed: number | null = null;
  const hover = createHoverLook(
    (x, y) => scene.pickAt(x, y, REACH.rest),
    (slot, x, y) => {
      scene.setHovered(slot);
      listeners.onHover(slot, x, y);
    },
  );
  const endHands = watchHands(canvas, camera, {
    onDown: (x, y, touched) => {
      pressed = scene.pickAt(x, y, touched ? REACH.finger : REACH.press);
    },
    onPress: () => {
      listeners.onTouch();
      listeners.onPick(pressed, false);
    },
    onDoublePress: (x, y) => {
      const slot = scene.pickAt(x, y, REACH.twice);
      listeners.onPick(slot, true);
      if (slot === null) camera.zoom(0.4, { x, y });
      scene.touch();
    },
    onHover: hover.at,
    onMove: () => {
      listeners.onTouch();
      scene.onMove();
    },
  });
  return {
    forget() {
      pressed = null;
    },
    dispose() {
      hover.dispose();
      endHands();
    },
  };
}
