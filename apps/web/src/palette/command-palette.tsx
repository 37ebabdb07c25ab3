import { Search } from 'lucide-react';
import { type JSX, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { closeDialog } from '../keyboard/open-dialog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { chooseSuggestion } from '../search/choose-suggestion.ts';
import { keyOfSuggestion, type Suggestion } from '../search/suggestion.ts';
import { SuggestionRow } from '../search/suggestion-row.tsx';
import { useSuggestions } from '../search/use-suggestions.ts';
import { findCommands } from './find-commands.ts';
import { type Command, paletteCommands } from './palette-commands.ts';
import '../keyboard/keyboard.css';
import './command-palette.css';

const MOST_SUGGESTIONS = 6;

type Row = { readonly command: Command } | { readonly suggestion: Suggestion };

/** Everything that can be done and gone to, by typing: Ctrl-K. */
export function CommandPalette(): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const commands = useMemo(() => paletteCommands(app, t, quantities), [app, t, quantities]);
  const { suggestions, waiting } = useSuggestions(text);
  const rows = useMemo(
    (): readonly Row[] => [
      ...findCommands(commands, text).map((command) => ({ command })),
      ...suggestions.slice(0, MOST_SUGGESTIONS).map((suggestion) => ({ suggestion })),
    ],
    [commands, text, suggestions],
  );
  const at = Math.min(chosen, rows.length - 1);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    list.current?.querySelector(`[data-row="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const close = (): void => closeDialog('palette');
  const run = (row: Row | undefined): void => {
    if (row === undefined) return;
    close();
    // Once the dialog has gone: what is done may put the focus somewhere.
    requestAnimationFrame(() => ('command' in row ? row.command.run() : chooseSuggestion(app, row.suggestion)));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = rows.length - 1;
    const next: Record<string, number> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const to = next[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setChosen(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(rows[at]);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the palette closes it; from the keyboard Escape does.
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.title')}
      onClose={() => dialog.current?.open !== true && close()}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className="palette-field">
        <Search aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={rows.length === 0 ? undefined : `${id}-${at}`}
          aria-autocomplete="list"
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div className="palette-rows" id={`${id}-list`} role="listbox" aria-label={t('palette.title')} ref={list}>
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and names the active row.
          <div
            key={'command' in row ? row.command.id : keyOfSuggestion(row.suggestion)}
            id={`${id}-${index}`}
            data-row={index}
            role="option"
            aria-selected={index === at}
            className={'command' in row ? 'palette-row' : 'palette-row is-suggestion'}
            onPointerMove={() => setChosen(index)}
            onClick={() => run(row)}
          >
            {'command' in row ? <CommandRow command={row.command} /> : <SuggestionRow suggestion={row.suggestion} />}
          </div>
        ))}
      </div>
      {rows.length === 0 ? (
        <p className="palette-none muted">{waiting ? t('palette.waiting') : t('palette.none')}</p>
      ) : null}
      <p className="for-readers" role="status">
        {t('palette.count', { count: rows.length })}
      </p>
    </dialog>
  );
}

function CommandRow({ command }: { readonly command: Command }): JSX.Element {
  return (
    <>
      <span>{command.label}</span>
      <span className="palette-keys" aria-hidden>
        {command.keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </>
  );
}
