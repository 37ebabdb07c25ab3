import { type Camera, type Scene, Vector2, type WebGLRenderer, WebGLRenderTarget } from 'three';
import type { ViewUniforms } from './view/view-uniforms.ts';

/** The ground, which looks the same in every frame while the camera stands still over it. */
export interface GroundPicture {
  /** Begins a frame: space, and the ground painted anew while the camera moves, else from the picture that is kept. */
  draw(): void;
  /** What is on the ground has changed. */
  forget(): void;
  dispose(): void;
}

/**
 * Coasts and borders are most of a frame's work and turn with the Earth, so that while only time passes nothing of them changes. What
 * depends on the time (stars, air, night) is no part of it. A kept picture is copied as it is: drawing it as a texture would take software
 * as long as half of the coasts.
 */
export function createGroundPicture(
  renderer: WebGLRenderer,
  ground: Scene,
  camera: Camera,
  uniforms: ViewUniforms,
): GroundPicture {
  const target = new WebGLRenderTarget(1, 1, { depthBuffer: false, stencilBuffer: false });
  const size = new Vector2();
  let seen: readonly number[] = [];
  let isKept = false;

  const paint = (): void => {
    renderer.clear();
    renderer.render(ground, camera);
  };
  const keep = (): void => {
    renderer.getDrawingBufferSize(size);
    target.setSize(size.x, size.y);
    renderer.setRenderTarget(target);
    paint();
    renderer.setRenderTarget(null);
    isKept = true;
  };
  const copy = (): void => {
    // A copy alone does not make the screen's buffer begun: Chromium would still clear it before the first thing that is drawn over it.
    renderer.clear();
    const gl = renderer.getContext() as WebGL2RenderingContext;
    // three copies from its targets to textures only; by its own state, so that it knows what is bound.
    const { __webglFramebuffer: from } = renderer.properties.get(target) as { __webglFramebuffer: WebGLFramebuffer };
    renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
    renderer.state.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
    gl.blitFramebuffer(0, 0, size.x, size.y, 0, 0, size.x, size.y, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
  };
  return {
    draw() {
      const sight = sightOf(uniforms);
      const isSame = sight.every((value, k) => value === seen[k]);
      seen = sight;
      if (!isSame) {
        isKept = false;
        paint();
        return;
      }
      if (!isKept) keep();
      copy();
    },
    forget() {
      seen = [];
    },
    dispose: () => target.dispose(),
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
