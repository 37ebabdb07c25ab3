import type { LayerChoice } from '../globe/view/map-layer.ts';
import type { Preferences } from '../preferences/preferences.ts';

/** Layers that a link can say something about, as it names them. */
export const LAYERS = ['borders', 'graticule', 'placeNames', 'night', 'stars', 'atmosphere'] as const;
export type LayerName = (typeof LAYERS)[number];

const SHOWN_AT_FIRST: Readonly<Record<LayerName, boolean>> = {
  borders: true,
  graticule: false,
  placeNames: true,
  night: true,
  stars: true,
  atmosphere: true,
};

/** Whether a layer is shown, by the view's list of what differs from the first view. */
export function isLayerShown(layers: readonly string[], name: LayerName): boolean {
  return layers.includes(name) || (SHOWN_AT_FIRST[name] && !layers.includes(`-${name}`));
}

/** The view's list with one layer shown or not; what is as at first is not in it. */
export function withLayer(layers: readonly string[], name: LayerName, shown: boolean): readonly string[] {
  const others = layers.filter((each) => each !== name && each !== `-${name}`);
  if (shown === SHOWN_AT_FIRST[name]) return others;
  return [...others, shown ? name : `-${name}`];
}

/** What the scene shows. Imagery comes from another host: it is a choice of this browser's user, never of a link. */
export function layerChoiceOf(layers: readonly string[], { imagery }: Pick<Preferences, 'imagery'>): LayerChoice {
  return {
    borders: isLayerShown(layers, 'borders'),
    graticule: isLayerShown(layers, 'graticule'),
    placeNames: isLayerShown(layers, 'placeNames'),
    night: isLayerShown(layers, 'night'),
    stars: isLayerShown(layers, 'stars'),
    atmosphere: isLayerShown(layers, 'atmosphere'),
    imagery,
  };
}
