import type { Vector3 } from '../view/earth-shape.ts';
import { childrenOf, edgesOfTile, placeOfTile, type Tile, tilesOfZoom, unitSphere } from './tile-grid.ts';

/** What of the map is on screen: the numbers of `ViewUniforms`. */
export interface MapSight {
  readonly flat: boolean;
  /** Earth-fixed, km. */
  readonly eye: Vector3;
  /** Rows of the turn from Earth-fixed axes to the camera's: right, up, back. */
  readonly right: Vector3;
  readonly up: Vector3;
  readonly back: Vector3;
  /** Clip x = lensX · x + shiftX · z, and so for y; z is negative ahead. */
  readonly lensX: number;
  readonly lensY: number;
  readonly shiftX: number;
  readonly shiftY: number;
  /** Of the flat map: its middle (rad), and clip units a radian. */
  readonly centreLongitude: number;
  readonly centreLatitude: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** Pixels that shall be sharp: of the device, or fewer. */
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const TILE_PIXELS = 256;
/** A picture is drawn up to this much larger than it is. */
const STRETCH = 1.35;
/** Larger tiles reach around the Earth. */
const LEAST_ZOOM = 2;
const TURN = 2 * Math.PI;

/**
 * The tiles that make the picture, the largest on screen first: those in sight of the coarsest zoom, each cut into four while it is drawn
 * too large, until there are `most`. They cover everything in sight once, between 85° south and north.
 */
export function chooseTiles(sight: MapSight, mostZoom: number, most: number): readonly Tile[] {
  const inSight = sight.flat ? flatTest(sight) : globeTest(sight);
  const sized = (tile: Tile): { tile: Tile; pixels: number } => ({ tile, pixels: inSight(tile) });
  const chosen = tilesOfZoom(Math.min(LEAST_ZOOM, mostZoom))
    .map(sized)
    .filter(({ pixels }) => pixels > 0);
  for (;;) {
    let largest = -1;
    for (let k = 0; k < chosen.length; k++) {
      const { tile, pixels } = chosen[k]!;
      if (tile.zoom < mostZoom && pixels > TILE_PIXELS * STRETCH && pixels > (chosen[largest]?.pixels ?? 0))
        largest = k;
    }
    if (largest < 0 || chosen.length + 3 > most) break;
    const children = childrenOf(chosen[largest]!.tile)
      .map(sized)
      .filter(({ pixels }) => pixels > 0);
    chosen.splice(largest, 1, ...children);
  }
  return chosen.toSorted((one, other) => other.pixels - one.pixels).map(({ tile }) => tile);
}

/** How many pixels wide a tile is drawn where it is nearest; 0 for one that is not in sight. */
type SightTest = (tile: Tile) => number;

function globeTest(sight: MapSight): SightTest {
  const { eye, right, up, back, lensX, lensY, shiftX, shiftY } = sight;
  const scaledEye = unitSphere(eye);
  const eyeDistance = Math.hypot(...scaledEye);
  const horizon = Math.acos(Math.min(1, 1 / eyeDistance));
  const focalPixels = (lensY * sight.heightPixels) / 2;
  return (tile) => {
    const { middle, radiusKm, direction, reach, widthKm } = placeOfTile(tile);
    const cosine = dot(direction, scaledEye) / eyeDistance;
    if (Math.acos(Math.min(1, Math.max(-1, cosine))) > horizon + reach) return 0;
    const from: Vector3 = [middle[0] - eye[0], middle[1] - eye[1], middle[2] - eye[2]];
    const x = dot(right, from);
    const y = dot(up, from);
    const z = dot(back, from);
    // A ball around the tile against the planes of the lens: |clip| ≤ w, with w = −z.
    const outside =
      z > radiusKm ||
      beyond(lensX * x + (shiftX + 1) * z, lensX, shiftX + 1, radiusKm) ||
      beyond(-lensX * x + (1 - shiftX) * z, lensX, 1 - shiftX, radiusKm) ||
      beyond(lensY * y + (shiftY + 1) * z, lensY, shiftY + 1, radiusKm) ||
      beyond(-lensY * y + (1 - shiftY) * z, lensY, 1 - shiftY, radiusKm);
    if (outside) return 0;
    const nearestKm = Math.max(Math.hypot(...from) - radiusKm, radiusKm * 0.05);
    return (widthKm / nearestKm) * focalPixels;
  };
}

function beyond(value: number, one: number, other: number, radius: number): boolean {
  return value > radius * Math.hypot(one, other);
}

function flatTest({ centreLongitude, centreLatitude, scaleX, scaleY, widthPixels }: MapSight): SightTest {
  const halfWidth = 1 / scaleX;
  const halfHeight = 1 / scaleY;
  return (tile) => {
    const { west, east, south, north } = edgesOfTile(tile);
    if (south > centreLatitude + halfHeight || north < centreLatitude - halfHeight) return 0;
    const isSeen = [-TURN, 0, TURN].some(
      (turn) => west + turn < centreLongitude + halfWidth && east + turn > centreLongitude - halfWidth,
    );
    return isSeen ? ((east - west) * scaleX * widthPixels) / 2 : 0;
  };
}

function dot(one: Vector3, other: Vector3): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}
