import {
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  GLSL3,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Points,
  ShaderMaterial,
  Vector2,
} from 'three';
import type { KnotInterval } from '../../motion/hermite.ts';
import { RENDER_ORDER } from '../view/render-order.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { POINTS_FRAGMENT_SHADER, POINTS_VERTEX_SHADER } from './points-shader.ts';

const COMPONENTS = 6;

/** All objects as one draw call. A frame sets three numbers; states are uploaded once an interval. */
export interface PointsLayer {
  readonly object: Points;
  /** Takes the number of objects; nothing is drawn until states have come. */
  resize(count: number): void;
  /** Four bytes an object: red, green, blue, size in sixths of a CSS pixel. */
  setStyles(styles: Uint8Array): void;
  update(interval: KnotInterval, share: number, siderealAngle: number): void;
  setOpacity(opacity: number): void;
  dispose(): void;
}

/** The knots of one time on the GPU. */
interface KnotBuffer {
  buffer: InterleavedBuffer;
  states: Float32Array | null;
}

export function createPointsLayer(uniforms: ViewUniforms): PointsLayer {
  const own = {
    uShare: { value: 0 },
    uStepSeconds: { value: 1 },
    uTurn: { value: new Vector2(1, 0) },
    uOpacity: { value: 1 },
  };
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, ...own },
    vertexShader: POINTS_VERTEX_SHADER,
    fragmentShader: POINTS_FRAGMENT_SHADER,
    transparent: true,
    depthTest: false,
    depthWrite: false,
  });
  let geometry = new BufferGeometry();
  const points = new Points(geometry, material);
  points.frustumCulled = false;
  points.visible = false;
  points.renderOrder = RENDER_ORDER.points;
  let count = 0;
  let knots: [KnotBuffer, KnotBuffer] = [emptyKnots(0), emptyKnots(0)];
  let styles: BufferAttribute | null = null;

  const bind = (): void => {
    for (const [k, { buffer }] of knots.entries()) {
      geometry.setAttribute(`position${k}`, new InterleavedBufferAttribute(buffer, 3, 0));
      geometry.setAttribute(`velocity${k}`, new InterleavedBufferAttribute(buffer, 3, 3));
    }
  };
  const upload = (knot: KnotBuffer, states: Float32Array<ArrayBuffer>): void => {
    if (knot.states === states) return;
    knot.states = states;
    knot.buffer.array = states;
    knot.buffer.needsUpdate = true;
  };
  return {
    object: points,
    resize(next) {
      count = next;
      geometry.dispose();
      geometry = new BufferGeometry();
      knots = [emptyKnots(count), emptyKnots(count)];
      styles = new BufferAttribute(new Uint8Array(count * 4), 4, true);
      geometry.setAttribute('style', styles);
      bind();
      geometry.setDrawRange(0, count);
      points.geometry = geometry;
      points.visible = false;
    },
    setStyles(bytes) {
      if (styles === null || bytes.length !== count * 4) return;
      styles.array.set(bytes);
      styles.needsUpdate = true;
    },
    update(interval, share, siderealAngle) {
      if (interval.first.length !== count * COMPONENTS) return;
      // The knot between this interval and the one before is on the GPU already: only its role changes.
      const [first, second] = knots;
      if (second.states === interval.first || first.states === interval.second) {
        knots = [second, first];
        bind();
      }
      upload(knots[0], interval.first);
      upload(knots[1], interval.second);
      own.uShare.value = share;
      own.uStepSeconds.value = interval.stepMs / 1000;
      own.uTurn.value.set(Math.cos(siderealAngle), Math.sin(siderealAngle));
      points.visible = true;
    },
    setOpacity(opacity) {
      own.uOpacity.value = opacity;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

function emptyKnots(count: number): KnotBuffer {
  const buffer = new InterleavedBuffer(new Float32Array(count * COMPONENTS), COMPONENTS);
  buffer.setUsage(DynamicDrawUsage);
  return { buffer, states: null };
}
