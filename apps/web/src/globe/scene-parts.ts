import { type Object3D, Scene } from 'three';
import { RENDER_ORDER } from './view/render-order.ts';

/** What is drawn, from the back to the front. */
export interface SceneParts {
  /** What turns with the Earth and does not change by itself. Nothing lies behind it: stars and air are beside it. */
  readonly ground: Scene;
  /** Stars, air, night, lines and objects. */
  readonly above: Scene;
  /** The part that an object belongs to by its `renderOrder`, or that of what is in it. */
  of(object: Object3D): Scene;
}

export function createSceneParts(): SceneParts {
  const [ground, above] = [new Scene(), new Scene()];
  return {
    ground,
    above,
    of(object) {
      let order = 0;
      object.traverse((each) => {
        order = Math.max(order, each.renderOrder);
      });
      return order >= RENDER_ORDER.ocean && order < RENDER_ORDER.night ? ground : above;
    },
  };
}
