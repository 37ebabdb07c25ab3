import {
  BufferAttribute,
  BufferGeometry,
  type Camera,
  Color,
  CustomBlending,
  GLSL3,
  Mesh,
  NearestFilter,
  OneFactor,
  OneMinusSrcAlphaFactor,
  type Scene,
  ShaderMaterial,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { ViewUniforms } from './view/view-uniforms.ts';

/** The ground, which looks the same in every frame while the camera stands still over it. */
export interface GroundPicture {
  /** Shows it under what is drawn next: painted anew while the camera moves, else from the picture that is kept. */
  draw(): void;
  /** What is on the ground has changed. */
  forget(): void;
  /** What shows the picture: to be compiled, then `begin`. Until then the ground is painted in every frame. */
  readonly object: Mesh;
  begin(): void;
  dispose(): void;
}

/**
 * Coasts and borders are most of a frame's work and turn with the Earth, so that while only time passes nothing of them changes. What
 * depends on the time (stars, air, night) is no part of it. Shaders run once more only in the frame in which the picture is made.
 */
export function createGroundPicture(
  renderer: WebGLRenderer,
  ground: Scene,
  camera: Camera,
  uniforms: ViewUniforms,
): GroundPicture {
  const target = new WebGLRenderTarget(1, 1, {
    depthBuffer: false,
    stencilBuffer: false,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
  });
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { uPicture: { value: target.texture } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    depthTest: false,
    depthWrite: false,
    transparent: true,
    // Colours that were painted over nothing are already by their share.
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
  });
  const geometry = new BufferGeometry();
  geometry.setIndex(new BufferAttribute(Uint16Array.of(0, 1, 2), 1));
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  const size = new Vector2();
  const space = new Color();
  let seen: readonly number[] = [];
  let isKept = false;
  let hasBegun = false;

  const keep = (): void => {
    renderer.getDrawingBufferSize(size);
    target.setSize(size.x, size.y);
    renderer.getClearColor(space);
    const alpha = renderer.getClearAlpha();
    renderer.setRenderTarget(target);
    renderer.setClearColor(0, 0);
    renderer.clear();
    renderer.render(ground, camera);
    renderer.setRenderTarget(null);
    renderer.setClearColor(space, alpha);
    isKept = true;
  };
  return {
    object,
    draw() {
      const sight = sightOf(uniforms);
      const isSame = sight.every((value, k) => value === seen[k]);
      seen = sight;
      if (!isSame || !hasBegun) {
        isKept = false;
        renderer.render(ground, camera);
        return;
      }
      if (!isKept) keep();
      renderer.render(object, camera);
    },
    begin() {
      // Drawn by itself, not with the stars.
      object.removeFromParent();
      hasBegun = true;
    },
    forget() {
      seen = [];
    },
    dispose() {
      target.dispose();
      geometry.dispose();
      material.dispose();
    },
  };
}

/** All that the ground's place on screen depends on. */
function sightOf({
  uEyeKm,
  uToCamera,
  uLens,
  uFlat,
  uMapCentre,
  uMapScale,
  uViewport,
  uPixelRatio,
}: ViewUniforms): number[] {
  return [
    ...uEyeKm.value.toArray(),
    ...uToCamera.value.elements,
    ...uLens.value.elements,
    uFlat.value,
    ...uMapCentre.value.toArray(),
    ...uMapScale.value.toArray(),
    ...uViewport.value.toArray(),
    uPixelRatio.value,
  ];
}

/** One triangle that covers the screen. */
const VERTEX = /* glsl */ `
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

const FRAGMENT = /* glsl */ `
uniform sampler2D uPicture;
out vec4 colour;
void main() {
  colour = texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0);
}`;
