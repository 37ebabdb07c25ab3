import { type PersonDocument, ProblemError } from '@clearway/contract';
import { type JSX, type SyntheticEvent, useId } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { keptPerson } from './kept-person.ts';
import { plansChanged } from './plans-revision.ts';

/** In whose name this browser decides; where nobody is named yet, the first one, who may do everything. */
export function PersonChoice(props: {
  readonly people: readonly PersonDocument[];
  readonly person: PersonDocument | null;
  /** Who has signed in; null where nobody has, or need. */
  readonly account: string | null;
}): JSX.Element {
  const { people, person, account } = props;
  const { client, notices } = useApp();
  const t = useMessages();
  const id = useId();
  const begin = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (name === '') return;
    try {
      await client.changePerson(name, { role: 'admin', by: name });
      keptPerson.set(name);
      plansChanged();
    } catch (error) {
      notices.say(error instanceof ProblemError ? error.problem.detail : t('plans.unreachable'), { tone: 'warning' });
    }
  };
  if (account !== null && people.length > 0) {
    return (
      <p className="plan-person">
        {t('plans.in-the-name-of')} <strong>{account}</strong>
        {person === null ? '' : ` (${t(`plans.role-${person.role}`)})`}
      </p>
    );
  }
  if (people.length === 0) {
    return (
      <form className="fly-line plan-person" onSubmit={(event) => void begin(event)}>
        <label htmlFor={id}>{t('plans.first-person')}</label>
        <input id={id} name="name" required maxLength={100} autoComplete="name" defaultValue={account ?? ''} />
        <button type="submit" className="button">
          {t('plans.begin')}
        </button>
      </form>
    );
  }
  return (
    <p className="fly-line plan-person">
      <label htmlFor={id}>{t('plans.in-the-name-of')}</label>
      <select id={id} value={person?.name ?? ''} onChange={(event) => keptPerson.set(event.target.value)}>
        <option value="">{t('plans.nobody')}</option>
        {people
          .filter(({ active }) => active)
          .map(({ name, role }) => (
            <option key={name} value={name}>
              {name} ({t(`plans.role-${role}`)})
            </option>
          ))}
      </select>
    </p>
  );
}
