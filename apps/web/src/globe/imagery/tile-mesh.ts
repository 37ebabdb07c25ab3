import {
  BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type IUniform,
  LinearFilter,
  LinearMipmapLinearFilter,
  type Mesh,
  type ShaderMaterial,
  Texture,
  Vector3,
} from 'three';
import { paintedMesh, paintMaterial } from '../earth/painting.ts';
import { PROJECTION_SHADER } from '../view/projection-shader.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import type { Tile } from './tile-grid.ts';

/** One picture on the ground. */
export interface TileMesh {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  /** 0 to 1. */
  readonly opacity: IUniform<number>;
  dispose(): void;
}

export function createTileMesh(
  uniforms: ViewUniforms & { readonly uTone: IUniform<number> },
  tile: Tile,
  picture: ImageBitmap,
  geometry: InstancedBufferGeometry,
): TileMesh {
  const texture = new Texture(picture);
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = 4;
  texture.flipY = false;
  texture.needsUpdate = true;
  const size = 1 / 2 ** tile.zoom;
  const opacity = { value: 0 };
  const material = paintMaterial(
    {
      ...uniforms,
      uTile: { value: new Vector3(tile.x * size, tile.y * size, size) },
      uPicture: { value: texture },
      uOpacity: opacity,
    },
    VERTEX,
    FRAGMENT,
  );
  // Finer ones over coarser ones, all below what else is drawn of the ground.
  const mesh = paintedMesh(geometry, material, RENDER_ORDER.imagery + tile.zoom / 100);
  return {
    mesh: mesh as Mesh<InstancedBufferGeometry, ShaderMaterial>,
    opacity,
    dispose() {
      texture.dispose();
      material.dispose();
      picture.close();
    },
  };
}

/** So many cells a side that none spans more than two degrees: the ground is curved. */
export function cellsOfZoom(zoom: number): number {
  return Math.min(96, Math.max(8, 192 / 2 ** zoom));
}

/** A square of cells, 0 to 1 from the north-west, with the three copies of the flat map as instances: the first one in its place. */
export function createTileGeometry(cells: number): InstancedBufferGeometry {
  const places: number[] = [];
  const index: number[] = [];
  for (let row = 0; row <= cells; row++) {
    for (let column = 0; column <= cells; column++) {
      places.push(column / cells, row / cells);
      if (row === cells || column === cells) continue;
      const first = row * (cells + 1) + column;
      const below = first + cells + 1;
      index.push(first, below, first + 1, first + 1, below, below + 1);
    }
  }
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('aPlace', new BufferAttribute(Float32Array.from(places), 2));
  geometry.setAttribute('aTurns', new InstancedBufferAttribute(Float32Array.of(0, -1, 1), 1));
  geometry.setIndex(index);
  geometry.instanceCount = 1;
  return geometry;
}

const VERTEX = /* glsl */ `${PROJECTION_SHADER}
uniform vec3 uTile;             // corner and size; the whole map is 1
in vec2 aPlace;
in float aTurns;
out vec2 vPlace;
out float vFacing;
const vec3 AXES = vec3(EQUATORIAL, EQUATORIAL, POLAR);
void main() {
  vec2 merc = uTile.xy + aPlace * uTile.z;
  vec2 lonLat = vec2((merc.x - 0.5) * TURN, atan(sinh(TURN * (0.5 - merc.y))));
  vPlace = aPlace;
  if (uFlat > 0.5) {
    vFacing = 1.0;
    gl_Position = flatFromLonLat(lonLat, aTurns);
  } else {
    vec3 ground = fixedFromGeodetic(lonLat, 0.0);
    // In front of the plane of the horizon is what the eye sees.
    vFacing = dot(ground / AXES, uEyeKm / AXES) - 1.0;
    gl_Position = globeFromFixed(ground);
  }
}`;

const FRAGMENT = /* glsl */ `
uniform sampler2D uPicture;
uniform float uOpacity;
uniform float uTone;
in vec2 vPlace;
in float vFacing;
out vec4 colour;
void main() {
  if (vFacing <= 0.0) discard;
  float limb = clamp(vFacing / max(fwidth(vFacing), 1e-6), 0.0, 1.0);
  colour = vec4(texture(uPicture, vPlace).rgb * uTone, uOpacity * limb);
}`;
