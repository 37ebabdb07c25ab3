import { Building2, Clock, Compass, Crosshair, MapPin, Orbit, Search } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { fleetName } from '../objects/fleet-names.ts';
import { KindDot } from '../objects/kind-dot.tsx';
import { useOwnerName } from '../objects/object-words.ts';
import type { Suggestion } from './suggestion.ts';
import './search.css';

/** What a suggestion is, in one line: its sign, its name, and what tells it from others. */
export function SuggestionRow(props: { readonly suggestion: Suggestion }): JSX.Element {
  const { suggestion } = props;
  const { name, detail } = useSuggestionWords()(suggestion);
  return (
    <>
      <span className="search-sign">
        <Sign suggestion={suggestion} />
      </span>
      <span className="search-name">{name}</span>
      <span className="search-detail muted small">{detail}</span>
    </>
  );
}

function Sign({ suggestion }: { readonly suggestion: Suggestion }): JSX.Element {
  switch (suggestion.kind) {
    case 'object':
      return <KindDot kind={suggestion.objectKind} />;
    case 'fleet':
      return <Orbit aria-hidden />;
    case 'owner':
      return <Building2 aria-hidden />;
    case 'place':
      return <MapPin aria-hidden />;
    case 'coordinates':
      return <Crosshair aria-hidden />;
    case 'above':
      return <Compass aria-hidden />;
    case 'recent':
      return <Clock aria-hidden />;
    case 'example':
      return <Search aria-hidden />;
  }
}

/** Gives a suggestion's name and what stands beside it, in the language that is set. */
export function useSuggestionWords(): (suggestion: Suggestion) => { readonly name: string; readonly detail: string } {
  const t = useMessages();
  const quantities = useQuantities();
  const ownerName = useOwnerName();
  return (suggestion) => {
    switch (suggestion.kind) {
      case 'object': {
        // That it is a satellite is said by its sign; what is none says so.
        const kind = suggestion.objectKind === 'payload' ? [] : [t(`objects.kind-${suggestion.objectKind}`)];
        const owner = suggestion.owner === null ? [] : [ownerName(suggestion.owner)];
        const missing = suggestion.drawn ? [] : [t('search.not-drawn')];
        return {
          name: suggestion.name,
          detail: [...kind, ...missing, ...owner, String(suggestion.objectId)].join(' · '),
        };
      }
      case 'fleet':
        return {
          name: fleetName(suggestion.fleet),
          detail: t('search.satellites', { count: suggestion.count, shown: quantities.count(suggestion.count) }),
        };
      case 'owner':
        return {
          name: ownerName(suggestion.owner),
          detail: t('search.objects', { count: suggestion.count, shown: quantities.count(suggestion.count) }),
        };
      case 'place':
        return { name: suggestion.place.name, detail: suggestion.country ?? t('search.country') };
      case 'coordinates':
        return { name: suggestion.place.name, detail: t('search.coordinates') };
      case 'above':
        return suggestion.place === null
          ? { name: t('search.above-me'), detail: '' }
          : { name: t('search.above-place', { place: suggestion.place.name }), detail: '' };
      default:
        return { name: suggestion.text, detail: '' };
    }
  };
}
