import type { CameraPlace } from '../../view/view.ts';
import type { MapCamera } from './map-camera.ts';

const TOLD_EVERY_MS = 400;

/** Tells where the camera is when it has come to rest, and now and then on its way. */
export interface CameraTeller {
  /** In each frame: whether it has moved by itself. */
  frame(now: number, hasMoved: boolean): void;
  /** Somebody has moved it. */
  moved(): void;
}

export function createCameraTeller(camera: MapCamera, tell: (place: CameraPlace) => void): CameraTeller {
  let lastMs = Number.NEGATIVE_INFINITY;
  let isUntold = false;
  return {
    frame(now, hasMoved) {
      if (hasMoved) isUntold = true;
      if (!isUntold || camera.isMoving() || now - lastMs < TOLD_EVERY_MS) return;
      lastMs = now;
      isUntold = false;
      tell(camera.place());
    },
    moved() {
      isUntold = true;
    },
  };
}
