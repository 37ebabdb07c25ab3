import type { App } from '../app/app.ts';
import type { Suggestion } from './suggestion.ts';

/** Kilometres from which a place with its surroundings is seen. */
const COORDINATES_RANGE_KM = 2500;
const ABOVE_RANGE_KM = 6000;

/** Goes where a suggestion leads. Texts to search again lead nowhere by themselves. */
export function chooseSuggestion({ actions }: Pick<App, 'actions'>, suggestion: Suggestion): void {
  switch (suggestion.kind) {
    case 'object':
      actions.showObject(suggestion.objectId);
      break;
    case 'fleet':
      actions.change({ only: { fleet: suggestion.fleet } });
      break;
    case 'owner':
      actions.change({ only: { owner: suggestion.owner } });
      break;
    case 'place':
    case 'coordinates': {
      const { latitude, longitude } = suggestion.place;
      const rangeKm = suggestion.kind === 'place' ? suggestion.rangeKm : COORDINATES_RANGE_KM;
      actions.flyTo({ latitude, longitude, rangeKm });
      break;
    }
    case 'above':
      actions.openPanel({ kind: 'sky', place: suggestion.place });
      if (suggestion.place !== null) {
        const { latitude, longitude } = suggestion.place;
        actions.flyTo({ latitude, longitude, rangeKm: ABOVE_RANGE_KM, tilt: 0 });
      }
      break;
    default:
  }
}
