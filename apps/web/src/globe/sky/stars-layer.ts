import { BufferGeometry, InterleavedBuffer, InterleavedBufferAttribute, Points } from 'three';
import { EARTH_COLOURS, screenColour } from '../earth/earth-colours.ts';
import { paintMaterial } from '../earth/painting.ts';
import type { MapLayer } from '../view/map-layer.ts';
import { PROJECTION_SHADER } from '../view/projection-shader.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { createStarField } from './star-field.ts';

/** The sky behind the globe, very quiet; none on the flat map and none in the light theme. */
export function createStarsLayer(uniforms: ViewUniforms): MapLayer {
  const own = {
    ...uniforms,
    uSiderealAngle: { value: 0 },
    uColour: { value: screenColour(EARTH_COLOURS.dark.star.colour) },
    uOpacity: { value: EARTH_COLOURS.dark.star.opacity },
  };
  const buffer = new InterleavedBuffer(createStarField(), 4);
  const geometry = new BufferGeometry();
  geometry.setAttribute('aDirection', new InterleavedBufferAttribute(buffer, 3, 0));
  geometry.setAttribute('aMagnitude', new InterleavedBufferAttribute(buffer, 1, 3));
  geometry.setDrawRange(0, buffer.count);
  const material = paintMaterial(own, VERTEX, FRAGMENT);
  const object = new Points(geometry, material);
  object.frustumCulled = false;
  object.matrixAutoUpdate = false;
  object.renderOrder = RENDER_ORDER.stars;
  let chosen = true;
  return {
    object,
    update: (view) => {
      object.visible = chosen && !view.flat && own.uOpacity.value > 0;
      own.uSiderealAngle.value = view.siderealAngle;
    },
    setTheme: (theme) => {
      own.uColour.value.copy(screenColour(EARTH_COLOURS[theme].star.colour));
      own.uOpacity.value = EARTH_COLOURS[theme].star.opacity;
    },
    setLayers: ({ stars }) => {
      chosen = stars;
    },
    dispose: () => {
      geometry.dispose();
      material.dispose();
    },
  };
}

const VERTEX = /* glsl */ `${PROJECTION_SHADER}
uniform float uSiderealAngle;
in vec3 aDirection;
in float aMagnitude;
out float vBrightness;
out float vRadius;
void main() {
  float c = cos(uSiderealAngle), s = sin(uSiderealAngle);
  vec3 fixedDirection = vec3(c * aDirection.x + s * aDirection.y, c * aDirection.y - s * aDirection.x, aDirection.z);
  vec4 clip = uLens * vec4(uToCamera * fixedDirection, 1.0);
  clip.z = 0.0;
  // The ground is painted first.
  gl_Position = hiddenByEarth(uEyeKm + fixedDirection * 1e7) > 0.5 ? vec4(2.0, 2.0, 2.0, 1.0) : clip;
  // Compressed: five magnitudes are a factor of 100 to a meter, of about 8 here. Bright ones are also a little larger.
  vBrightness = clamp(exp(-0.42 * aMagnitude), 0.08, 1.0);
  vRadius = (0.55 + 0.6 * vBrightness) * uPixelRatio;
  gl_PointSize = 2.0 * vRadius + 2.0;
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 uColour;
uniform float uOpacity;
in float vBrightness;
in float vRadius;
out vec4 colour;
void main() {
  float distance = length(gl_PointCoord - 0.5) * (2.0 * vRadius + 2.0);
  colour = vec4(uColour, uOpacity * vBrightness * clamp(vRadius + 0.5 - distance, 0.0, 1.0));
}`;
