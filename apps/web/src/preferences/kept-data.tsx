import { Trash2 } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { forgetEverything, keptBytes } from '../offline/forget.ts';

const MEGABYTE = 1_000_000;

/** What the map keeps in this browser, and a way to have it forgotten: asked twice, as it cannot be undone. */
export function KeptData(): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const [bytes, setBytes] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    keptBytes().then(setBytes, () => setBytes(null));
  }, []);
  const forget = async (): Promise<void> => {
    await forgetEverything();
    location.assign('/');
  };
  return (
    <>
      <p>
        {t('settings.kept-detail')}
        {bytes === null
          ? null
          : ` ${t('settings.kept-size', { size: `${quantities.number(Math.max(0.1, bytes / MEGABYTE), 2)}\u202fMB` })}`}
      </p>
      {asking ? (
        <div className="settings-actions">
          <button type="button" className="button is-primary" onClick={forget}>
            <Trash2 aria-hidden />
            {t('settings.forget-really')}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {t('settings.forget-not')}
          </button>
        </div>
      ) : (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          <Trash2 aria-hidden />
          {t('settings.forget')}
        </button>
      )}
    </>
  );
}
