import { useEffect, useRef } from 'react';
import type { App } from '../app/app.ts';
import { useApp } from '../app/app-context.ts';
import type { StartedApp } from '../app/create-app.ts';
import { estimateText } from '../events/encounter-words.ts';
import type { EventTable } from '../events/event-table.ts';
import { messagesChanged } from '../inbox/messages-revision.ts';
import { broughtHere } from '../inbox/received-files.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { followService } from './follow-service.ts';
import type { News } from './gather-news.ts';
import { newsLines } from './news-lines.ts';
import { runUnderWay } from './run-under-way.ts';

/** The service is not asked how it is more often than this while a run goes on. */
const HEALTH_EVERY_MS = 2000;

/** Fetches again what has changed. */
type Refreshing = Pick<StartedApp, 'refreshCatalog' | 'refreshHealth'>;

/** Keeps everything up to date by the service's signals, and says quietly what is new. Shows nothing itself. Once an app. */
export function LiveUpdates({ started }: { readonly started: Refreshing }): null {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  // The language may change while the line stands.
  const speech = useRef({ t, quantities });
  useEffect(() => {
    speech.current = { t, quantities };
  }, [t, quantities]);
  useEffect(() => {
    const say = (news: News, isFirstRun: boolean): void => {
      const { t, quantities } = speech.current;
      const watched = new Set(app.watchlists.get().flatMap(({ object_ids: ids }) => ids));
      const words = {
        isFirstRun,
        count: quantities.count,
        estimate: (km: number): string => estimateText(km, quantities),
        probability: quantities.probability,
        own: broughtHere,
      };
      for (const { key, values, tone, show } of newsLines(news, watched, words)) {
        const action = { label: t('live.show'), run: () => app.actions.openPanel(show) };
        app.notices.say(t(key, values), { tone, action });
      }
    };
    return follow(app, started, say);
  }, [app, started]);
  return null;
}

function follow(app: App, started: Refreshing, say: (news: News, isFirstRun: boolean) => void): () => void {
  const refreshHealth = atMostEvery(HEALTH_EVERY_MS, () => settled(started.refreshHealth()));
  const refreshAll = (): Promise<void> => {
    started.refreshCatalog();
    messagesChanged();
    return settled(started.refreshHealth(), app.actions.refreshEvents(), app.actions.refreshWatchlists());
  };
  return followService({
    client: app.client,
    onConnection: (state) => app.connection.set(state),
    onProgress(run) {
      runUnderWay.set(run);
      refreshHealth();
    },
    onNews(news) {
      const isFirstRun = isEmpty(app.events.get());
      if (news.published !== null) void refreshAll();
      else if (news.newEvents.length + news.worsened.length + news.cleared > 0)
        void settled(app.actions.refreshEvents());
      if (news.messages.length > 0) {
        messagesChanged();
        void settled(app.actions.refreshEvents());
      }
      if (news.warnings.length > 0 || news.refreshed || news.failed !== null) refreshHealth();
      say(news, isFirstRun);
    },
    onReturn: () => void refreshAll(),
  });
}

function isEmpty(events: EventTable | null): boolean {
  return events === null || events.count === 0;
}

/** What fails is told by the connection, and tried again with the next signal. */
async function settled(...work: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(work);
}

/** At once, then at most once in so many milliseconds; the last call is never lost. */
function atMostEvery(milliseconds: number, run: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (timer !== undefined) return;
    const wait = Math.max(0, last + milliseconds - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      last = performance.now();
      run();
    }, wait);
  };
}
