import { createClient, type HealthDocument, type WatchlistDocument } from '@clearway/contract';
import { type Catalog, openCatalog } from '../catalog/catalog.ts';
import { createSimClock } from '../clock/sim-clock.ts';
import { type EventTable, readEventTable } from '../events/event-table.ts';
import type { MapScene } from '../globe/map-scene.ts';
import { type MotionSource, startMotion } from '../motion/motion-source.ts';
import { createNotices } from '../notices/notices.ts';
import { createPreferences } from '../preferences/preferences.ts';
import { createAsk } from '../questions/ask.ts';
import { refreshSession } from '../sign-in/session.ts';
import { createStore } from '../view/store.ts';
import type { View } from '../view/view.ts';
import { viewOfAddress } from '../view/view-address.ts';
import { createActions } from './actions.ts';
import type { App } from './app.ts';
import { keepAddress } from './keep-address.ts';

/** The app, and what only its root uses. */
export interface StartedApp {
  readonly app: App;
  readonly motion: MotionSource;
  /** Fetches the catalogue anew where the service has another. */
  refreshCatalog(): void;
  refreshHealth(): Promise<void>;
}

/** While nothing is published yet. */
const RETRY_MS = 3000;

export function createApp(kernelAddress: string): StartedApp {
  const client = createClient({
    baseUrl: '',
    async fetch(url, init) {
      const response = await fetch(url, init);
      // A session that has ended is noticed by whatever is asked next.
      if (response.status === 401 && !url.endsWith('/session')) void refreshSession(client);
      return response;
    },
  });
  const clock = createSimClock();
  const first = viewOfAddress(location.search);
  const view = createStore<View>(first);
  const catalog = createStore<Catalog | null>(null);
  const events = createStore<EventTable | null>(null);
  const watchlists = createStore<readonly WatchlistDocument[]>([]);
  const health = createStore<HealthDocument | null>(null);
  const connection = createStore<'connecting' | 'connected' | 'lost'>('connecting');
  const preferences = createPreferences(readableStorage(), navigator.languages);
  const scene = createStore<MapScene | null>(null);
  const { ask, forget } = createAsk();
  const notices = createNotices();

  const refreshEvents = async (): Promise<void> => {
    events.set(readEventTable(await client.readEventTable({ state: 'all' })));
  };
  const refreshWatchlists = async (): Promise<void> => {
    const { items } = await client.listWatchlists();
    watchlists.set(items);
  };
  let tookTime = false;
  const takeClock = (nowMs: number): void => {
    if (!Number.isFinite(nowMs)) return;
    clock.setNow(nowMs);
    // The time of a link is taken once it is known what now is, which bounds it.
    if (!tookTime && first.time.atMs !== null) clock.take(first.time);
    tookTime = true;
  };
  const refreshHealth = async (): Promise<void> => {
    const document = await client.readHealth();
    takeClock(Date.parse(document.clock_utc));
    health.set(document);
  };
  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

  const motion = startMotion(kernelAddress, Date.now(), {
    onCatalog(packed, clockMs) {
      takeClock(clockMs);
      catalog.set(openCatalog(packed));
      connection.set('connected');
      quietly(refreshEvents());
    },
    onSky: () => redraw(),
    onKnots: () => redraw(),
    onFailure(_message, notReady) {
      connection.set(notReady ? 'connected' : 'lost');
      setTimeout(() => motion.reload(clock.nowMs()), RETRY_MS);
    },
  });
  const redraw = (): void => scene.get()?.touch();

  void refreshSession(client);
  quietly(refreshHealth());
  quietly(refreshWatchlists());
  const shared = {
    client,
    clock,
    view,
    catalog,
    events,
    watchlists,
    health,
    connection,
    preferences,
    notices,
    ask,
    scene,
  };
  const actions = createActions({ ...shared, refreshEvents, refreshWatchlists });
  const app: App = { ...shared, highlighted: createStore<readonly number[]>([]), actions };
  keepAddress(app);
  return {
    app,
    motion,
    refreshCatalog() {
      forget();
      motion.reload(clock.nowMs());
    },
    refreshHealth,
  };
}

/** Null where the browser forbids it. */
function readableStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
