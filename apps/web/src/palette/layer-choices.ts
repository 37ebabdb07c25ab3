import type { App } from '../app/app.ts';
import type { LayerChoice } from '../globe/view/map-layer.ts';
import { layerChoiceOf } from '../legend/layer-choice.ts';

/** Layers that are switched by the view; imagery is a preference. */
export const LAYER_NAMES: readonly Exclude<keyof LayerChoice, 'imagery'>[] = [
  'borders',
  'graticule',
  'placeNames',
  'night',
  'stars',
  'atmosphere',
];

/** Shows a layer that is not shown, or the other way round. */
export function toggleLayer({ actions, view }: Pick<App, 'actions' | 'view'>, name: keyof LayerChoice): void {
  const { layers } = view.get();
  const shown = (of: readonly string[]): boolean => layerChoiceOf(of, { imagery: false })[name];
  const without = layers.filter((each) => each !== name && each !== `-${name}`);
  const wanted = !shown(layers);
  // Only what differs from the default stands in the view.
  actions.change({ layers: shown(without) === wanted ? without : [...without, wanted ? name : `-${name}`] });
}
