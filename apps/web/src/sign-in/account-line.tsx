import { LogOut } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import { session } from './session.ts';
import './sign-in.css';

const ANSWERS = /^clearway-/;

/** Who has signed in, and the way out; nothing where nobody has to. */
export function AccountLine(): JSX.Element | null {
  const { client, notices } = useApp();
  const t = useMessages();
  const known = useStorePart(session, (value) => value);
  if (known?.via !== 'session') return null;
  const { name, role, team } = known;
  const leave = async (): Promise<void> => {
    try {
      await client.signOut();
    } catch {
      notices.say(t('sign-in.no-connection'), { tone: 'warning' });
      return;
    }
    // What this browser has kept is for whoever has signed in.
    if ('caches' in window) {
      const names = (await caches.keys()).filter((each) => ANSWERS.test(each));
      await Promise.all(names.map((each) => caches.delete(each)));
    }
    location.assign('/');
  };
  return (
    <li className="account-line">
      <p>
        <strong>{name}</strong>
        <span className="muted small">
          {t(`sign-in.role-${role}`)}
          {team === null ? '' : ` · ${team}`}
        </span>
      </p>
      <button type="button" onClick={() => void leave()}>
        <LogOut aria-hidden />
        {t('sign-in.sign-out')}
      </button>
    </li>
  );
}
