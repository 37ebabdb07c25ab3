import { CDM_FORMATS, type CdmFormat } from '@clearway/contract';
import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { saveAnswer } from './save-answer.ts';

/** A message as a file: as it came, or written anew in another form. */
export function MessageFiles({ cdmId }: { readonly cdmId: number }): JSX.Element {
  const { client, notices } = useApp();
  const t = useMessages();
  const save = (format: CdmFormat): void => {
    const name = `cdm-${cdmId}.${format === 'original' ? 'cdm' : format === 'kvn' ? 'cdm.kvn' : format}`;
    void saveAnswer(
      () => client.readCdmMessage(cdmId, { format }),
      name,
      (detail) => notices.say(detail ?? t('risk.unreachable'), { tone: 'warning' }),
    );
  };
  return (
    <fieldset className="risk-files">
      <legend className="muted small">{t('risk.message-file')}</legend>
      {CDM_FORMATS.map((format) => (
        <button key={format} type="button" className="button" onClick={() => save(format)}>
          <Download aria-hidden />
          {format === 'original' ? t('risk.as-it-came') : format.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
