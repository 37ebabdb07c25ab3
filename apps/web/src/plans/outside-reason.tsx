import { type JSX, type SyntheticEvent, useId } from 'react';
import { useMessages } from '../language/speech.tsx';

/** Shorter reasons say nothing; the service asks for as much. */
const LEAST_REASON = 10;

/** Why a burn that the profile does not allow is proposed all the same. */
export function OutsideReason(props: {
  readonly outside: readonly string[];
  readonly isBusy: boolean;
  readonly onReason: (reason: string) => void;
}): JSX.Element {
  const { outside, isBusy, onReason } = props;
  const t = useMessages();
  const id = useId();
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    if (reason.length >= LEAST_REASON) onReason(reason);
  };
  return (
    <form className="plan-reason" onSubmit={submit}>
      <label htmlFor={id}>{t('plans.why-outside')}</label>
      <ul>
        {outside.map((code) => (
          <li key={code}>{t(`fly-around.outside-${code}`)}</li>
        ))}
      </ul>
      <textarea
        id={id}
        name="reason"
        rows={2}
        required
        minLength={LEAST_REASON}
        maxLength={2000}
        ref={(field) => field?.focus()}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <button type="submit" className="button is-primary" disabled={isBusy}>
        {t('plans.propose')}
      </button>
    </form>
  );
}
