import { describe, expect, test } from 'vitest';
import { layerChoiceOf } from '../legend/layer-choice.ts';
import { createStore } from '../view/store.ts';
import { FIRST_VIEW, type View } from '../view/view.ts';
import { LAYER_NAMES, toggleLayer } from './layer-choices.ts';

describe('switching a layer', () => {
  test('and back leaves the link as it was', () => {
    for (const name of LAYER_NAMES) {
      const view = createStore<View>(FIRST_VIEW);
      const actions = { change: (by: Partial<View>) => view.update((seen) => ({ ...seen, ...by })) } as never;
      const shown = (): boolean => layerChoiceOf(view.get().layers, { imagery: false })[name];
      const before = shown();
      toggleLayer({ actions, view }, name);
      expect(shown(), name).toBe(!before);
      expect(view.get().layers, name).toHaveLength(1);
      toggleLayer({ actions, view }, name);
      expect(view.get().layers, name).toEqual([]);
    }
  });
});
