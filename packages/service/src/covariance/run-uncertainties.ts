import type { ElementSet } from '@clearway/astro';
import type { CatalogSnapshot } from '../catalog/keeping/index.ts';
import { fleetsFromNames, kindFromName } from '../runs/rank-object-kind.ts';
import { canManoeuvre } from '../runs/rank-object-owner.ts';
import { type KnownKinds, type ObjectUncertainties, uncertaintiesOf } from './object-uncertainties.ts';

/** What a screening may know of its objects besides their elements. */
export type KnownOfObjects = Pick<KnownKinds, 'historyOf' | 'userTable' | 'caraTable'>;

/** Of the element sets of a snapshot: kinds and who can manoeuvre are as the satellite catalogue says. */
export function uncertaintiesOfSnapshot(
  { elements, objects }: Pick<CatalogSnapshot, 'elements' | 'objects'>,
  known: KnownOfObjects = {},
): ObjectUncertainties {
  return uncertaintiesOf(elements, {
    ...known,
    kindOf: ({ id }) => {
      const kind = objects.get(id)?.kind ?? 'unknown';
      return kind === 'rocket-body' ? 'rocket body' : kind;
    },
    mayManoeuvre: ({ id }) => {
      const object = objects.get(id);
      return object?.kind === 'payload' && object.manoeuvrable !== false;
    },
  });
}

/** Of the element sets of catalogue files: kinds and fleets are what the names tell. */
export function uncertaintiesOfNames(elements: readonly ElementSet[], known: KnownOfObjects = {}): ObjectUncertainties {
  const fleets = fleetsFromNames(elements.map(({ name }) => name));
  const fleetOf = new Map(elements.map(({ id }, at) => [id, fleets[at] ?? null]));
  return uncertaintiesOf(elements, {
    ...known,
    kindOf: ({ name }) => kindFromName(name),
    mayManoeuvre: ({ id, name }) =>
      kindFromName(name) === 'payload' && canManoeuvre('payload', fleetOf.get(id) ?? null) !== false,
  });
}
