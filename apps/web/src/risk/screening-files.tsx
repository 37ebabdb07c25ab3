import { EVENT_CDM_FORMATS, type EventCdmFormat } from '@clearway/contract';
import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { saveAnswer } from './save-answer.ts';

/** The screening as a conjunction data message, which says itself what it rests on. */
export function ScreeningFiles({ eventId }: { readonly eventId: number }): JSX.Element {
  const { client, notices } = useApp();
  const t = useMessages();
  const save = (format: EventCdmFormat): void => {
    const name = `screening-${eventId}.${format === 'kvn' ? 'cdm.kvn' : format}`;
    void saveAnswer(
      () => client.readEventCdm(eventId, { format }),
      name,
      (detail) => notices.say(detail ?? t('risk.unreachable'), { tone: 'warning' }),
    );
  };
  return (
    <fieldset className="risk-files">
      <legend className="muted small">{t('risk.screening-file')}</legend>
      {EVENT_CDM_FORMATS.map((format) => (
        <button key={format} type="button" className="button" onClick={() => save(format)}>
          <Download aria-hidden />
          CDM {format.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
