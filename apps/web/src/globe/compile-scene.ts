import type { Camera, Object3D, WebGLRenderer } from 'three';
import { createSpaceLine } from './lines/space-line.ts';
import type { SceneParts } from './scene-parts.ts';
import type { ViewUniforms } from './view/view-uniforms.ts';

/** What is compiled, in this order. */
export interface CompiledParts {
  /** Sea, land and shores: with them there is a first picture. */
  readonly first: readonly Object3D[];
  readonly points: Object3D;
  readonly later: readonly Object3D[];
  onFirst(): void;
  onAll(): void;
}

/** Compiles the shaders of an object aside, and adds it to the part of the scene it belongs to. */
export type Compile = (object: Object3D) => Promise<void>;

export function createCompile(
  renderer: WebGLRenderer,
  parts: SceneParts,
  camera: Camera,
  isGone: () => boolean,
): Compile {
  return async (object) => {
    const scene = parts.of(object);
    await renderer.compileAsync(object, camera, scene).catch(() => undefined);
    if (!isGone()) scene.add(object);
  };
}

/** Software takes a tenth of a second for each program: coasts first, then all objects, then the rest one after the other. */
export async function compileScene(compile: Compile, uniforms: ViewUniforms, parts: CompiledParts): Promise<void> {
  await Promise.all(parts.first.map(compile));
  parts.onFirst();
  await compile(parts.points);
  // Lines share one program, which a line that nobody sees makes ready.
  const sample = createSpaceLine(uniforms, { points: new Float32Array(6), frame: 'fixed', colour: '#000' });
  for (const object of [...parts.later, sample.object]) await compile(object);
  sample.object.removeFromParent();
  parts.onAll();
}
