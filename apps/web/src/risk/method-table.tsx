import type { AssessmentDocument, ProbabilityInterval } from '@clearway/contract';
import { CircleCheck } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { methodRows, methodText } from './risk-words.ts';
import { flagSaid } from './said-words.ts';

/** Methods are compared: by more digits than one value alone is worth. */
const DIGITS = 4;
const NARROW = 1e-3;

/** What each method says, with its interval, and why one does not apply; the recommended one is marked. */
export function MethodTable({ assessment }: { readonly assessment: AssessmentDocument }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const interval = ({ low, high, confidence }: ProbabilityInterval): string => {
    // Bounds that look alike say more by how far they are apart.
    const range =
      high - low < NARROW * high
        ? `±\u202f${quantities.probability((high - low) / 2)}`
        : `${quantities.probability(low, DIGITS)} … ${quantities.probability(high, DIGITS)}`;
    return confidence >= 1
      ? t('risk.interval-proved', { range })
      : t('risk.interval', { range, confidence: quantities.percent(confidence) });
  };
  return (
    <table className="risk-table risk-methods">
      <caption className="for-readers">{t('risk.methods')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('risk.method')}</th>
          <th scope="col">{t('risk.probability')}</th>
        </tr>
      </thead>
      <tbody>
        {methodRows(assessment).map(({ method, probability, interval: bounds, isRecommended, remarks }) => (
          <tr key={method} className={isRecommended ? 'is-recommended' : undefined}>
            <th scope="row">
              {methodText(method, t)}
              {isRecommended ? (
                <span className="risk-recommended">
                  <CircleCheck aria-hidden />
                  {t('risk.recommended')}
                </span>
              ) : null}
              {remarks
                .map((flag) => flagSaid(flag, t, quantities))
                .map(({ text, isEnglish }) => (
                  <span key={text} className="risk-remark" lang={isEnglish ? 'en' : undefined}>
                    {text}
                  </span>
                ))}
            </th>
            <td>
              {probability === null ? t('risk.does-not-apply') : quantities.probability(probability, DIGITS)}
              {bounds === null ? null : <span className="risk-interval">{interval(bounds)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
