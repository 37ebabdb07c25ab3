import { allPages, type Client, type ConjunctionDocument } from '@clearway/contract';
import { Upload } from 'lucide-react';
import { type ChangeEvent, type JSX, useId, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useNowMs } from '../events/use-now-ms.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import { Waiting } from '../status/waiting.tsx';
import { useStore } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { byTime } from './by-time.ts';
import { ConjunctionPanel } from './conjunction-panel.tsx';
import { ConjunctionRow } from './conjunction-row.tsx';
import { FileList } from './file-list.tsx';
import { messagesRevision } from './messages-revision.ts';
import { bringFiles } from './received-files.ts';
import '../events/events.css';
import '../risk/risk.css';
import './inbox.css';

/** So many at first, and so many more each time. */
const STEP = 200;

/** Conjunction data messages: those that came, by encounter, or one encounter of them. */
export function MessagesPanel({ panel }: { readonly panel: Extract<Panel, { kind: 'messages' }> }): JSX.Element {
  if (panel.conjunctionId === undefined) return <Inbox />;
  return <ConjunctionPanel panel={panel} conjunctionId={panel.conjunctionId} />;
}

function Inbox(): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const nowMs = useNowMs();
  const revision = useStore(messagesRevision);
  const [wanted, setWanted] = useState(STEP);
  const answer = useKeyedAnswer('all', `${revision} ${wanted}`, (signal) => latestConjunctions(client, wanted, signal));
  return (
    <PanelFrame title={t('inbox.title')} scrollKey="messages">
      <ChooseFiles />
      <p className="muted small">{t('inbox.drop-hint')}</p>
      <FileList />
      {answer.state !== 'there' ? (
        <Waiting answer={answer} />
      ) : answer.value.items.length === 0 ? (
        <p className="inbox-empty">{t('inbox.empty')}</p>
      ) : (
        <>
          <Conjunctions title={t('inbox.coming')} conjunctions={byTime(answer.value.items, nowMs).coming} />
          <Conjunctions title={t('inbox.past')} conjunctions={byTime(answer.value.items, nowMs).past} />
          {answer.value.hasMore ? (
            <p>
              <button type="button" className="button" onClick={() => setWanted(wanted + STEP)}>
                {t('inbox.more', { shown: quantities.count(answer.value.items.length) })}
              </button>
            </p>
          ) : null}
        </>
      )}
    </PanelFrame>
  );
}

/** The encounters of the latest messages, and whether there are more. */
async function latestConjunctions(
  client: Pick<Client, 'listConjunctions'>,
  wanted: number,
  signal: AbortSignal,
): Promise<{ readonly items: readonly ConjunctionDocument[]; readonly hasMore: boolean }> {
  const items: ConjunctionDocument[] = [];
  for await (const each of allPages((cursor) => client.listConjunctions({ cursor, limit: STEP }, { signal }))) {
    if (items.length === wanted) return { items, hasMore: true };
    items.push(each);
  }
  return { items, hasMore: false };
}

function Conjunctions(props: {
  readonly title: string;
  readonly conjunctions: readonly ConjunctionDocument[];
}): JSX.Element | null {
  const id = useId();
  if (props.conjunctions.length === 0) return null;
  return (
    <>
      <h3 id={id}>{props.title}</h3>
      <ul className="entries" aria-labelledby={id}>
        {props.conjunctions.map((conjunction) => (
          <ConjunctionRow key={conjunction.conjunction_id} conjunction={conjunction} />
        ))}
      </ul>
    </>
  );
}

function ChooseFiles(): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    // The same file may be chosen again.
    target.value = '';
    void bringFiles(client, files);
  };
  return (
    <p>
      <input ref={field} type="file" multiple hidden onChange={take} />
      <button type="button" className="button is-primary" onClick={() => field.current?.click()}>
        <Upload aria-hidden />
        {t('inbox.choose')}
      </button>
    </p>
  );
}
