import type { CameraPlace } from '../../view/view.ts';
import type { MapCamera } from './map-camera.ts';

const TOLD_EVERY_MS = 400;

/** Tells where the camera is, soon after it has moved and while somebody moves it, by a clock of its own: after the last frame there may be none. */
export interface CameraTeller {
  /** It has moved, by a hand or by itself. */
  moved(): void;
  dispose(): void;
}

export function createCameraTeller(camera: MapCamera, tell: (place: CameraPlace) => void): CameraTeller {
  let timer = 0;
  const look = (): void => {
    timer = 0;
    // Where it flies to is told when it is there.
    if (camera.isMoving()) moved();
    else tell(camera.place());
  };
  const moved = (): void => {
    if (timer === 0) timer = window.setTimeout(look, TOLD_EVERY_MS);
  };
  return { moved, dispose: () => clearTimeout(timer) };
}
