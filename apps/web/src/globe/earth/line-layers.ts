import type { ShaderMaterial, Texture } from 'three';
import type { ThemeName } from '../view/map-layer.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { EARTH_COLOURS, screenColour } from './earth-colours.ts';
import { createGroundLines, GROUND_LINES_SHADER, type Strips, shoresOf } from './ground-lines.ts';
import { LINE_FRAGMENT, LINE_SHADER } from './line-shader.ts';
import type { OutlineBlock } from './outline-format.ts';
import { createOutlineLayer, type OutlineLayer } from './outline-layer.ts';
import { paintMaterial } from './painting.ts';

/** Where land meets the sea, and lakes. */
export function createShoreLayer(uniforms: ViewUniforms): OutlineLayer {
  return createLineLayer(uniforms, 'shore', 1.1);
}

/** Lines between countries. */
export function createBorderLayer(uniforms: ViewUniforms): OutlineLayer {
  return createLineLayer(uniforms, 'border', 1);
}

function createLineLayer(uniforms: ViewUniforms, kind: 'shore' | 'border', widthPixels: number): OutlineLayer {
  const uColour = { value: screenColour(EARTH_COLOURS.dark[kind].colour) };
  const uOpacity = { value: EARTH_COLOURS.dark[kind].opacity };
  const shared = { ...uniforms, uColour, uOpacity, uWidth: { value: widthPixels } };
  const materialOf = (texture: Texture | null): ShaderMaterial =>
    paintMaterial({ ...shared, uPoints: { value: texture } }, VERTEX, LINE_FRAGMENT);
  const layer = createOutlineLayer(uniforms, RENDER_ORDER.borders, materialOf(null), (groups, cellUnits) => {
    const stripsOf = (block: OutlineBlock): Strips =>
      kind === 'shore' ? shoresOf(block, cellUnits) : { points: block.borderPoints, lengths: block.borderLengths };
    const { texture, geometries } = createGroundLines(groups.map((blocks) => blocks.map(stripsOf)));
    const material = materialOf(texture);
    material.addEventListener('dispose', () => texture.dispose());
    return { geometries, material };
  });
  return {
    ...layer,
    setTheme: (theme: ThemeName) => {
      uColour.value.copy(screenColour(EARTH_COLOURS[theme][kind].colour));
      uOpacity.value = EARTH_COLOURS[theme][kind].opacity;
    },
    setLayers: ({ borders }) => {
      layer.object.visible = kind === 'shore' || borders;
    },
  };
}

const VERTEX = /* glsl */ `${LINE_SHADER}${GROUND_LINES_SHADER}
void main() {
  vec3 from, to;
  vec2 fromLonLat, toLonLat;
  groundPoint(gl_VertexID / 4, from, fromLonLat);
  groundPoint(gl_VertexID / 4 + 1, to, toLonLat);
  if (uFlat > 0.5) {
    placeSegment(flatFromLonLat(fromLonLat, copyTurns()), flatFromLonLat(toLonLat, copyTurns()), 1.0, 1.0);
    return;
  }
  float fromFacing = facingOf(from), toFacing = facingOf(to);
  if (max(fromFacing, toFacing) <= 0.0) placeNothing();
  else placeSegment(globeFromFixed(from), globeFromFixed(to), fromFacing, toFacing);
}`;
