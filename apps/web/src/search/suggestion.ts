import type { ObjectKind } from '@clearway/contract';
import type { Place } from '../view/view.ts';

/** Something that a search can lead to. */
export type Suggestion =
  | {
      readonly kind: 'object';
      readonly objectId: number;
      readonly name: string;
      readonly objectKind: ObjectKind;
      readonly owner: string | null;
      /** False for what the map cannot draw: decayed, or without elements. */
      readonly drawn: boolean;
    }
  | { readonly kind: 'fleet'; readonly fleet: string; readonly count: number }
  | { readonly kind: 'owner'; readonly owner: string; readonly count: number }
  /** Countries tell places of one name apart; null of a country itself. */
  | { readonly kind: 'place'; readonly place: Place; readonly country: string | null; readonly rangeKm: number }
  | { readonly kind: 'coordinates'; readonly place: Place }
  /** What is above a place; null for where one is. */
  | { readonly kind: 'above'; readonly place: Place | null }
  /** A text to search again: one of one's own, or an example. */
  | { readonly kind: 'recent' | 'example'; readonly text: string };

/** The same for the same thing, whoever found it. */
export function keyOfSuggestion(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'object':
      return `object-${suggestion.objectId}`;
    case 'fleet':
      return `fleet-${suggestion.fleet}`;
    case 'owner':
      return `owner-${suggestion.owner}`;
    case 'place':
    case 'coordinates':
    case 'above':
      return `${suggestion.kind}-${suggestion.place?.latitude}-${suggestion.place?.longitude}`;
    default:
      return `${suggestion.kind}-${suggestion.text}`;
  }
}

/** A suggestion with its place in the order: smaller is better, and equal ones stay as they came. */
export interface RankedSuggestion {
  readonly tier: number;
  readonly suggestion: Suggestion;
}

/** What was named whole comes before what only begins so, whatever it is; a fleet before the many satellites of its name. */
export const TIERS = {
  answer: 0,
  wholeObject: 1,
  wholeGroup: 2,
  wholePlace: 3,
  fleet: 4,
  object: 5,
  owner: 6,
  place: 7,
  spelledObject: 8,
  looseObject: 9,
} as const;

const MOST: number = 10;

/** The best of what several sources found, each thing once. */
export function mergeSuggestions(found: readonly RankedSuggestion[]): Suggestion[] {
  const seen = new Set<string>();
  const merged: Suggestion[] = [];
  for (const { suggestion } of found.toSorted((one, other) => one.tier - other.tier)) {
    const key = keyOfSuggestion(suggestion);
    if (seen.has(key)) continue;
    seen.add(key);
    merged.push(suggestion);
  }
  return merged.slice(0, MOST);
}
