import type { Client, RunDocument } from '@clearway/contract';
import { noteOfPlans } from '../plans/plans-revision.ts';
import { gatherNews, type News } from './gather-news.ts';

export interface Followed {
  readonly client: Pick<Client, 'listenToSignals'>;
  onConnection(state: 'connected' | 'lost'): void;
  /** Of a run under way, as often as it comes; null once it is over. */
  onProgress(run: RunDocument | null): void;
  onNews(news: News): void;
  /** The line is there again after a while: whatever was kept may be old. */
  onReturn(): void;
}

/** A page that is not seen gives its line back after so long: browsers allow few to one server. */
const UNSEEN_MS = 60_000;

/**
 * Follows the service's signals until the function it gives is called. The client takes a lost line up again by itself, with growing
 * waits; here it is taken up at once when the device is online again or the page is looked at, and given back while nobody looks.
 */
export function followService(followed: Followed, page: Page = browserPage()): () => void {
  let line: AbortController | null = null;
  let lastId: number | undefined;
  let isLost = false;
  let unseen: ReturnType<typeof setTimeout> | undefined;
  const news = gatherNews((gathered) => followed.onNews(gathered));

  const begin = (): void => {
    line?.abort();
    const own = new AbortController();
    line = own;
    void listen(own.signal);
  };
  const listen = async (signal: AbortSignal): Promise<void> => {
    const onConnection = (state: 'connected' | 'lost'): void => {
      if (signal.aborted) return;
      followed.onConnection(state);
      if (state === 'connected' && isLost) followed.onReturn();
      isLost = state === 'lost';
    };
    try {
      for await (const each of followed.client.listenToSignals({ signal, after: lastId, onConnection })) {
        if (signal.aborted) return;
        lastId = each.id ?? lastId;
        noteOfPlans(each);
        if (each.type === 'run-progress') followed.onProgress(each.body);
        if (each.type === 'run-published' || each.type === 'run-failed') followed.onProgress(null);
        news.take(each);
      }
    } catch {
      // Refused for good: what is shown stays, and says that it is not followed.
      if (!signal.aborted) onConnection('lost');
    }
  };
  const look = (): void => {
    clearTimeout(unseen);
    if (!page.isSeen()) {
      unseen = setTimeout(() => {
        line?.abort();
        line = null;
        isLost = true;
      }, UNSEEN_MS);
    } else if (line === null || isLost) {
      begin();
    }
  };
  const stopWatching = page.watch({ onSeen: look, onOnline: begin });
  begin();
  return () => {
    clearTimeout(unseen);
    stopWatching();
    news.end();
    line?.abort();
    line = null;
  };
}

/** Of the browser: whether somebody looks, and whether there is a network. */
export interface Page {
  isSeen(): boolean;
  watch(listeners: { onSeen(): void; onOnline(): void }): () => void;
}

function browserPage(): Page {
  return {
    isSeen: () => document.visibilityState === 'visible',
    watch({ onSeen, onOnline }) {
      document.addEventListener('visibilitychange', onSeen);
      window.addEventListener('online', onOnline);
      return () => {
        document.removeEventListener('visibilitychange', onSeen);
        window.removeEventListener('online', onOnline);
      };
    },
  };
}
