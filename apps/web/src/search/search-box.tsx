import { Search, X } from 'lucide-react';
import { type JSX, type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { chooseSuggestion } from './choose-suggestion.ts';
import { SEARCH_INPUT_ID } from './focus-search.ts';
import { recentSearches, rememberSearch } from './recent-searches.ts';
import { keyOfSuggestion, type Suggestion } from './suggestion.ts';
import { SuggestionRow, useSuggestionWords } from './suggestion-row.tsx';
import { useSuggestions } from './use-suggestions.ts';
import './search.css';

const EXAMPLES = ['ISS', 'Sentinel-3A', 'Starlink'] as const;

/** Finds objects, fleets, owners, places and what is above them; a combobox with a list of suggestions. */
export function SearchBox(): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const words = useSuggestionWords();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { suggestions: found, waiting } = useSuggestions(useDeferredValue(text));
  const isEmpty = text.trim() === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever the list opens.
  const idle = useMemo(idleSuggestions, [open]);
  const suggestions = isEmpty ? idle : found;
  const chosen = Math.min(active, suggestions.length - 1);

  const close = (): void => {
    setOpen(false);
    setActive(0);
  };
  const choose = (suggestion: Suggestion): void => {
    if (suggestion.kind === 'recent' || suggestion.kind === 'example') {
      setText(suggestion.text);
      setActive(0);
      input.current?.focus();
      return;
    }
    if (!isEmpty) rememberSearch(localStorageOrNull(), suggestion.kind === 'above' ? text : words(suggestion).name);
    chooseSuggestion(app, suggestion);
    setText('');
    close();
    input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = suggestions.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (last >= 0)
        setActive(event.key === 'ArrowDown' ? (chosen === last ? 0 : chosen + 1) : chosen <= 0 ? last : chosen - 1);
    } else if (event.key === 'Enter') {
      const suggestion = suggestions[chosen];
      // An empty box has nothing to take: Enter would choose what was only offered.
      if (suggestion !== undefined && open && (!isEmpty || active > 0)) choose(suggestion);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (open && !isEmpty) setText('');
      else input.current?.blur();
      close();
    }
  };
  return (
    <search className="search">
      <div className="search-field">
        <Search aria-hidden className="search-lens" />
        <input
          ref={input}
          id={SEARCH_INPUT_ID}
          type="text"
          role="combobox"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          aria-expanded={open && suggestions.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && suggestions.length > 0 ? `${listId}-${chosen}` : undefined}
          aria-keyshortcuts="/"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {text === '' ? (
          <kbd className="search-key" aria-hidden>
            /
          </kbd>
        ) : (
          <button
            type="button"
            className="button is-plain search-clear"
            aria-label={t('search.clear')}
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          >
            <X aria-hidden />
          </button>
        )}
      </div>
      <div className="search-list" hidden={!open || (suggestions.length === 0 && isEmpty)}>
        {isEmpty ? <p className="search-hint muted small">{t('search.hint')}</p> : null}
        <div id={listId} role="listbox" aria-label={t('search.results')}>
          {suggestions.map((suggestion, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input.
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input.
            <div
              key={keyOfSuggestion(suggestion)}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === chosen && (!isEmpty || active > 0)}
              className="search-option"
              // The input keeps the focus, else the list would close before the click.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(suggestion)}
            >
              <SuggestionRow suggestion={suggestion} />
            </div>
          ))}
        </div>
        {!isEmpty && suggestions.length === 0 ? (
          <p className="search-hint muted">
            {waiting ? t('search.searching') : t('search.nothing', { text: text.trim() })}
          </p>
        ) : null}
      </div>
      <output className="for-readers">
        {open && !isEmpty && !waiting ? t('search.found', { count: suggestions.length }) : ''}
      </output>
    </search>
  );
}

/** What an empty box offers: what one searched before, and what can be searched at all. */
function idleSuggestions(): Suggestion[] {
  const recent = recentSearches(localStorageOrNull());
  const examples = EXAMPLES.filter((text) => !recent.some((each) => each.toLowerCase() === text.toLowerCase()));
  return [
    ...recent.slice(0, 4).map((text): Suggestion => ({ kind: 'recent', text })),
    ...examples.map((text): Suggestion => ({ kind: 'example', text })),
    { kind: 'above', place: null },
  ];
}

/** Browsers may refuse their storage altogether. */
function localStorageOrNull(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
