import type { AssessedObject, AssessmentDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { radiusSourceText, sourceText } from './risk-words.ts';

/** What the probability rests on: each object's covariance and where it comes from, and the hard body. */
export function AssessedObjects({ assessment }: { readonly assessment: AssessmentDocument }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const { hard_body_radius_m: radius, hard_body_radius_source: source } = assessment;
  return (
    <dl className="risk-objects">
      {(['primary', 'secondary'] as const).map((role) => (
        <ObjectFacts key={role} role={role} object={assessment[role]} />
      ))}
      {radius === null ? null : (
        <div>
          <dt>{t('risk.hard-body')}</dt>
          <dd>
            {quantities.distance(radius / 1000)}
            {source === null ? '' : ` · ${radiusSourceText(source, t)}`}
          </dd>
        </div>
      )}
    </dl>
  );
}

function ObjectFacts(props: { readonly role: 'primary' | 'secondary'; readonly object: AssessedObject }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const { role, object } = props;
  const { sigma_km: sigma, element_age_days: age } = object;
  return (
    <div>
      <dt>{object.name ?? (object.object_id === null ? t(`risk.${role}`) : `#${object.object_id}`)}</dt>
      <dd>
        {t('risk.covariance-of', { source: sourceText(object.covariance_source, t) })}
        {sigma === null
          ? ''
          : `; ${t('risk.sigmas', {
              radial: quantities.distance(sigma.radial),
              inTrack: quantities.distance(sigma.in_track),
              crossTrack: quantities.distance(sigma.cross_track),
            })}`}
        {age === null ? '' : `; ${t('risk.age', { age: quantities.duration(age * 86_400) })}`}
        {object.if_it_does_not_manoeuvre ? `; ${t('risk.may-manoeuvre')}` : ''}
      </dd>
    </div>
  );
}
