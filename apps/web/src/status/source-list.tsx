import { ProblemError, type SourceDocument } from '@clearway/contract';
import { DownloadCloud, TriangleAlert } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { agoOf } from './status-words.ts';
import { useAnswer } from './use-answer.ts';
import { useNowMs } from './use-status.ts';
import { Waiting } from './waiting.tsx';
import { sourceWarningSaid } from './warning-said.ts';

/** Where element sets and descriptions come from: how old each is, what it gives, what is wrong with it. */
export function SourceList({ revision }: { readonly revision: string }): JSX.Element {
  const { client, connection, notices } = useApp();
  const t = useMessages();
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const connected = useStore(connection) === 'connected';
  const answer = useAnswer((signal) => client.listSources({ signal }), `${revision} ${round}`);
  if (answer.state !== 'there') return <Waiting answer={answer} />;
  const sources = answer.value.items;
  if (sources.length === 0) return <p className="muted">{t('status.no-sources')}</p>;
  const refresh = async (): Promise<void> => {
    setBusy(true);
    try {
      await client.refreshSources();
      notices.say(t('status.sources-asked'));
    } catch (error) {
      notices.say(error instanceof ProblemError ? error.problem.detail : t('status.not-reached'), { tone: 'warning' });
    }
    setBusy(false);
    setRound(round + 1);
  };
  return (
    <>
      <ul className="status-sources">
        {sources.map((source) => (
          <Source key={source.source} source={source} />
        ))}
      </ul>
      {sources.some(({ next_attempt_utc: next }) => next !== null) ? (
        <button type="button" className="button" disabled={busy || !connected} aria-busy={busy} onClick={refresh}>
          <DownloadCloud aria-hidden />
          {t('status.ask-sources')}
        </button>
      ) : null}
    </>
  );
}

function Source({ source }: { readonly source: SourceDocument }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const nowMs = useNowMs(30_000);
  const { last_success_utc: success, records, objects_used: used, warnings, terms } = source;
  const facts = [
    success === null
      ? t('status.source-never')
      : t('status.source-age', { age: agoOf(nowMs - Date.parse(success), quantities) }),
    ...(records === null ? [] : [t('status.source-records', { count: records, shown: quantities.count(records) })]),
    ...(used === 0 ? [] : [t('status.source-used', { count: used, shown: quantities.count(used) })]),
    ...(source.private ? [t('status.source-private')] : []),
  ];
  return (
    <li>
      <strong lang="en">{source.title}</strong>
      <p className="muted small">{facts.join(' · ')}</p>
      {warnings.map((warning) => {
        const { said, detail } = sourceWarningSaid(warning, source.title, t);
        return (
          <p key={warning.code} className="status-source-warning small">
            <TriangleAlert aria-hidden />
            <span>
              {said === null ? null : `${said} `}
              <span className={said === null ? undefined : 'muted'} lang={detail.isEnglish ? 'en' : undefined}>
                {detail.text}
              </span>
            </span>
          </p>
        );
      })}
      {terms === null || terms.toLowerCase() === source.title.toLowerCase() ? null : (
        <p className="muted small" lang="en">
          {terms}
        </p>
      )}
    </li>
  );
}
