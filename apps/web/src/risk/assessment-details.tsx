import type { AssessmentDocument, RtnLengths } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { AssessedObjects } from './assessed-objects.tsx';
import { AssessmentPlane } from './assessment-plane.tsx';
import { DilutionChart } from './dilution-chart.tsx';
import { MethodTable } from './method-table.tsx';
import { useRiskSettings } from './risk-settings.ts';
import { flagSaid, type Said } from './said-words.ts';
import { SampleMessage } from './sample-message.tsx';
import './risk.css';

/** Everything that an assessment rests on: the plane, each method, what the uncertainty does to it, and the objects. */
export function AssessmentDetails(props: {
  readonly assessment: AssessmentDocument;
  readonly earlier?: readonly RtnLengths[];
  readonly label: string | null;
  /** The message it is of; null for a screening. */
  readonly cdmId: number | null;
}): JSX.Element {
  const { assessment, earlier, label, cdmId } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const settings = useRiskSettings();
  const { plane, dilution_curve: curve, reported_probability: reported } = assessment;
  const general = assessment.flags.filter(({ method }) => method === null);
  const flagged = new Set(general.map(({ text }) => text));
  const said: Said[] = [
    ...general.map((flag) => flagSaid(flag, t, quantities)),
    // Notes that an older Clearway kept without a flag.
    ...assessment.notes.filter((note) => !flagged.has(note)).map((text) => ({ text, isEnglish: true })),
  ];
  return (
    <>
      <h3>{t('risk.plane')}</h3>
      {plane === null ? (
        <p className="muted">{t('risk.no-plane')}</p>
      ) : (
        <AssessmentPlane
          assessment={assessment}
          plane={plane}
          label={label}
          {...(earlier === undefined ? {} : { earlier })}
        />
      )}
      <h3>{t('risk.methods')}</h3>
      <MethodTable assessment={assessment} />
      {cdmId === null ? null : <SampleMessage cdmId={cdmId} assessment={assessment} />}
      {reported === null ? null : (
        <p className="muted small">
          {t('risk.reported', {
            probability: quantities.probability(reported),
            method: assessment.reported_method ?? '–',
          })}
        </p>
      )}
      <h3>{t('risk.curve')}</h3>
      {curve === null ? (
        <p className="muted">{t('risk.no-curve')}</p>
      ) : (
        <DilutionChart curve={curve} settings={settings} />
      )}
      {assessment.dilution === null ? null : <p className="small">{t(`risk.dilution-${assessment.dilution}`)}</p>}
      <h3>{t('risk.rests-on')}</h3>
      <AssessedObjects assessment={assessment} />
      {said.length === 0 ? null : (
        <ul className="risk-notes">
          {said.map(({ text, isEnglish }) => (
            <li key={text} lang={isEnglish ? 'en' : undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
