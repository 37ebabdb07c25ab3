import {
  BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  type ShaderMaterial,
} from 'three';
import { PROJECTION_SHADER } from '../view/projection-shader.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { EARTH_COLOURS, screenColour } from './earth-colours.ts';
import { GROUND_NUMBERS, writeGroundPoint } from './ground-points.ts';
import type { OutlineBlock } from './outline-format.ts';
import { createOutlineLayer, type OutlineLayer } from './outline-layer.ts';
import { paintMaterial } from './painting.ts';

/** The land, filled. */
export function createLandLayer(uniforms: ViewUniforms): OutlineLayer {
  const uColour = { value: screenColour(EARTH_COLOURS.dark.land) };
  const material = (): ShaderMaterial => paintMaterial({ ...uniforms, uColour }, VERTEX, FRAGMENT);
  return {
    ...createOutlineLayer(uniforms, RENDER_ORDER.land, material(), (groups) => ({
      geometries: groups.map(createLandGeometry),
      material: material(),
    })),
    setTheme: (theme) => uColour.value.copy(screenColour(EARTH_COLOURS[theme].land)),
    setLayers: () => {},
  };
}

/** Triangles of blocks; an instance for each copy of the flat map, the first one in its place. */
export function createLandGeometry(blocks: readonly OutlineBlock[]): InstancedBufferGeometry | undefined {
  const count = blocks.reduce((sum, { points }) => sum + points.length / 2, 0);
  if (count === 0) return undefined;
  const numbers = new Float32Array(count * GROUND_NUMBERS);
  const index = new Uint32Array(blocks.reduce((sum, { triangles }) => sum + triangles.length, 0));
  let first = 0;
  let filled = 0;
  for (const { points, triangles } of blocks) {
    for (let i = 0; i < triangles.length; i++) index[filled++] = first + triangles[i]!;
    for (let i = 0; i < points.length; i += 2)
      writeGroundPoint(numbers, first++ * GROUND_NUMBERS, points[i]!, points[i + 1]!);
  }
  const buffer = new InterleavedBuffer(numbers, GROUND_NUMBERS);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('aFixed', new InterleavedBufferAttribute(buffer, 3, 0));
  geometry.setAttribute('aLonLat', new InterleavedBufferAttribute(buffer, 2, 3));
  geometry.setAttribute('aTurns', new InstancedBufferAttribute(new Float32Array([0, -1, 1]), 1));
  geometry.setIndex(new BufferAttribute(index, 1));
  geometry.instanceCount = 1;
  return geometry;
}

const VERTEX = /* glsl */ `${PROJECTION_SHADER}
in vec3 aFixed;
in vec2 aLonLat;
in float aTurns;
out float vFacing;
const vec3 AXES = vec3(EQUATORIAL, EQUATORIAL, POLAR);
void main() {
  bool flatMap = uFlat > 0.5;
  // In front of the plane of the horizon is what the eye sees.
  vFacing = flatMap ? 1.0 : dot(aFixed / AXES, uEyeKm / AXES) - 1.0;
  gl_Position = flatMap ? flatFromLonLat(aLonLat, aTurns) : globeFromFixed(aFixed);
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 uColour;
in float vFacing;
out vec4 colour;
void main() {
  if (vFacing <= 0.0) discard;
  // Across one pixel at the limb; on flat ground the facing hardly changes and all is covered.
  colour = vec4(uColour, clamp(vFacing / max(fwidth(vFacing), 1e-6), 0.0, 1.0));
}`;
