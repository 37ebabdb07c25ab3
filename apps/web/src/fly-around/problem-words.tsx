import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';

/** That something could not be computed, and what the planner says of it: its own words are English, and name values. */
export function ProblemWords(props: { readonly problem: string; readonly hint?: string }): JSX.Element {
  const { problem, hint = '' } = props;
  const t = useMessages();
  return (
    <p className="notice-line">
      {t('fly-around.not-computed')}{' '}
      <span lang="en">
        {problem}
        {hint === '' ? '' : ` – ${hint}`}
      </span>
    </p>
  );
}
