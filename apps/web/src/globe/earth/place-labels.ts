import { type City, cityName, type Gazetteer } from '../../places/gazetteer.ts';
import type { Country, PlaceLanguage } from '../../places/gazetteer-format.ts';
import { EQUATORIAL_RADIUS_KM, fixedFromGeodetic, POLAR_RADIUS_KM, type Vector3 } from '../view/earth-shape.ts';
import type { FrameView } from '../view/map-layer.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';

export interface PlaceLabel {
  readonly text: string;
  /** Rad. */
  readonly longitude: number;
  readonly latitude: number;
  /** 0 for what matters most among the labels given; unique. */
  readonly rank: number;
  readonly kind: 'country' | 'city' | 'capital';
}

export interface PlaceLabels {
  /** The labels that are worth trying in this view, by rank. The same array while the view hardly moved. */
  labelsFor(view: FrameView, language: PlaceLanguage): readonly PlaceLabel[];
}

const MOST_LABELS = 150;

interface Candidate {
  readonly place: Country | City;
  readonly longitude: number;
  readonly latitude: number;
  readonly fixed: Vector3;
  /** The label is tried below this height of the eye, km. */
  readonly belowKm: number;
}

/** A country's name comes when the country is about as wide on screen as its name: 25 times its size away. */
const COUNTRY_HEIGHT_PER_SIZE = 25;
/** A city of 10 million inhabitants is named below 9,000 km, one of 100,000 below 900 km. */
const CITY_HEIGHT_KM = 9000 / Math.sqrt(1e7);
/** Capitals are named from twice as far, and the smallest of them below this. */
const LEAST_CAPITAL_KM = 2500;

/** Which names of places to draw, from a gazetteer; positions are told by the map's uniforms, as everything else that is drawn. */
export function createPlaceLabels({ countries, cities }: Gazetteer, uniforms: ViewUniforms): PlaceLabels {
  const candidates = [
    ...countries.map((place) => candidate(place, COUNTRY_HEIGHT_PER_SIZE * Math.sqrt(place.areaKm2))),
    ...cities.map((place) => candidate(place, cityBelowKm(place))),
  ].sort((a, b) => b.belowKm - a.belowKm);
  let labels: readonly PlaceLabel[] = [];
  let seen: { key: string; view: FrameView } | undefined;
  return {
    labelsFor: (view, language) => {
      const key = `${language} ${view.flat} ${view.width} ${view.height}`;
      if (seen?.key === key && !hasMoved(seen.view, view)) return labels;
      seen = { key, view };
      labels = inView(candidates, view, uniforms).map(
        ({ place, longitude, latitude }, rank): PlaceLabel => ({
          text: 'code' in place ? place.names[language] : cityName(place, language),
          longitude,
          latitude,
          rank,
          kind: 'code' in place ? 'country' : place.isCapital ? 'capital' : 'city',
        }),
      );
      return labels;
    },
  };
}

function candidate(place: Country | City, belowKm: number): Candidate {
  const longitude = (place.longitude * Math.PI) / 180;
  const latitude = (place.latitude * Math.PI) / 180;
  return { place, longitude, latitude, fixed: fixedFromGeodetic({ longitude, latitude, heightKm: 0 }), belowKm };
}

function cityBelowKm({ population, isCapital }: City): number {
  const belowKm = CITY_HEIGHT_KM * Math.sqrt(population);
  return isCapital ? Math.max(2 * belowKm, LEAST_CAPITAL_KM) : belowKm;
}

/** By more than a twentieth of the height: labels are chosen a little beyond the edge of the screen. */
function hasMoved(before: FrameView, now: FrameView): boolean {
  const away = Math.hypot(
    (now.centre.longitude - before.centre.longitude) * Math.cos(now.centre.latitude),
    now.centre.latitude - before.centre.latitude,
  );
  const zoom = Math.abs(Math.log(now.eyeHeightKm / before.eyeHeightKm));
  return away * EQUATORIAL_RADIUS_KM > 0.05 * now.eyeHeightKm || zoom > 0.05;
}

function inView(candidates: readonly Candidate[], view: FrameView, uniforms: ViewUniforms): Candidate[] {
  const isVisible = view.flat ? onFlatMap(uniforms) : onGlobe(uniforms);
  const found: Candidate[] = [];
  for (const each of candidates) {
    if (each.belowKm < view.eyeHeightKm || found.length === MOST_LABELS) break;
    if (isVisible(each)) found.push(each);
  }
  return found;
}

/** A tenth beyond the edge, for views that have moved a little. */
const EDGE = 1.1;

function onGlobe({ uEyeKm, uToCamera, uLens }: ViewUniforms): (candidate: Candidate) => boolean {
  const eye = uEyeKm.value;
  const m = uToCamera.value.elements;
  const lens = uLens.value.elements;
  const horizon = [
    eye.x / EQUATORIAL_RADIUS_KM ** 2,
    eye.y / EQUATORIAL_RADIUS_KM ** 2,
    eye.z / POLAR_RADIUS_KM ** 2,
  ] as const;
  return ({ fixed: [x, y, z] }) => {
    if (x * horizon[0] + y * horizon[1] + z * horizon[2] <= 1) return false;
    const [dx, dy, dz] = [x - eye.x, y - eye.y, z - eye.z];
    const [cx, cy, cz] = [
      m[0] * dx + m[3] * dy + m[6] * dz,
      m[1] * dx + m[4] * dy + m[7] * dz,
      m[2] * dx + m[5] * dy + m[8] * dz,
    ];
    const w = lens[3] * cx + lens[7] * cy + lens[11] * cz + lens[15];
    const [clipX, clipY] = [
      lens[0] * cx + lens[4] * cy + lens[8] * cz + lens[12],
      lens[1] * cx + lens[5] * cy + lens[9] * cz + lens[13],
    ];
    return w > 0 && Math.abs(clipX) < EDGE * w && Math.abs(clipY) < EDGE * w;
  };
}

function onFlatMap({ uMapCentre, uMapScale }: ViewUniforms): (candidate: Candidate) => boolean {
  const { x: centre, y: middle } = uMapCentre.value;
  return ({ longitude, latitude }) => {
    const turn = 2 * Math.PI;
    const away = longitude - centre - turn * Math.round((longitude - centre) / turn);
    return Math.abs(away) * uMapScale.value.x < EDGE && Math.abs(latitude - middle) * uMapScale.value.y < EDGE;
  };
}
