import { Group, type InstancedBufferGeometry, Vector2 } from 'three';
import type { FrameView, MapLayer } from '../view/map-layer.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { EARTH_COLOURS, screenColour } from './earth-colours.ts';
import { quad, quadGeometry } from './ground-lines.ts';
import { LINE_FRAGMENT, LINE_SHADER } from './line-shader.ts';
import { paintedMesh, paintMaterial } from './painting.ts';

export interface GraticuleMesh {
  readonly stepDegrees: number;
  /** Lines on each side of the middle of the view: around the world, or past the horizon where the mesh is seen. */
  readonly reach: number;
  /** Segments of a line in one step; short, to follow the curve. */
  readonly parts: number;
  /** Drawn whole below this height of the eye, km; comes in over the height half as high again. */
  readonly belowKm: number;
}

/** From the widest to the closest; each holds the lines of the one before. */
export const GRATICULE_MESHES: readonly GraticuleMesh[] = [
  { stepDegrees: 30, reach: 6, parts: 12, belowKm: Number.POSITIVE_INFINITY },
  { stepDegrees: 10, reach: 18, parts: 4, belowKm: 9_000 },
  { stepDegrees: 5, reach: 10, parts: 4, belowKm: 1_800 },
  { stepDegrees: 1, reach: 26, parts: 1, belowKm: 450 },
];

/** How strongly each mesh is drawn, 0 to 1: a closer one takes over from the one before, so that no line is drawn twice. */
export function graticuleStrengths(eyeHeightKm: number): number[] {
  const arrived = GRATICULE_MESHES.map(({ belowKm }) =>
    belowKm === Number.POSITIVE_INFINITY
      ? 1
      : Math.min(1, Math.max(0, (1.5 * belowKm - eyeHeightKm) / (0.5 * belowKm))),
  );
  return arrived.map((strength, i) => strength * (1 - (arrived[i + 1] ?? 0)));
}

/** Meridians and parallels: every 30°, and closer as one comes near. */
export function createGraticuleLayer(uniforms: ViewUniforms): MapLayer {
  const uColour = { value: screenColour(EARTH_COLOURS.dark.graticule.colour) };
  let opacity = EARTH_COLOURS.dark.graticule.opacity;
  const meshes = GRATICULE_MESHES.map((mesh) => {
    const geometry = createNet(mesh);
    const own = {
      uAnchor: { value: new Vector2() },
      uStep: { value: mesh.stepDegrees },
      uReach: { value: mesh.reach },
      uParts: { value: mesh.parts },
      uOpacity: { value: 0 },
    };
    const material = paintMaterial({ ...uniforms, ...own, uColour, uWidth: { value: 1 } }, VERTEX, LINE_FRAGMENT);
    return { mesh, geometry, own, drawn: paintedMesh(geometry, material, RENDER_ORDER.graticule) };
  });
  const object = new Group();
  object.add(...meshes.map(({ drawn }) => drawn));
  return {
    object,
    update: (view) => {
      const strengths = graticuleStrengths(view.eyeHeightKm);
      for (const [i, { mesh, geometry, own, drawn }] of meshes.entries()) {
        const strength = strengths[i]!;
        geometry.instanceCount = view.flat ? 3 : 1;
        drawn.visible = strength > 0;
        own.uOpacity.value = opacity * strength;
        own.uAnchor.value.set(...anchorOf(mesh, view));
      }
    },
    setTheme: (theme) => {
      uColour.value.copy(screenColour(EARTH_COLOURS[theme].graticule.colour));
      opacity = EARTH_COLOURS[theme].graticule.opacity;
    },
    setLayers: ({ graticule }) => {
      object.visible = graticule;
    },
    dispose: () => {
      for (const { geometry, drawn } of meshes) {
        geometry.dispose();
        drawn.material.dispose();
      }
    },
  };
}

/** The crossing of lines nearest to the middle of the view, degrees: lines are laid out around it. */
function anchorOf({ stepDegrees }: GraticuleMesh, { centre }: FrameView): [number, number] {
  const snap = (radians: number) => Math.round((radians * 180) / Math.PI / stepDegrees) * stepDegrees;
  return [snap(centre.longitude), snap(centre.latitude)];
}

/** As many quads as the mesh has segments, half of them of meridians; the shader knows from the number which is where. */
function createNet({ reach, parts }: GraticuleMesh): InstancedBufferGeometry {
  const segments = 2 * (2 * reach + 1) * 2 * reach * parts;
  return quadGeometry(Array.from({ length: segments }, (_, segment) => quad(segment)).flat());
}

const VERTEX = /* glsl */ `${LINE_SHADER}
uniform vec2 uAnchor;           // degrees
uniform float uStep;            // degrees
uniform int uReach;             // steps
uniform int uParts;             // of a step
void main() {
  int segment = gl_VertexID / 4;
  int along = 2 * uReach * uParts;
  int ofKind = along * (2 * uReach + 1);
  bool meridian = segment < ofKind;
  int line = (segment % ofKind) / along - uReach;
  int part = segment % along - uReach * uParts;
  vec2 from = vec2(float(line), float(part) / float(uParts)) * uStep;
  vec2 to = vec2(float(line), float(part + 1) / float(uParts)) * uStep;
  if (!meridian) {
    from = from.yx;
    to = to.yx;
  }
  float top = meridian && abs(mod(uAnchor.x + from.x + 15.0, 30.0) - 15.0) > 0.01 ? 80.0 : 90.0;
  from.y += uAnchor.y;
  to.y += uAnchor.y;
  // Once around the world and no further; meridians thin out towards the poles; a pole is no parallel.
  bool beyond = max(from.x, to.x) > 180.001 || min(from.x, to.x) < -180.001 || (meridian && from.x < -179.999);
  float highest = max(abs(from.y), abs(to.y));
  if (beyond || highest > (meridian ? top + 0.001 : 89.999)) {
    placeNothing();
    return;
  }
  from.x += uAnchor.x;
  to.x += uAnchor.x;
  from = radians(from);
  to = radians(to);
  if (uFlat > 0.5) {
    placeSegment(flatFromLonLat(from, copyTurns()), flatFromLonLat(to, copyTurns()), 1.0, 1.0);
    return;
  }
  vec3 fromFixed = fixedFromGeodetic(from, 0.0), toFixed = fixedFromGeodetic(to, 0.0);
  float fromFacing = facingOf(fromFixed), toFacing = facingOf(toFixed);
  if (max(fromFacing, toFacing) <= 0.0) placeNothing();
  else placeSegment(globeFromFixed(fromFixed), globeFromFixed(toFixed), fromFacing, toFacing);
}`;
