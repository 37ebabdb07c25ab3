import { describe, expect, test } from 'vitest';
import { isLayerShown, LAYERS, layerChoiceOf, withLayer } from './layer-choice.ts';

describe('layers', () => {
  test('the first view shows all but the graticule; imagery is only the user’s to choose', () => {
    expect(layerChoiceOf([], { imagery: false })).toEqual({
      borders: true,
      graticule: false,
      placeNames: true,
      night: true,
      stars: true,
      atmosphere: true,
      imagery: false,
    });
    expect(layerChoiceOf(['imagery'], { imagery: false }).imagery).toBe(false);
    expect(layerChoiceOf([], { imagery: true }).imagery).toBe(true);
  });

  test('a link says what differs', () => {
    const choice = layerChoiceOf(['graticule', '-borders', 'unheard-of'], { imagery: false });
    expect(choice).toMatchObject({ graticule: true, borders: false, placeNames: true });
  });

  test('switching there and back leaves nothing in the link', () => {
    for (const name of LAYERS) {
      const shown = isLayerShown([], name);
      const changed = withLayer(['unheard-of'], name, !shown);
      expect(isLayerShown(changed, name)).toBe(!shown);
      expect(withLayer(changed, name, !shown)).toEqual(changed);
      expect(withLayer(changed, name, shown)).toEqual(['unheard-of']);
    }
  });
});
