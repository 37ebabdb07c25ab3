import { CircleCheck, CircleX, Clock, LoaderCircle } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { panelOfMessage } from './panel-of-message.ts';
import { clearFiles, type ReceivedFile, receivedFiles } from './received-files.ts';

const SYMBOLS = { waiting: Clock, sending: LoaderCircle, done: CircleCheck, failed: CircleX } as const;

/** What became of each file that was brought here; what is wrong with one is said as the service said it. */
export function FileList(): JSX.Element | null {
  const t = useMessages();
  const files = useStore(receivedFiles);
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
        <button type="button" className="button is-plain inbox-clear" onClick={clearFiles}>
          {t('inbox.clear')}
        </button>
      )}
    </>
  );
}

function FileLine({ file }: { readonly file: ReceivedFile }): JSX.Element {
  const { actions } = useApp();
  const t = useMessages();
  const Icon = SYMBOLS[file.state];
  const [first] = file.state === 'done' ? file.cdms : [];
  return (
    <li className={`inbox-file is-${file.state}`}>
      <Icon aria-hidden />
      <div>
        {first === undefined ? (
          <strong>{file.name}</strong>
        ) : (
          <button type="button" className="inbox-link" onClick={() => actions.openPanel(panelOfMessage(first))}>
            {file.name}
          </button>
        )}
        <span className="muted small">
          {file.state === 'done'
            ? [
                t('inbox.file-done', { count: file.cdms.length }),
                ...(file.known === 0 ? [] : [t('inbox.file-known', { count: file.known })]),
              ].join(', ')
            : t(`inbox.file-${file.state}`)}
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
