import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { runUnderWay } from '../live/run-under-way.ts';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import { CatalogueFacts } from './catalogue-facts.tsx';
import { EarthFacts } from './earth-facts.tsx';
import { OfflineFacts } from './offline-facts.tsx';
import { RunProgressLine } from './run-progress-line.tsx';
import { ScreeningFacts } from './screening-facts.tsx';
import { SourceList } from './source-list.tsx';
import { useAnswer } from './use-answer.ts';
import { useStatus } from './use-status.ts';
import { warningSaid } from './warning-said.ts';
import './status-panel.css';

/** Where everything that is shown comes from, how old it is, and what goes on. */
export function StatusPanel(): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const { parts } = useStatus();
  const isSynthetic = useStorePart(app.catalog, (shown) => shown?.synthetic === true);
  const run = useStore(runUnderWay);
  const health = useStore(app.health);
  const connection = useStore(app.connection);
  // Whatever is told here changes with a run, with a warning, or with the line.
  const revision = [health?.finished_utc, health?.warnings.length, connection, run === null].join(' ');
  const statistics = useAnswer((signal) => app.client.readStatistics({ signal }), revision);
  const published = useAnswer((signal) => app.client.currentRun({ signal }), revision);
  const version = useAnswer((signal) => app.client.readVersion({ signal }), connection);
  return (
    <PanelFrame title={t('status.title')} scrollKey="status">
      <p>{parts.join(' · ')}</p>
      {isSynthetic ? <p className="status-warning">{t('status.synthetic-detail')}</p> : null}
      {(health?.warnings ?? []).map((warning) => {
        const { text, isEnglish } = warningSaid(warning, t);
        return (
          <p key={warning} className="status-warning" lang={isEnglish ? 'en' : undefined}>
            {text}
          </p>
        );
      })}
      <RunProgressLine />
      <h3>{t('status.screening')}</h3>
      <ScreeningFacts run={published} statistics={statistics} />
      <h3>{t('status.catalogue')}</h3>
      <CatalogueFacts statistics={statistics} />
      <EarthFacts health={health} />
      <h3>{t('status.sources')}</h3>
      <SourceList revision={revision} />
      <h3>{t('status.device')}</h3>
      <OfflineFacts />
      <h3>{t('status.more')}</h3>
      <ul className="status-links">
        <li>
          <a href="/close-approaches">{t('status.table-approaches')}</a>
        </li>
        <li>
          <a href="/events">{t('status.table-events')}</a>
        </li>
        <li>
          <a href="/api">{t('status.interface')}</a>
        </li>
      </ul>
      {version.state === 'there' ? (
        <p className="muted small">{t('status.version', { version: version.value.version })}</p>
      ) : null}
    </PanelFrame>
  );
}
