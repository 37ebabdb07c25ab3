import { type Object3D, Scene } from 'three';
import { RENDER_ORDER } from './view/render-order.ts';

/** What is drawn, from the back to the front. */
export interface SceneParts {
  /** Stars and air, behind the Earth. */
  readonly behind: Scene;
  /** What turns with the Earth and does not change by itself. */
  readonly ground: Scene;
  /** Night, lines and objects. */
  readonly above: Scene;
  /** The part that an object belongs to by its `renderOrder`, or that of what is in it. */
  of(object: Object3D): Scene;
}

export function createSceneParts(): SceneParts {
  const [behind, ground, above] = [new Scene(), new Scene(), new Scene()];
  return {
    behind,
    ground,
    above,
    of(object) {
      let order = 0;
      object.traverse((each) => {
        order = Math.max(order, each.renderOrder);
      });
      return order < RENDER_ORDER.ocean ? behind : order < RENDER_ORDER.night ? ground : above;
    },
  };
}
