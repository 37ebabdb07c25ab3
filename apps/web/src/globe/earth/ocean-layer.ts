import { BufferAttribute, BufferGeometry, Group, NoBlending, type ShaderMaterial, type Vector3 } from 'three';
import type { MapLayer } from '../view/map-layer.ts';
import { PROJECTION_SHADER } from '../view/projection-shader.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { CAP_SHADER, createCapGeometry } from './cap-geometry.ts';
import { EARTH_COLOURS, screenColour } from './earth-colours.ts';
import { paintedMesh, paintMaterial } from './painting.ts';

/** Sides of the drawn limb: a 26,000th of its radius short of round, a fifth of a pixel on a radius of 5,000. */
const SECTORS = 360;

/** The Earth's body in the ocean's colour: one smooth disc that ends at the limb, or the rectangle of the flat map. */
export function createOceanLayer(uniforms: ViewUniforms): MapLayer {
  const uColour: { value: Vector3 } = { value: screenColour(EARTH_COLOURS.dark.ocean) };
  // Covers whatever is below: without blending, which software pays for with every pixel.
  const solid = (vertexShader: string): ShaderMaterial => {
    const material = paintMaterial({ ...uniforms, uColour }, vertexShader, FRAGMENT);
    material.blending = NoBlending;
    return material;
  };
  const disc = paintedMesh(createCapGeometry(1, SECTORS), solid(GLOBE), RENDER_ORDER.ocean);
  const edgeMaterial = paintMaterial({ ...uniforms, uColour }, GLOBE, FRAGMENT);
  const edge = paintedMesh(createCapGeometry(1, SECTORS), edgeMaterial, RENDER_ORDER.ocean);
  disc.geometry.setDrawRange(0, 6 * SECTORS);
  edge.geometry.setDrawRange(6 * SECTORS, 6 * SECTORS);
  const flat = paintedMesh(rectangle(), solid(FLAT), RENDER_ORDER.ocean);
  const object = new Group();
  object.add(disc, edge, flat);
  return {
    object,
    update: (view) => {
      disc.visible = !view.flat;
      edge.visible = !view.flat;
      flat.visible = view.flat;
    },
    setTheme: (theme) => uColour.value.copy(screenColour(EARTH_COLOURS[theme].ocean)),
    setLayers: () => {},
    dispose: () => {
      for (const mesh of [disc, edge, flat]) {
        mesh.geometry.dispose();
        mesh.material.dispose();
      }
    },
  };
}

/** Over the whole width of the screen, from pole to pole. */
function rectangle(): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('aSide', new BufferAttribute(new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), 2));
  geometry.setIndex([0, 1, 2, 2, 1, 3]);
  return geometry;
}

const GLOBE = /* glsl */ `${PROJECTION_SHADER}${CAP_SHADER}
in vec3 aCap;
out float vOpacity;
void main() {
  float angle = aCap.x * horizonAngle();
  vec4 clip = globeFromFixed(capPoint(angle, aCap.y) * AXES);
  vec4 next = globeFromFixed(capPoint(angle, aCap.y + 0.01) * AXES);
  gl_Position = outwards(clip, next, aCap.z);
  vOpacity = aCap.z > 0.0 ? 0.0 : 1.0;
}`;

const FLAT = /* glsl */ `${PROJECTION_SHADER}
in vec2 aSide;
out float vOpacity;
void main() {
  gl_Position = vec4(aSide.x, (aSide.y * TURN / 4.0 - uMapCentre.y) * uMapScale.y, 0.0, 1.0);
  vOpacity = 1.0;
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 uColour;
in float vOpacity;
out vec4 colour;
void main() {
  colour = vec4(uColour, vOpacity);
}`;
