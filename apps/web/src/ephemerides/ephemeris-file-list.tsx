import { CircleCheck, CircleX, Clock, LoaderCircle } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { clearEphemerisFiles, type EphemerisFile, ephemerisFiles } from './ephemeris-files.ts';
import '../inbox/inbox.css';

const SYMBOLS = { waiting: Clock, sending: LoaderCircle, done: CircleCheck, failed: CircleX } as const;

/** What became of each file that was brought here; what is wrong with one is said as the service said it. */
export function EphemerisFileList(): JSX.Element | null {
  const t = useMessages();
  const files = useStore(ephemerisFiles);
  if (files.length === 0) return null;
  const done = files.filter(({ state }) => state === 'done' || state === 'failed').length;
  return (
    <>
      <h3>{t('inbox.files')}</h3>
      {done < files.length ? (
        <progress
          className="inbox-progress"
          max={files.length}
          value={done}
          aria-label={t('inbox.progress', { done, all: files.length })}
        />
      ) : null}
      <ul className="inbox-files" aria-live="polite">
        {files.map((file) => (
          <FileLine key={file.key} file={file} />
        ))}
      </ul>
      {done === 0 ? null : (
        <button type="button" className="button is-plain inbox-clear" onClick={clearEphemerisFiles}>
          {t('inbox.clear')}
        </button>
      )}
    </>
  );
}

function FileLine({ file }: { readonly file: EphemerisFile }): JSX.Element {
  const t = useMessages();
  const Icon = SYMBOLS[file.state];
  return (
    <li className={`inbox-file is-${file.state}`}>
      <Icon aria-hidden />
      <div>
        <strong>{file.name}</strong>
        <span className="muted small">
          {file.state === 'done'
            ? [
                t('ephemerides.file-done', { count: file.ephemerides.length }),
                ...(file.known === 0 ? [] : [t('inbox.file-known', { count: file.known })]),
              ].join(', ')
            : t(`ephemerides.file-${file.state}`)}
        </span>
        {file.state === 'failed' ? (
          <span className="inbox-problem" lang={file.detail === null ? undefined : 'en'}>
            {file.detail ?? t('inbox.unreachable')}
          </span>
        ) : null}
      </div>
    </li>
  );
}
