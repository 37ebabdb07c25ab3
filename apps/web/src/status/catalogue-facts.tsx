import type { StatisticsDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { Answer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

const DAY_SECONDS = 86_400;

/** How many objects of which kind and regime, and how old their elements are. */
export function CatalogueFacts({ statistics }: { readonly statistics: Answer<StatisticsDocument> }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  if (statistics.state !== 'there') return <Waiting answer={statistics} />;
  const { objects, objects_by_kind: kinds, objects_by_regime: regimes, element_age_days: age } = statistics.value;
  const days = (value: number): string => quantities.duration(value * DAY_SECONDS);
  return (
    <>
      <dl className="facts">
        <dt>{t('status.objects')}</dt>
        <dd>{quantities.count(objects)}</dd>
        {mostFirst(kinds).map(([kind, count]) => (
          <Count key={kind} label={t(`objects.kind-${kind}`)} count={count} />
        ))}
        {age === null ? null : (
          <>
            <dt>{t('status.age')}</dt>
            <dd>{t('status.age-values', { median: days(age.median), p95: days(age.p95) })}</dd>
          </>
        )}
      </dl>
      <details className="status-details">
        <summary>{t('status.by-regime')}</summary>
        <dl className="facts">
          {mostFirst(regimes).map(([regime, count]) => (
            <Count key={regime} label={t(`objects.regime-${regime}`)} count={count} />
          ))}
        </dl>
      </details>
    </>
  );
}

function Count({ label, count }: { readonly label: string; readonly count: number }): JSX.Element {
  const quantities = useQuantities();
  return (
    <>
      <dt>{label}</dt>
      <dd>{quantities.count(count)}</dd>
    </>
  );
}

function mostFirst(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
}
