import { EQUATORIAL_RADIUS_KM, fixedFromGeodetic, POLAR_RADIUS_KM, type Vector3 } from '../view/earth-shape.ts';

/** A square of the web-mercator grid (EPSG:3857): one at zoom 0, four times as many at each next; x from the west, y from the north. */
export interface Tile {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Edges of a tile, rad. */
export interface TileEdges {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const TURN = 2 * Math.PI;

export function keyOfTile({ zoom, x, y }: Tile): string {
  return `${zoom}/${x}/${y}`;
}

export function parentOf({ zoom, x, y }: Tile): Tile | null {
  return zoom === 0 ? null : { zoom: zoom - 1, x: x >> 1, y: y >> 1 };
}

export function childrenOf({ zoom, x, y }: Tile): readonly Tile[] {
  const next = { zoom: zoom + 1, x: 2 * x, y: 2 * y };
  return [next, { ...next, x: next.x + 1 }, { ...next, y: next.y + 1 }, { ...next, x: next.x + 1, y: next.y + 1 }];
}

export function tilesOfZoom(zoom: number): readonly Tile[] {
  const side = 2 ** zoom;
  return Array.from({ length: side * side }, (_, k) => ({ zoom, x: k % side, y: Math.floor(k / side) }));
}

export function addressOfTile(template: string, { zoom, x, y }: Tile): string {
  return template.replaceAll('{z}', String(zoom)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));
}

export function edgesOfTile({ zoom, x, y }: Tile): TileEdges {
  const size = 1 / 2 ** zoom;
  return {
    west: (x * size - 0.5) * TURN,
    east: ((x + 1) * size - 0.5) * TURN,
    north: latitudeOf(y * size),
    south: latitudeOf((y + 1) * size),
  };
}

/** Geodetic latitude (rad) of a height on the map, 0 at its northern edge (85.051°), 1 at its southern: the inverse of the projection. */
export function latitudeOf(height: number): number {
  return Math.atan(Math.sinh(Math.PI * (1 - 2 * height)));
}

/** Where a tile lies on the ellipsoid, for telling whether it is in sight. From zoom 2 on: larger ones reach around the Earth. */
export interface TilePlace {
  /** Earth-fixed, km. */
  readonly middle: Vector3;
  /** Everything of the tile is nearer to its middle than this. */
  readonly radiusKm: number;
  /** The same in the space in which the Earth is a unit sphere: direction, and angle to the farthest corner. */
  readonly direction: Vector3;
  readonly reach: number;
  /** Of its edge that is nearest to the equator. */
  readonly widthKm: number;
}

const places = new Map<string, TilePlace>();
/** Forgotten all at once beyond this; working one out takes microseconds. */
const MOST_PLACES = 4000;

export function placeOfTile(tile: Tile): TilePlace {
  const key = keyOfTile(tile);
  let place = places.get(key);
  if (place === undefined) {
    if (places.size >= MOST_PLACES) places.clear();
    place = workOutPlace(tile);
    places.set(key, place);
  }
  return place;
}

function workOutPlace(tile: Tile): TilePlace {
  const { west, east, south, north } = edgesOfTile(tile);
  const middleLongitude = (west + east) / 2;
  const middleLatitude = (south + north) / 2;
  const middle = ground(middleLongitude, middleLatitude);
  const direction = unit(unitSphere(middle));
  let radiusKm = 0;
  let reach = 0;
  for (const longitude of [west, middleLongitude, east]) {
    for (const latitude of [south, middleLatitude, north]) {
      const point = ground(longitude, latitude);
      radiusKm = Math.max(radiusKm, Math.hypot(point[0] - middle[0], point[1] - middle[1], point[2] - middle[2]));
      const [x, y, z] = unit(unitSphere(point));
      const cosine = x * direction[0] + y * direction[1] + z * direction[2];
      reach = Math.max(reach, Math.acos(Math.min(1, Math.max(-1, cosine))));
    }
  }
  const nearest = south > 0 ? south : north < 0 ? north : 0;
  return {
    middle,
    radiusKm,
    direction,
    reach,
    widthKm: (EQUATORIAL_RADIUS_KM * TURN * Math.cos(nearest)) / 2 ** tile.zoom,
  };
}

function ground(longitude: number, latitude: number): Vector3 {
  return fixedFromGeodetic({ longitude, latitude, heightKm: 0 });
}

/** Into the space in which the ellipsoid is the unit sphere. */
export function unitSphere([x, y, z]: Vector3): Vector3 {
  return [x / EQUATORIAL_RADIUS_KM, y / EQUATORIAL_RADIUS_KM, z / POLAR_RADIUS_KM];
}

function unit([x, y, z]: Vector3): Vector3 {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
