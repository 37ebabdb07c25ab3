import type { Language } from '../../language/languages.ts';
import type { Places } from '../../places/gazetteer.ts';
import { createPlaceLabels, type PlaceLabels } from '../earth/place-labels.ts';
import type { FrameView } from '../view/map-layer.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import type { PlaceLabelCandidate } from './map-labels.ts';

/** From so low smaller towns are wanted too. */
const ALL_BELOW_KM = 1200;

/** Names of places for a view: countries and large cities at first, all towns once the camera comes near. */
export function createPlaceNames(
  places: Places,
  uniforms: ViewUniforms,
  language: () => Language,
  onChange: () => void,
): (view: FrameView) => readonly PlaceLabelCandidate[] {
  let labels: PlaceLabels | null = null;
  let asked: 'nothing' | 'large' | 'all' = 'nothing';
  const load = (which: 'large' | 'all'): void => {
    asked = which;
    places[which]().then(
      (gazetteer) => {
        labels = createPlaceLabels(gazetteer, uniforms);
        onChange();
      },
      // Offline before it was kept: the names that are there stay.
      () => undefined,
    );
  };
  return (view) => {
    if (asked === 'nothing') load('large');
    else if (asked === 'large' && labels !== null && view.eyeHeightKm < ALL_BELOW_KM) load('all');
    return labels?.labelsFor(view, language()) ?? [];
  };
}
