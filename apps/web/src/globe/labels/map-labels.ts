import type { ScreenProjection } from '../camera/screen-projection.ts';
import type { Vector3 } from '../view/earth-shape.ts';
import type { FrameView, ThemeName } from '../view/map-layer.ts';
import type { LabelStyle, MapLabel } from './label-layer.ts';

/** Gives the name of a slot. */
export type ObjectLabels = (slot: number) => string;

/** A name on the ground that should be tried. */
export interface PlaceLabelCandidate {
  readonly text: string;
  /** Radians. */
  readonly longitude: number;
  readonly latitude: number;
  /** Lower ones come first. */
  readonly rank: number;
  readonly kind: 'country' | 'city' | 'capital';
}

/** Names to be tried at this view, by rank. */
export type PlaceLabels = (view: FrameView) => readonly PlaceLabelCandidate[];

export interface LabelledObjects {
  readonly names: ObjectLabels;
  readonly theme: ThemeName;
  readonly selected: readonly number[];
  readonly hovered: number | null;
  readonly labelled: readonly number[];
}

const FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';
const COLOURS = {
  dark: { text: '#e6ebf4', muted: '#93a1b8', halo: 'rgba(11, 15, 23, 0.85)', mark: '#f0e442' },
  light: { text: '#141a24', muted: '#4d5b70', halo: 'rgba(255, 255, 255, 0.9)', mark: '#0b3d91' },
} as const;
const MOST_LABELLED = 40;

const pixel = new Float64Array(2);

/** Labels of what is selected, hovered and watched, where it is seen. */
export function objectLabels(
  { names, theme, selected, hovered, labelled }: LabelledObjects,
  projection: ScreenProjection,
  fixedOf: (slot: number) => Vector3 | null,
  styles: Uint8Array,
): MapLabel[] {
  const { text, halo, mark } = COLOURS[theme];
  const shown: MapLabel[] = [];
  const put = (slot: number, style: LabelStyle): void => {
    const place = fixedOf(slot);
    if (place === null || !projection.project(place[0], place[1], place[2], pixel)) return;
    shown.push({ text: names(slot), x: pixel[0]!, y: pixel[1]!, style });
  };
  for (const slot of selected) {
    put(slot, { font: `600 13px ${FAMILY}`, colour: mark, halo, anchor: 'right', rank: 0, ring: 18 });
  }
  if (hovered !== null && !selected.includes(hovered)) {
    put(hovered, { font: `500 13px ${FAMILY}`, colour: text, halo, anchor: 'right', rank: 0, ring: 14 });
  }
  for (const slot of labelled.slice(0, MOST_LABELLED)) {
    if (slot === hovered || selected.includes(slot) || styles[slot * 4 + 3] === 0) continue;
    put(slot, { font: `500 12px ${FAMILY}`, colour: mark, halo, anchor: 'right', rank: 1 });
  }
  return shown;
}

/** Names of countries and towns on the near side. */
export function placeLabels(
  candidates: PlaceLabels,
  view: FrameView,
  theme: ThemeName,
  projection: ScreenProjection,
): MapLabel[] {
  const { text, muted, halo } = COLOURS[theme];
  const shown: MapLabel[] = [];
  for (const place of candidates(view)) {
    if (!projection.projectPlace(place.longitude, place.latitude, pixel)) continue;
    const isCountry = place.kind === 'country';
    shown.push({
      text: isCountry ? place.text.toLocaleUpperCase() : place.text,
      x: pixel[0]!,
      y: pixel[1]!,
      style: {
        font: isCountry ? `600 11px ${FAMILY}` : `${place.kind === 'capital' ? 500 : 400} 12px ${FAMILY}`,
        colour: isCountry ? muted : text,
        halo,
        anchor: isCountry ? 'middle' : 'right',
        rank: 10 + place.rank,
        dot: !isCountry,
      },
    });
  }
  return shown;
}
