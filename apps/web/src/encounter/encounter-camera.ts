import type { Vector3 } from '../globe/view/earth-shape.ts';

/** From where the pair is looked at: turned about the radial axis, raised over the local horizontal, and nearer or farther. */
export interface EncounterCamera {
  /** rad */
  readonly turn: number;
  /** rad; π/2 looks down on the Earth. */
  readonly rise: number;
  /** 1 shows all that is to be seen at the moment, 2 is twice as near. */
  readonly zoom: number;
}

export const FIRST_CAMERA: EncounterCamera = { turn: -0.75, rise: 0.42, zoom: 1 };
const MOST_RISE = Math.PI / 2;
const LEAST_ZOOM = 0.1;
const MOST_ZOOM = 50;

export function turnedBy(camera: EncounterCamera, turn: number, rise: number): EncounterCamera {
  const next = camera.turn + turn;
  return {
    ...camera,
    turn: next - 2 * Math.PI * Math.round(next / (2 * Math.PI)),
    rise: Math.min(MOST_RISE, Math.max(-MOST_RISE, camera.rise + rise)),
  };
}

export function zoomedBy(camera: EncounterCamera, factor: number): EncounterCamera {
  return { ...camera, zoom: Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, camera.zoom * factor)) };
}

/** A place on the canvas. */
export interface CanvasPlace {
  readonly x: number;
  readonly y: number;
  /** 1 at the middle of what is looked at, larger nearer; 0 or less is behind the eye. */
  readonly nearness: number;
}

/** How km become pixels. */
export interface Projection {
  (point: Vector3): CanvasPlace;
  /** At the depth of the middle. */
  readonly pixelsPerKm: number;
}

/** Distance of the eye from the middle, in radii of what is shown. */
const EYE_RADII = 4;
/** Share of the smaller side that the radius takes. */
const RADIUS_SHARE = 0.36;

/**
 * Perspective of a sphere of so many km about a middle, in axes R, T, N: at no turn R is up, T right and N away from the eye.
 */
export function projection(
  camera: EncounterCamera,
  middle: Vector3,
  radiusKm: number,
  size: { readonly width: number; readonly height: number },
): Projection {
  const shownKm = radiusKm / camera.zoom;
  const pixelsPerKm = (RADIUS_SHARE * Math.min(size.width, size.height)) / shownKm;
  const eyeKm = EYE_RADII * shownKm;
  const [cosTurn, sinTurn] = [Math.cos(camera.turn), Math.sin(camera.turn)];
  const [cosRise, sinRise] = [Math.cos(camera.rise), Math.sin(camera.rise)];
  const project = (point: Vector3): CanvasPlace => {
    const r = point[0] - middle[0];
    const t = point[1] - middle[1];
    const hither = middle[2] - point[2];
    const right = t * cosTurn + hither * sinTurn;
    const towards = hither * cosTurn - t * sinTurn;
    const up = r * cosRise - towards * sinRise;
    const depth = towards * cosRise + r * sinRise;
    const nearness = eyeKm / (eyeKm - depth);
    return {
      x: size.width / 2 + right * pixelsPerKm * nearness,
      y: size.height / 2 - up * pixelsPerKm * nearness,
      nearness: depth < eyeKm ? nearness : 0,
    };
  };
  return Object.assign(project, { pixelsPerKm });
}
