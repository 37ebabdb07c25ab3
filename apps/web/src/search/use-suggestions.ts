import { useEffect, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { useLanguage, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { readAbove } from './read-above.ts';
import { type SearchIndex, searchIndexOf } from './search-index.ts';
import { suggestFromCatalog, suggestionsOfService } from './suggest-from-catalog.ts';
import { suggestPlaces } from './suggest-places.ts';
import { mergeSuggestions, type RankedSuggestion, type Suggestion, TIERS } from './suggestion.ts';

/** The service is asked when nothing was typed for so long. */
const PAUSE_MS = 120;
const MOST_OF_SERVICE = 8;

interface Found {
  readonly text: string;
  readonly ranked: readonly RankedSuggestion[];
}

const NOTHING: Found = { text: '', ranked: [] };

/**
 * What a text may mean, while it is typed: the catalogue at hand answers at once, places when their names have been loaded, the
 * service's search for mistyped and undrawn objects after a pause. `waiting` while one of them has not answered.
 */
export function useSuggestions(text: string): {
  readonly suggestions: readonly Suggestion[];
  readonly waiting: boolean;
} {
  const { client, catalog } = useApp();
  const language = useLanguage();
  const quantities = useQuantities();
  const loaded = useStore(catalog);
  const wanted = text.trim();
  const [places, setPlaces] = useState(NOTHING);
  const [answered, setAnswered] = useState(NOTHING);

  useEffect(() => {
    if (wanted === '') return;
    let left = false;
    const take = (ranked: readonly RankedSuggestion[]): void => {
      if (!left) setPlaces({ text: wanted, ranked });
    };
    suggestPlaces(wanted, language, quantities).then(take, () => take([]));
    return () => {
      left = true;
    };
  }, [wanted, language, quantities]);

  useEffect(() => {
    if (wanted === '' || readAbove(wanted) !== null) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      client.listObjects({ search: wanted.slice(0, 100), limit: MOST_OF_SERVICE }, { signal: asking.signal }).then(
        ({ items }) => setAnswered({ text: wanted, ranked: suggestionsOfService(items, indexOrNull(catalog.get())) }),
        // Superseded, refused, or no connection: the catalogue at hand has answered.
        () => setAnswered((before) => (asking.signal.aborted ? before : { text: wanted, ranked: [] })),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [wanted, client, catalog]);

  const local = useMemo(
    () =>
      wanted === '' || loaded === null || readAbove(wanted) !== null
        ? []
        : suggestFromCatalog(searchIndexOf(loaded), wanted),
    [wanted, loaded],
  );
  return useMemo(() => {
    const current = ({ text: of, ranked }: Found): readonly RankedSuggestion[] => (of === wanted ? ranked : []);
    // Coordinates and skies are no names: what the service finds alike is noise.
    const isMeant = readAbove(wanted) !== null || current(places).some(({ tier }) => tier === TIERS.answer);
    const others = isMeant ? [] : current(answered);
    return {
      suggestions: wanted === '' ? [] : mergeSuggestions([...local, ...current(places), ...others]),
      waiting: wanted !== '' && (places.text !== wanted || (!isMeant && answered.text !== wanted)),
    };
  }, [wanted, local, places, answered]);
}

function indexOrNull(catalog: Catalog | null): SearchIndex | null {
  return catalog === null ? null : searchIndexOf(catalog);
}
