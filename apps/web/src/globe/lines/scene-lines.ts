import type { Object3D } from 'three';
import type { ShownLine } from '../map-scene.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { createSpaceLine, type SpaceLine } from './space-line.ts';

/** The lines of the scene by their names. */
export interface SceneLines {
  /** In place of the one of that name; null takes it away. */
  set(name: string, line: ShownLine | null): void;
  update(siderealAngle: number, kmPerPixel: number): void;
  dispose(): void;
}

export function createSceneLines(uniforms: ViewUniforms, scene: Object3D): SceneLines {
  const lines = new Map<string, SpaceLine>();
  const remove = (name: string): void => {
    const line = lines.get(name);
    if (line === undefined) return;
    scene.remove(line.object);
    line.dispose();
    lines.delete(name);
  };
  return {
    set(name, line) {
      remove(name);
      if (line === null || line.points.length < 6) return;
      const made = createSpaceLine(uniforms, line);
      lines.set(name, made);
      scene.add(made.object);
    },
    update(siderealAngle, kmPerPixel) {
      for (const line of lines.values()) line.update(siderealAngle, kmPerPixel);
    },
    dispose() {
      for (const name of [...lines.keys()]) remove(name);
    },
  };
}
