import type { AssessmentDocument } from '@clearway/contract';
import type { JSX } from 'react';
import type { RiskLevel } from '../events/risk-level.ts';
import { RiskMark } from '../events/risk-mark.tsx';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { chanceText, methodText } from './risk-words.ts';
import { trustSaid } from './said-words.ts';

/** How probable a collision is, in words first, with its level, and how far to trust it. */
export function RiskHeadline(props: {
  readonly assessment: AssessmentDocument;
  readonly level: RiskLevel;
  /** What it is from, such as a message of a day. */
  readonly basis: string;
  /** What everything from element sets is labelled with. */
  readonly label: string | null;
}): JSX.Element {
  const { assessment, level, basis, label } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const { probability, method, max_probability: most } = assessment;
  const said = trustSaid(assessment, t, quantities);
  // What is said of its trust then says this already.
  const isLabelled = assessment.reasons?.some(({ code }) => code === 'no-basis-for-a-manoeuvre') === true;
  return (
    <div className={`risk-headline is-${level}`}>
      <p className="risk-basis">
        <RiskMark level={level} word="shown" />
        <span className="muted small">{basis}</span>
      </p>
      <p className="risk-chance">
        {chanceText(probability, t, quantities)}
        {probability === null ? null : <span className="risk-number"> {quantities.probability(probability)}</span>}
      </p>
      <p className="muted small">
        {[
          method === null ? null : t('risk.by-method', { method: methodText(method, t) }),
          most === null ? null : t('risk.at-most', { probability: quantities.probability(most) }),
          assessment.primary.if_it_does_not_manoeuvre || assessment.secondary.if_it_does_not_manoeuvre
            ? t('risk.if-not-manoeuvring')
            : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {label === null || isLabelled ? null : <p className="risk-label">{label}</p>}
      <p className={isLabelled ? 'risk-label' : undefined} lang={said.isEnglish ? 'en' : undefined}>
        {said.text}
      </p>
    </div>
  );
}
