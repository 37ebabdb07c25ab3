import { describe, expect, test } from 'vitest';
import { createQuantities } from '../language/quantities.ts';
import type { PlaceFinder } from '../places/find-places.ts';
import { namedCatalog } from './named-catalog.fixture.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { searchIndexOf } from './search-index.ts';
import { suggestFromCatalog, suggestionsOfService } from './suggest-from-catalog.ts';
import { suggestPlaces } from './suggest-places.ts';
import { keyOfSuggestion, mergeSuggestions } from './suggestion.ts';

const index = searchIndexOf(
  namedCatalog([
    { id: 1, name: 'LUXSAT', owner: 'LUXE' },
    { id: 2, name: 'STARLINK-1007', owner: 'US', fleet: 'STARLINK' },
    { id: 3, name: 'STARLINK-1008', owner: 'US', fleet: 'STARLINK' },
    { id: 4, name: 'NAVSTAR 43', owner: 'US', fleet: 'NAVSTAR' },
    { id: 5, name: 'COSMOS 1', owner: 'CIS' },
  ]),
);
const kinds = (text: string): string[] => mergeSuggestions(suggestFromCatalog(index, text)).map(keyOfSuggestion);
const quantities = createQuantities('en-GB', 'utc');
const metz = {
  kind: 'city',
  name: 'Metz',
  countryCode: 'FR',
  countryName: 'France',
  latitude: 49.12,
  longitude: 6.18,
} as const;
const finder = async (): Promise<PlaceFinder> => ({ find: (text) => (/^m/i.test(text) ? [metz] : []) });
const places = async (text: string): Promise<string[]> =>
  (await suggestPlaces(text, 'en', quantities, finder)).map(({ suggestion }) => keyOfSuggestion(suggestion));

describe('suggestions', () => {
  test('a fleet that is named whole stands before its satellites', () => {
    expect(kinds('starlink')).toEqual(['fleet-STARLINK', 'object-2', 'object-3']);
  });

  test('a satellite that is named whole stands before everything', () => {
    expect(kinds('starlink 1008')).toEqual(['object-3']);
  });

  test('fleets are found by what people call them', () => {
    expect(kinds('gps')).toEqual(['fleet-NAVSTAR']);
  });

  test.each(['luxe', 'Luxembourg', 'Luxemburg', 'Lëtzebuerg'])('an owner is found in every language: %s', (text) => {
    expect(kinds(text)).toContain('owner-LUXE');
  });

  test('owners whose code is no state are found too', () => {
    expect(kinds('russland')).toEqual(['owner-CIS']);
    expect(kinds('us')[0]).toBe('owner-US');
  });

  test('what the service adds comes after what is at hand, each once; what is not drawn says so', () => {
    const found = { object_id: 3, name: 'STARLINK-1008', kind: 'payload', owner: 'US' } as const;
    const other = { ...found, object_id: 99, name: 'STARLINK-9' };
    const rest = { cospar_id: null, fleet: null, regime: null, in_orbit: null };
    const ranked = suggestionsOfService(
      [
        { ...found, ...rest },
        { ...other, ...rest },
      ],
      index,
    );
    const merged = mergeSuggestions([...suggestFromCatalog(index, 'starlink'), ...ranked]);
    expect(merged.map(keyOfSuggestion)).toEqual(['fleet-STARLINK', 'object-2', 'object-3', 'object-99']);
    expect(merged.at(-1)).toMatchObject({ drawn: false });
  });

  test('a place is offered with the sky above it', async () => {
    expect(await places('Metz')).toEqual(['place-49.12-6.18', 'above-49.12-6.18']);
    expect(await places('au-dessus de Metz')).toEqual(['above-49.12-6.18']);
  });

  test('coordinates are a place, without any file of names', async () => {
    const broken = (): Promise<PlaceFinder> => Promise.reject(new Error('offline'));
    const [place, sky] = await suggestPlaces('49.6, 6.1', 'en', quantities, broken);
    expect(place!.suggestion).toEqual({
      kind: 'coordinates',
      place: { latitude: 49.6, longitude: 6.1, name: '49.60°\u202fN, 6.10°\u202fE' },
    });
    expect(sky!.suggestion.kind).toBe('above');
    expect(await suggestPlaces('above me', 'en', quantities, broken)).toMatchObject([
      { suggestion: { kind: 'above', place: null } },
    ]);
  });
});

describe('recent searches', () => {
  const storage = (): Storage => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as Storage;
  };

  test('the last first, each once whatever its case, six at most', () => {
    const kept = storage();
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'B', '  ']) rememberSearch(kept, text);
    expect(recentSearches(kept)).toEqual(['B', 'g', 'f', 'e', 'd', 'c']);
    forgetSearches(kept);
    expect(recentSearches(kept)).toEqual([]);
  });

  test('whatever was kept, it is a list of texts', () => {
    const kept = storage();
    kept.setItem('clearway.searches', '{"not":"a list"}');
    expect(recentSearches(kept)).toEqual([]);
    kept.setItem('clearway.searches', '["ISS", 5, null');
    expect(recentSearches(kept)).toEqual([]);
    kept.setItem('clearway.searches', '["ISS", 5, null]');
    expect(recentSearches(kept)).toEqual(['ISS']);
    expect(recentSearches(null)).toEqual([]);
  });
});
