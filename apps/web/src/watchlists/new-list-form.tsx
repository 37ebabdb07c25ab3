import { Plus } from 'lucide-react';
import { type FormEvent, type JSX, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { createList } from './change-watchlists.ts';
import './watchlists.css';

/** Names a new list; filled afterwards, by star, search or import. */
export function NewListForm(props: { readonly onCreated: (name: string) => void }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const fieldId = useId();
  const messageId = useId();
  const watchlists = useStore(app.watchlists);
  const [name, setName] = useState('');
  const wanted = name.trim();
  const isTaken = watchlists.some((list) => list.name === wanted);
  // What a list's address cannot hold.
  const isRefused = /[/?#]/.test(wanted);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wanted === '' || isTaken || isRefused) return;
    if (await createList(app, wanted, [], t)) {
      setName('');
      props.onCreated(wanted);
    }
  };
  return (
    <form className="new-list-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={fieldId}>{t('watchlists.new')}</label>
      <div>
        <input
          id={fieldId}
          type="text"
          maxLength={100}
          value={name}
          placeholder={t('watchlists.new-example')}
          aria-invalid={isTaken || isRefused}
          aria-describedby={messageId}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button" disabled={wanted === '' || isTaken || isRefused}>
          <Plus aria-hidden />
          {t('watchlists.create')}
        </button>
      </div>
      <output id={messageId} className="muted small">
        {isTaken ? t('watchlists.taken') : isRefused ? t('watchlists.refused') : ''}
      </output>
    </form>
  );
}
