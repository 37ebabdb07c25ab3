import { ProblemError, type SignIn } from '@clearway/contract';
import { type FormEvent, type JSX, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { WANTED_PAGE } from './session.ts';
import './sign-in.css';

/** Stands before everything else until somebody has signed in. */
export function SignInDialog(): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [withKey, setWithKey] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => String(given.get(name) ?? '');
    const body: SignIn = withKey
      ? { key: text('key').trim() }
      : { name: text('name').trim(), password: text('password') };
    setBusy(true);
    setFault(null);
    try {
      await client.signIn(body);
      // Everything is asked for anew, in that name.
      if (WANTED_PAGE === null) location.reload();
      else location.assign(WANTED_PAGE);
    } catch (error) {
      setBusy(false);
      setFault(messageOf(error));
    }
  };
  const messageOf = (error: unknown): string => {
    if (!(error instanceof ProblemError)) return t('sign-in.no-connection');
    if (error.status === 401) return t(withKey ? 'sign-in.wrong-key' : 'sign-in.wrong');
    if (error.status === 429) return t('sign-in.wait', { seconds: error.retryAfterSeconds ?? 1 });
    return error.problem.detail;
  };

  return (
    <dialog ref={dialog} className="sign-in" aria-labelledby={titleId} onCancel={(event) => event.preventDefault()}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id={titleId}>
          <img src="/icon.svg" alt="" width="28" height="28" />
          {t('sign-in.title')}
        </h2>
        <p className="muted">{t('sign-in.why')}</p>
        {withKey ? (
          <Field key="key" name="key" label={t('sign-in.key')} type="password" autoComplete="off" />
        ) : (
          <>
            <Field key="name" name="name" label={t('sign-in.name')} type="text" autoComplete="username" />
            <Field
              key="password"
              name="password"
              label={t('sign-in.password')}
              type="password"
              autoComplete="current-password"
            />
          </>
        )}
        <p className="sign-in-fault" role="alert">
          {fault}
        </p>
        <button type="submit" className="button is-primary" disabled={isBusy}>
          {t(isBusy ? 'sign-in.busy' : 'sign-in.submit')}
        </button>
        <button
          type="button"
          className="button is-plain"
          onClick={() => {
            setWithKey(!withKey);
            setFault(null);
          }}
        >
          {t(withKey ? 'sign-in.with-password' : 'sign-in.with-key')}
        </button>
      </form>
    </dialog>
  );
}

function Field(props: {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly autoComplete: string;
}): JSX.Element {
  const { name, label, type, autoComplete } = props;
  const id = useId();
  return (
    <p className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} type={type} autoComplete={autoComplete} required maxLength={200} spellCheck={false} />
    </p>
  );
}
