import { createStore, type Store } from '../view/store.ts';
import type { WorkerMessage } from './service-worker-messages.ts';

/** How the map stands without a network, and as an app of its own. */
export interface OfflineState {
  /**
   * `insecure`: the browser allows it on HTTPS and localhost only; `unsupported`: the browser cannot; `preparing`: being kept;
   * `ready`: works without a network from now on.
   */
  readonly support: 'insecure' | 'unsupported' | 'preparing' | 'ready';
  /** Answers that came from what was kept, with when they were kept, ms since 1970. */
  readonly kept: ReadonlyMap<string, number>;
  /** Reloads into a newer version; null while there is none. */
  readonly update: (() => void) | null;
  /** Asks the browser to install the map; null where it cannot be asked. */
  readonly install: (() => Promise<void>) | null;
  readonly installed: boolean;
}

export const offlineState: Store<OfflineState> = createStore<OfflineState>({
  support: 'preparing',
  kept: new Map(),
  update: null,
  install: null,
  installed: false,
});

/** The state after a message of the service worker. */
export function afterMessage(state: OfflineState, message: WorkerMessage): OfflineState {
  if (message.type === 'all-kept') return { ...state, support: 'ready' };
  const known = state.kept.get(message.path);
  if (message.type === 'fresh' ? known === undefined : known === message.keptMs) return state;
  const kept = new Map(state.kept);
  if (message.type === 'fresh') kept.delete(message.path);
  else kept.set(message.path, message.keptMs);
  return { ...state, kept };
}

/** What the map draws; the rest is asked for again when a panel shows it. */
const DRAWN = /^\/api\/v1\/(catalog|events\/table)\b/;

/** When the oldest of what is drawn from memory was kept; null while all of it is from the service. */
export function shownSinceMs({ kept }: OfflineState): number | null {
  const drawn = [...kept].filter(([path]) => DRAWN.test(path)).map(([, keptMs]) => keptMs);
  return drawn.length === 0 ? null : Math.min(...drawn);
}
