import { Vector3 } from 'three';
import type { MapLayer } from '../view/map-layer.ts';
import { PROJECTION_SHADER } from '../view/projection-shader.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { CAP_SHADER, createLimbGeometry } from './cap-geometry.ts';
import { EARTH_COLOURS, screenColour } from './earth-colours.ts';
import { paintedMesh, paintMaterial } from './painting.ts';

/** As high as air is drawn: from space its blue line is seen to about here. */
const AIR_TOP_KM = 70;

/** A thin line of air above the limb, brighter where the Sun shines. Lies behind the Earth's body. */
export function createAtmosphereLayer(uniforms: ViewUniforms): MapLayer {
  const own = {
    ...uniforms,
    uSun: { value: new Vector3(1, 0, 0) },
    uColour: { value: screenColour(EARTH_COLOURS.dark.atmosphere.colour) },
    uOpacity: { value: EARTH_COLOURS.dark.atmosphere.opacity },
  };
  const mesh = paintedMesh(
    createLimbGeometry(6, 360),
    paintMaterial(own, VERTEX, FRAGMENT),
    RENDER_ORDER.atmosphereBehind,
  );
  let chosen = true;
  return {
    object: mesh,
    update: (view) => {
      mesh.visible = chosen && !view.flat;
      own.uSun.value.set(...view.sun);
    },
    setTheme: (theme) => {
      own.uColour.value.copy(screenColour(EARTH_COLOURS[theme].atmosphere.colour));
      own.uOpacity.value = EARTH_COLOURS[theme].atmosphere.opacity;
    },
    setLayers: ({ atmosphere }) => {
      chosen = atmosphere;
    },
    dispose: () => {
      mesh.geometry.dispose();
      mesh.material.dispose();
    },
  };
}

const VERTEX = /* glsl */ `${PROJECTION_SHADER}${CAP_SHADER}
uniform vec3 uSun;
in vec3 aCap;
out float vHeight;              // 0 at the limb, 1 at the top
out float vLit;
void main() {
  // The outline of an ellipsoid that is higher all around.
  float grown = 1.0 + aCap.x * ${(AIR_TOP_KM / 6378.137).toFixed(6)};
  float angle = acos(min(1.0, grown / length(uEyeKm / AXES)));
  vec3 unit = capPoint(angle, aCap.y);
  gl_Position = globeFromFixed(unit * grown * AXES);
  vHeight = aCap.x;
  vLit = smoothstep(-0.3, 0.25, dot(unit, uSun));
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 uColour;
uniform float uOpacity;
in float vHeight;
in float vLit;
out vec4 colour;
void main() {
  float thin = 1.0 - vHeight;
  colour = vec4(uColour, uOpacity * thin * thin * thin * mix(0.3, 1.0, vLit));
}`;
