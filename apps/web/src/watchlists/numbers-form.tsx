import { type FormEvent, type JSX, useId, useState } from 'react';
import { useMessages } from '../language/speech.tsx';
import { readNumbers } from './read-numbers.ts';
import './watchlists.css';

/** Takes catalogue numbers from a text that is pasted or a file that is chosen. */
export function NumbersForm(props: {
  readonly label: string;
  readonly action: string;
  readonly onNumbers: (numbers: readonly number[]) => Promise<void>;
}): JSX.Element {
  const t = useMessages();
  const fieldId = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const numbers = readNumbers(text);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (numbers.length === 0 || busy) return;
    setBusy(true);
    await props.onNumbers(numbers);
    setBusy(false);
  };
  return (
    <form className="numbers-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={fieldId}>{props.label}</label>
      <textarea
        id={fieldId}
        rows={3}
        value={text}
        placeholder="25544, 41335, 43437"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="numbers-form-foot">
        <label className="button numbers-file">
          {t('watchlists.file')}
          <input
            type="file"
            accept=".txt,.csv,.tle,.3le,text/plain,text/csv"
            className="for-readers"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              void file?.text().then(setText);
            }}
          />
        </label>
        <output className="muted small">
          {text.trim() === '' ? '' : t('watchlists.numbers-found', { count: numbers.length })}
        </output>
        <button type="submit" className="button is-primary" disabled={numbers.length === 0 || busy}>
          {props.action}
        </button>
      </div>
    </form>
  );
}
