import {
  BufferAttribute,
  Color,
  GLSL3,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  ShaderMaterial,
  Vector2,
} from 'three';
import type { ShownLine } from '../map-scene.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { LINE_FRAGMENT_SHADER, LINE_VERTEX_SHADER } from './line-shader.ts';

/** A line of the scene. */
export interface SpaceLine {
  readonly object: Mesh;
  update(siderealAngle: number, kmPerPixel: number): void;
  dispose(): void;
}

const CORNERS = new Float32Array([0, -1, 1, -1, 1, 1, 0, -1, 1, 1, 0, 1]);

export function createSpaceLine(uniforms: ViewUniforms, line: ShownLine): SpaceLine {
  const pieces = Math.max(0, line.points.length / 3 - 1);
  const own = {
    uTurn: { value: new Vector2(1, 0) },
    uWidth: { value: line.width ?? 1.5 },
    uColour: { value: new Color().setStyle(line.colour, '') },
    uOpacity: { value: 1 },
    uBehind: { value: line.behind ?? 0.15 },
    uDashKm: { value: 0 },
  };
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, ...own },
    vertexShader: LINE_VERTEX_SHADER,
    fragmentShader: LINE_FRAGMENT_SHADER,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    // Quads turn to either side on screen.
    side: 2,
  });
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('corner', new BufferAttribute(CORNERS, 2));
  // A point and its length along the line, four values; a piece reads two of them that follow each other.
  const buffer = new InstancedInterleavedBuffer(pieceValues(line.points), 8, 1);
  geometry.setAttribute('start', new InterleavedBufferAttribute(buffer, 3, 0));
  geometry.setAttribute('startLength', new InterleavedBufferAttribute(buffer, 1, 3));
  geometry.setAttribute('end', new InterleavedBufferAttribute(buffer, 3, 4));
  geometry.setAttribute('endLength', new InterleavedBufferAttribute(buffer, 1, 7));
  geometry.instanceCount = pieces;
  // three counts vertices by `position`, which these have not.
  geometry.setDrawRange(0, CORNERS.length / 2);
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = line.frame === 'inertial' ? RENDER_ORDER.orbitLine : RENDER_ORDER.groundTrack;
  return {
    object: mesh,
    update(siderealAngle, kmPerPixel) {
      const angle = line.frame === 'inertial' ? siderealAngle : 0;
      own.uTurn.value.set(Math.cos(angle), Math.sin(angle));
      own.uDashKm.value = line.dash === undefined ? 0 : 2 * line.dash * kmPerPixel;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

function pieceValues(points: Float32Array): Float32Array {
  const count = points.length / 3;
  const values = new Float32Array(Math.max(0, count - 1) * 8);
  let length = 0;
  for (let k = 0; k + 1 < count; k++) {
    const at = k * 3;
    const step = Math.hypot(
      points[at + 3]! - points[at]!,
      points[at + 4]! - points[at + 1]!,
      points[at + 5]! - points[at + 2]!,
    );
    values.set(points.subarray(at, at + 3), k * 8);
    values[k * 8 + 3] = length;
    length += step;
    values.set(points.subarray(at + 3, at + 6), k * 8 + 4);
    values[k * 8 + 7] = length;
  }
  return values;
}
