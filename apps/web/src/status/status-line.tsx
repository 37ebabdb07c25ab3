import { FlaskConical, LoaderCircle, LockKeyhole, TriangleAlert, WifiOff } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { ImageryCredit } from '../globe/imagery/imagery-credit.tsx';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import type { StatusTone } from './status-words.ts';
import { useStatus } from './use-status.ts';
import './status-line.css';

/** The one line on the state of everything; opens the panel that tells more. */
export function StatusLine(): JSX.Element {
  const { actions, catalog } = useApp();
  const t = useMessages();
  const { tone, parts } = useStatus();
  const isSynthetic = useStorePart(catalog, (shown) => shown?.synthetic === true);
  return (
    <div className="status-line">
      {isSynthetic ? (
        <strong className="status-synthetic" title={t('status.synthetic-detail')}>
          <FlaskConical aria-hidden />
          {t('status.synthetic')}
        </strong>
      ) : null}
      <button
        type="button"
        className="status-words"
        data-tone={tone}
        onClick={() => actions.openPanel({ kind: 'status' })}
        title={t('status.open')}
      >
        <span className="status-text">{parts.join(' · ')}</span>
        <ToneSign tone={tone} />
        <span className="for-readers">{t(`status.tone-${tone}`)}</span>
      </button>
      <ImageryCredit />
    </div>
  );
}

function ToneSign({ tone }: { readonly tone: StatusTone }): JSX.Element {
  switch (tone) {
    case 'lost':
      return <WifiOff aria-hidden />;
    case 'locked':
      return <LockKeyhole aria-hidden />;
    case 'warning':
      return <TriangleAlert aria-hidden />;
    case 'busy':
      return <LoaderCircle aria-hidden className="status-turning" />;
    case 'good':
      return <span className="status-dot" aria-hidden />;
  }
}
