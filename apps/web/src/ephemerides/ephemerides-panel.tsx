import { EPHEMERIS_MODES, type EphemerisMode } from '@clearway/contract';
import { Upload } from 'lucide-react';
import { type ChangeEvent, type JSX, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { nameOf } from '../events/encounter-words.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import { RunProgressLine } from '../status/run-progress-line.tsx';
import { Waiting } from '../status/waiting.tsx';
import { useStore } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { EphemerisEntry } from './ephemeris-entry.tsx';
import { EphemerisFileList } from './ephemeris-file-list.tsx';
import { bringEphemerides, ephemeridesRevision, ephemerisMode } from './ephemeris-files.ts';
import '../status/status-panel.css';
import './ephemerides.css';

const MOST_SHOWN = 200;
/** While one waits to be screened it is looked after so often. */
const LOOK_MS = 3000;

/** Operators' own ephemerides: of all objects, or of one; to bring some, and to take them away. */
export function EphemeridesPanel({ panel }: { readonly panel: Extract<Panel, { kind: 'ephemerides' }> }): JSX.Element {
  const { objectId = null } = panel;
  const { catalog: catalogStore, client, health } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(catalogStore);
  const finished = useStore(health)?.finished_utc ?? '';
  const revision = useStore(ephemeridesRevision);
  const [looks, setLooks] = useState(0);
  const answer = useKeyedAnswer(String(objectId), `${revision} ${finished} ${looks}`, (signal) =>
    client.listEphemerides({ limit: MOST_SHOWN, ...(objectId === null ? {} : { object: [objectId] }) }, { signal }),
  );
  const isWaiting = answer.state === 'there' && answer.value.items.some(({ state }) => state === 'waiting');
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setLooks((count) => count + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return (
    <PanelFrame
      title={
        objectId === null ? t('ephemerides.title') : t('ephemerides.title-of', { name: nameOf(catalog, objectId) })
      }
      scrollKey={`ephemerides-${objectId ?? ''}`}
    >
      <p className="muted small">{t('ephemerides.about')}</p>
      <Bring objectId={objectId} />
      <EphemerisFileList />
      {isWaiting ? <RunProgressLine /> : null}
      {answer.state !== 'there' ? (
        <Waiting answer={answer} />
      ) : answer.value.items.length === 0 ? (
        <p className="ephemerides-empty">{t(objectId === null ? 'ephemerides.empty' : 'ephemerides.empty-of')}</p>
      ) : (
        <>
          <ul className="ephemerides-list" aria-label={t('ephemerides.title')}>
            {answer.value.items.map((ephemeris) => (
              <EphemerisEntry key={ephemeris.ephemeris_id} ephemeris={ephemeris} />
            ))}
          </ul>
          {answer.value.next === null ? null : (
            <p className="muted small">{t('ephemerides.more', { shown: quantities.count(MOST_SHOWN) })}</p>
          )}
        </>
      )}
    </PanelFrame>
  );
}

/** What a file is to do, and which. */
function Bring({ objectId }: { readonly objectId: number | null }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const mode = useStore(ephemerisMode);
  const field = useRef<HTMLInputElement>(null);
  const modeId = useId();
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    // The same file may be chosen again.
    target.value = '';
    void bringEphemerides(client, files, { objectId, mode });
  };
  return (
    <>
      <p className="ephemerides-mode">
        <label htmlFor={modeId}>{t('ephemerides.mode')}</label>
        <select id={modeId} value={mode} onChange={({ target }) => ephemerisMode.set(target.value as EphemerisMode)}>
          {EPHEMERIS_MODES.map((each) => (
            <option key={each} value={each}>
              {t(`ephemerides.mode-${each}`)}
            </option>
          ))}
        </select>
      </p>
      <p>
        <input ref={field} type="file" multiple hidden onChange={take} />
        <button type="button" className="button is-primary" onClick={() => field.current?.click()}>
          <Upload aria-hidden />
          {t('ephemerides.choose')}
        </button>
      </p>
      <p className="muted small">{t(objectId === null ? 'ephemerides.drop-hint' : 'ephemerides.drop-hint-of')}</p>
    </>
  );
}
