import type { ThemeName } from '../globe/view/map-layer.ts';

/** `#rrggbb`. */
export type Colour = `#${string}`;

interface Palette {
  readonly kinds: Readonly<Record<'payload' | 'rocket-body' | 'debris' | 'unknown' | 'mine', Colour>>;
  /** For classes without an order; seven that stay apart for colour-blind eyes (after Okabe and Ito, 2008). */
  readonly apart: readonly Colour[];
  /** Everything else, and what is not known. */
  readonly rest: Colour;
  readonly notKnown: Colour;
  /** From fresh to old: four of one ramp, then stale and very stale, greyish and red. */
  readonly ages: readonly Colour[];
  /** From empty to crowded: the contrast with the background grows, and so does the lightness in one direction. */
  readonly densities: readonly Colour[];
  readonly risks: Readonly<Record<'none' | 'event' | 'watch' | 'act', Colour>>;
}

/**
 * Colours of points. Kinds are those of the theme (`theme.css`), as the scene cannot read style sheets; a test holds them together. Risks
 * are deeper than the theme's in light: as dots of two pixels, not as text, watch and act must not look alike. What stands side by side in a legend stays apart with red-, green- and blue-blind eyes: a test simulates them.
 */
export const PALETTES: Readonly<Record<ThemeName, Palette>> = {
  dark: {
    kinds: { payload: '#56b4e9', 'rocket-body': '#e69f00', debris: '#9aa5b1', unknown: '#f0b3d6', mine: '#f0e442' },
    apart: ['#56b4e9', '#e69f00', '#f0e442', '#e4602a', '#009e73', '#e8a3cc', '#4a6fe3'],
    rest: '#8b95a3',
    notKnown: '#5b6472',
    ages: ['#f4f7c6', '#9fdcb4', '#45b4c4', '#4684d0', '#b08d57', '#b05a50'],
    densities: ['#46507a', '#4c6a9c', '#4e8aa6', '#4fae9c', '#8acb70', '#dde254', '#fff7c2'],
    risks: { none: '#5b6472', event: '#9aa5b1', watch: '#e8b23a', act: '#e4572e' },
  },
  light: {
    kinds: { payload: '#0b6aa8', 'rocket-body': '#8a4a00', debris: '#66727f', unknown: '#7d1f63', mine: '#9a8200' },
    apart: ['#2719e5', '#b17e25', '#30915a', '#9513ae', '#4c1012', '#5a4b02', '#102d4c'],
    rest: '#6a7683',
    notKnown: '#98a3b0',
    ages: ['#06224d', '#0f5b86', '#178a8f', '#5bab72', '#a07a3c', '#a5473c'],
    densities: ['#9fb2c8', '#7ba3bd', '#528fb0', '#3a74a5', '#3f4f93', '#4a2a74', '#3d0a45'],
    risks: { none: '#98a3b0', event: '#6a7683', watch: '#b06c00', act: '#8a1500' },
  },
};

/** Red, green, blue, 0 to 255. */
export function bytesOf(colour: Colour): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
