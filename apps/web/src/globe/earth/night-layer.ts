import { BufferAttribute, Group, InstancedBufferAttribute, InstancedBufferGeometry, Vector3 } from 'three';
import type { MapLayer } from '../view/map-layer.ts';
import { PROJECTION_SHADER } from '../view/projection-shader.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { CAP_SHADER, createCapGeometry } from './cap-geometry.ts';
import { EARTH_COLOURS, screenColour } from './earth-colours.ts';
import { paintedMesh, paintMaterial } from './painting.ts';

/** The Sun's upper limb meets the horizon here (radius 0.27° and refraction 0.57°): dusk begins. Sine of the centre's height. */
export const SUNSET_SINE: number = Math.sin((-0.83 * Math.PI) / 180);
/** The end of nautical twilight, Sun 12° below the horizon: as dark as the map's night becomes. */
export const NIGHT_SINE: number = Math.sin((-12 * Math.PI) / 180);

/** How much of the night lies over a place, 0 by day to 1; softly through civil and nautical twilight. The shader's twin. */
export function nightAt(sunHeightSine: number): number {
  const part = Math.min(1, Math.max(0, (SUNSET_SINE - sunHeightSine) / (SUNSET_SINE - NIGHT_SINE)));
  return part * part * (3 - 2 * part);
}

/** Darkens the part of the Earth where the Sun is down. */
export function createNightLayer(uniforms: ViewUniforms): MapLayer {
  const own = {
    ...uniforms,
    uSun: { value: new Vector3(1, 0, 0) },
    uColour: { value: screenColour(EARTH_COLOURS.dark.night.colour) },
    uOpacity: { value: EARTH_COLOURS.dark.night.opacity },
  };
  const globe = paintedMesh(createCapGeometry(28, 144), paintMaterial(own, GLOBE, FRAGMENT), RENDER_ORDER.night);
  const flat = paintedMesh(lonLatNet(72, 36), paintMaterial(own, FLAT, FRAGMENT), RENDER_ORDER.night);
  const object = new Group();
  object.add(globe, flat);
  return {
    object,
    update: (view) => {
      globe.visible = !view.flat;
      flat.visible = view.flat;
      own.uSun.value.set(...view.sun);
    },
    setTheme: (theme) => {
      own.uColour.value.copy(screenColour(EARTH_COLOURS[theme].night.colour));
      own.uOpacity.value = EARTH_COLOURS[theme].night.opacity;
    },
    setLayers: ({ night }) => {
      object.visible = night;
    },
    dispose: () => {
      for (const mesh of [globe, flat]) {
        mesh.geometry.dispose();
        mesh.material.dispose();
      }
    },
  };
}

/** The whole flat map, three copies. */
function lonLatNet(columns: number, rows: number): InstancedBufferGeometry {
  const corners: number[] = [];
  const index: number[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      corners.push((column / columns - 0.5) * 2 * Math.PI, (row / rows - 0.5) * Math.PI);
      if (row === rows || column === columns) continue;
      const at = row * (columns + 1) + column;
      index.push(at, at + 1, at + columns + 1, at + columns + 1, at + 1, at + columns + 2);
    }
  }
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('aLonLat', new BufferAttribute(new Float32Array(corners), 2));
  geometry.setAttribute('aTurns', new InstancedBufferAttribute(new Float32Array([-1, 0, 1]), 1));
  geometry.setIndex(index);
  geometry.instanceCount = 3;
  return geometry;
}

const GLOBE = /* glsl */ `${PROJECTION_SHADER}${CAP_SHADER}
uniform vec3 uSun;
in vec3 aCap;
out float vSunHeight;           // sine
out float vCover;
void main() {
  float angle = aCap.x * horizonAngle();
  vec3 unit = capPoint(angle, aCap.y);
  vec4 clip = globeFromFixed(unit * AXES);
  vec4 next = globeFromFixed(capPoint(angle, aCap.y + 0.01) * AXES);
  gl_Position = outwards(clip, next, aCap.z);
  vSunHeight = dot(normalize(unit / AXES), uSun);
  vCover = aCap.z > 0.0 ? 0.0 : 1.0;
}`;

const FLAT = /* glsl */ `${PROJECTION_SHADER}
uniform vec3 uSun;
in vec2 aLonLat;
in float aTurns;
out float vSunHeight;           // sine
out float vCover;
void main() {
  gl_Position = flatFromLonLat(aLonLat, aTurns);
  vec3 up = vec3(cos(aLonLat.y) * cos(aLonLat.x), cos(aLonLat.y) * sin(aLonLat.x), sin(aLonLat.y));
  vSunHeight = dot(up, uSun);
  vCover = 1.0;
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 uColour;
uniform float uOpacity;
in float vSunHeight;
in float vCover;
out vec4 colour;
void main() {
  float night = smoothstep(0.0, 1.0, (${SUNSET_SINE.toFixed(6)} - vSunHeight) / ${(SUNSET_SINE - NIGHT_SINE).toFixed(6)});
  if (night <= 0.0) discard;
  colour = vec4(uColour, uOpacity * night * vCover);
}`;
