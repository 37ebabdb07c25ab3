import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import type { Answer } from './use-answer.ts';

/** Stands for what has not come, or says why it does not. */
export function Waiting({ answer }: { readonly answer: Answer<unknown> }): JSX.Element {
  const t = useMessages();
  if (answer.state !== 'failed') return <p className="status-waiting" aria-busy="true" />;
  return (
    <p className="muted" lang={answer.detail === null ? undefined : 'en'}>
      {answer.detail ?? t('status.not-reached')}
    </p>
  );
}
