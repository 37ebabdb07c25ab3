import type { ObjectSummary } from '@clearway/contract';
import { LANGUAGE_CODES } from '../language/languages.ts';
import { namesOfFleet } from '../objects/fleet-names.ts';
import { nameOfOwner } from '../objects/owner-names.ts';
import { findGroups } from './find-groups.ts';
import { findObjects, LOOSE, WHOLE } from './find-objects.ts';
import type { SearchIndex } from './search-index.ts';
import { type RankedSuggestion, type Suggestion, TIERS } from './suggestion.ts';

const MOST_OBJECTS = 7;
const MOST_GROUPS = 2;

/** What the catalogue at hand has for a text: objects, fleets, owners. Takes some milliseconds for 30,000 objects. */
export function suggestFromCatalog(index: SearchIndex, text: string): RankedSuggestion[] {
  const { catalog } = index;
  const objects = findObjects(index, text, MOST_OBJECTS).map(({ slot, match }): RankedSuggestion => {
    const tier = match <= WHOLE ? TIERS.wholeObject : match >= LOOSE ? TIERS.looseObject : TIERS.object;
    return { tier, suggestion: suggestionOfSlot(index, slot) };
  });
  const fleets = findGroups(catalog.fleets(), namesOfFleet, text, MOST_GROUPS).map(
    ({ name, count, whole }): RankedSuggestion => ({
      tier: whole ? TIERS.wholeGroup : TIERS.fleet,
      suggestion: { kind: 'fleet', fleet: name, count },
    }),
  );
  const owners = findGroups(catalog.owners(), namesOfOwner, text, MOST_GROUPS).map(
    ({ name, count, whole }): RankedSuggestion => ({
      tier: whole ? TIERS.wholeGroup : TIERS.owner,
      suggestion: { kind: 'owner', owner: name, count },
    }),
  );
  return [...objects, ...fleets, ...owners];
}

/** What the service found, mistyped names among it; what the map cannot draw as well. */
export function suggestionsOfService(objects: readonly ObjectSummary[], index: SearchIndex | null): RankedSuggestion[] {
  return objects.map(({ object_id, name, kind, owner }) => ({
    tier: TIERS.spelledObject,
    suggestion: {
      kind: 'object',
      objectId: object_id,
      name,
      objectKind: kind,
      owner,
      drawn: index?.catalog.slotOf(object_id) !== undefined,
    },
  }));
}

function suggestionOfSlot({ catalog }: SearchIndex, slot: number): Suggestion {
  return {
    kind: 'object',
    objectId: catalog.ids[slot]!,
    name: catalog.name(slot),
    objectKind: catalog.kind(slot),
    owner: catalog.owner(slot),
    drawn: true,
  };
}

const ownerNames = new Map<string, readonly string[]>();

/** In all languages: people search in more than the one that is set. */
function namesOfOwner(owner: string): readonly string[] {
  let names = ownerNames.get(owner);
  if (names === undefined) {
    const said = LANGUAGE_CODES.map((language) => nameOfOwner(owner, language)).filter((name) => name !== null);
    names = [
      ...new Set([
        owner,
        ...said,
        ...(owner === 'CIS' ? ['Russia', 'Russland', 'Russie', 'USSR', 'UdSSR', 'URSS'] : []),
      ]),
    ];
    ownerNames.set(owner, names);
  }
  return names;
}
