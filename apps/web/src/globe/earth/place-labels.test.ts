import { describe, expect, it } from 'vitest';
import type { City, Gazetteer } from '../../places/gazetteer.ts';
import { fixedFromGeodetic } from '../view/earth-shape.ts';
import type { FrameView } from '../view/map-layer.ts';
import { createViewUniforms } from '../view/view-uniforms.ts';
import { createPlaceLabels } from './place-labels.ts';

const city = (name: string, longitude: number, latitude: number, population: number, isCapital = false): City => ({
  name,
  country: 'LU',
  longitude,
  latitude,
  population,
  isCapital,
});

const GAZETTEER: Gazetteer = {
  countries: [
    {
      code: 'FR',
      longitude: 2.5,
      latitude: 47,
      areaKm2: 550_000,
      names: { en: 'France', de: 'Frankreich', fr: 'France', lb: 'Frankräich' },
    },
    {
      code: 'LU',
      longitude: 6.1,
      latitude: 49.8,
      areaKm2: 2586,
      names: { en: 'Luxembourg', de: 'Luxemburg', fr: 'Luxembourg', lb: 'Lëtzebuerg' },
    },
  ],
  cities: [
    city('Sydney', 151.2, -33.9, 4_600_000),
    city('Paris', 2.35, 48.86, 2_100_000, true),
    city('Metz', 6.17, 49.12, 124_000),
    city('Luxembourg', 6.13, 49.61, 77_000, true),
    ...Array.from({ length: 400 }, (_, i) => city(`Village ${i}`, 6 + (i % 20) / 100, 49 + i / 1000, 20_000)),
  ],
};

/** Straight above a place in the middle of a screen of 16 : 10. */
function above(longitudeDegrees: number, latitudeDegrees: number, heightKm: number, flat = false) {
  const [longitude, latitude] = [(longitudeDegrees * Math.PI) / 180, (latitudeDegrees * Math.PI) / 180];
  const uniforms = createViewUniforms();
  const [sinLon, cosLon, sinLat, cosLat] = [
    Math.sin(longitude),
    Math.cos(longitude),
    Math.sin(latitude),
    Math.cos(latitude),
  ];
  uniforms.uEyeKm.value.set(...fixedFromGeodetic({ longitude, latitude, heightKm }));
  uniforms.uToCamera.value.set(
    -sinLon,
    cosLon,
    0,
    -sinLat * cosLon,
    -sinLat * sinLon,
    cosLat,
    cosLat * cosLon,
    cosLat * sinLon,
    sinLat,
  );
  uniforms.uLens.value.set(1.7, 0, 0, 0, 0, 2.75, 0, 0, 0, 0, -1, -2, 0, 0, -1, 0);
  uniforms.uMapCentre.value.set(longitude, latitude);
  uniforms.uMapScale.value.set(8, 12);
  const view: FrameView = {
    timeMs: 0,
    siderealAngle: 0,
    sun: [1, 0, 0],
    flat,
    eyeHeightKm: heightKm,
    centre: { longitude, latitude },
    width: 1440,
    height: 900,
    pixelRatio: 1,
  };
  return { uniforms, view };
}

describe('names on the globe', () => {
  it('are countries and great cities from afar, none of the far side', () => {
    const { uniforms, view } = above(5, 48, 4500);
    const labels = createPlaceLabels(GAZETTEER, uniforms).labelsFor(view, 'lb');
    expect(labels.map(({ text, kind, rank }) => `${rank} ${kind} ${text}`)).toEqual([
      '0 country Frankräich',
      '1 capital Paris',
    ]);
    expect(labels[1]!.longitude).toBeCloseTo((2.35 * Math.PI) / 180, 9);
  });

  it('are all that lie on the screen when near, the greatest first, never more than 150', () => {
    const { uniforms, view } = above(6.1, 49.4, 300);
    const labels = createPlaceLabels(GAZETTEER, uniforms).labelsFor(view, 'en');
    expect(labels.length).toBe(150);
    expect(labels.slice(0, 3).map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'capital Luxembourg',
      'country Luxembourg',
      'city Metz',
    ]);
  });

  it('are kept while the view hardly moves, and chosen anew when it does or the language changes', () => {
    const { uniforms, view } = above(6.1, 49.4, 300);
    const labels = createPlaceLabels(GAZETTEER, uniforms);
    const first = labels.labelsFor(view, 'en');
    const centre = { longitude: view.centre.longitude + 0.0001, latitude: view.centre.latitude };
    expect(labels.labelsFor({ ...view, centre }, 'en')).toBe(first);
    expect(labels.labelsFor({ ...view, eyeHeightKm: 400 }, 'en')).not.toBe(first);
    expect(labels.labelsFor(view, 'de').find(({ kind }) => kind === 'country')?.text).toBe('Luxemburg');
  });

  it('of the flat map are those of its window, over the antimeridian too', () => {
    const { uniforms, view } = above(-179.9, -34, 900, true);
    const far = {
      ...GAZETTEER,
      cities: [city('Eastward', 179, -34, 1e6), city('Westward', -179, -34, 1e6), ...GAZETTEER.cities],
    };
    const texts = createPlaceLabels(far, uniforms)
      .labelsFor(view, 'en')
      .map(({ text }) => text);
    expect(texts).toEqual(['Eastward', 'Westward']);
  });
});
