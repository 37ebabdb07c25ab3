import type { Signal } from '@clearway/contract';
import {
  type Actor,
  currentActor,
  lastSignalId,
  maySee,
  runAs,
  type SignalRow,
  type Store,
  signalsAfter,
  viewKey,
} from '@clearway/store';
import type { LiveSignals } from '../live-service.ts';

/** Tells listeners what happens. Kept signals come from the database alone, so nobody who comes back misses one. */
export interface SignalHub extends LiveSignals {
  /** There are new kept signals in the database. */
  wake(): void;
  /** Tells whoever listens now and may see what it is about. `teamId`: whose that is; null: everybody's. */
  tell(signal: Signal & { readonly id: null }, teamId: number | null): void;
  close(): void;
}

/** On a database that others write to as well it is looked at so often, ms. */
const LOOK_MS = 1000;
const PAGE = 500;
/** Progress that a listener has not taken yet, at most. */
const MOST_WAITING = 16;

interface Listener {
  readonly actor: Actor;
  readonly waiting: Signal[];
  wake(): void;
}

export function createSignalHub(store: Store): SignalHub {
  const listeners = new Set<Listener>();
  const closing = new AbortController();
  /** Goes up whenever there may be new kept signals. */
  let generation = 0;
  /** Of this generation, what comes after a signal for those who see the same: thousands of listeners are one query. */
  let pages = new Map<string, Promise<readonly SignalRow[]>>();
  const wake = (): void => {
    generation++;
    pages = new Map();
    for (const listener of listeners) listener.wake();
  };
  const pageAfter = (actor: Actor, last: number): Promise<readonly SignalRow[]> => {
    const key = `${viewKey(actor)} ${last}`;
    const known = pages.get(key);
    if (known) return known;
    const page = runAs(actor, () => signalsAfter(store.db, last, PAGE));
    pages.set(key, page);
    // What failed is not what the next one gets.
    page.catch(() => pages.delete(key));
    return page;
  };

  /** On a database that others write to one look for all listeners. */
  let newest: number | null = null;
  let looking: NodeJS.Timeout | null = null;
  const look = async (): Promise<void> => {
    const last = await lastSignalId(store.db);
    // Also after the first look: who read before it may have missed something.
    if (last !== newest) wake();
    newest = last;
  };
  const lookWhileHeard = (): void => {
    if (store.kind === 'embedded' || looking !== null) return;
    newest = null;
    let busy = false;
    looking = setInterval(() => {
      if (listeners.size === 0) {
        clearInterval(looking!);
        looking = null;
        return;
      }
      if (busy) return;
      busy = true;
      void look()
        // It is looked again, and whoever needs the database tells of it.
        .catch(() => undefined)
        .finally(() => {
          busy = false;
        });
    }, LOOK_MS);
    looking.unref();
  };

  async function* listen(actor: Actor, afterId: number | null, signal: AbortSignal): AsyncGenerator<Signal> {
    const ending = AbortSignal.any([signal, closing.signal]);
    let news = Promise.withResolvers<void>();
    const listener: Listener = { actor, waiting: [], wake: () => news.resolve() };
    listeners.add(listener);
    ending.addEventListener('abort', listener.wake, { once: true });
    lookWhileHeard();
    let read = -1;
    try {
      let last = afterId ?? (await lastSignalId(store.db));
      while (!ending.aborted) {
        news = Promise.withResolvers<void>();
        yield* listener.waiting.splice(0);
        if (read === generation) {
          if (listener.waiting.length === 0) await news.promise;
          continue;
        }
        const before = generation;
        const rows = await pageAfter(actor, last);
        for (const row of rows) {
          if (ending.aborted) return;
          last = row.signal_id;
          yield signalOf(row);
        }
        if (rows.length < PAGE) read = before;
      }
    } finally {
      listeners.delete(listener);
      ending.removeEventListener('abort', listener.wake);
    }
  }

  return {
    // What a stream shows is what the one may see who asked for it, whoever reads on.
    listen: (afterId, signal) => listen(currentActor(), afterId, signal),
    wake,
    tell: (signal, teamId) => {
      for (const listener of listeners) {
        if (!maySee(teamId, listener.actor)) continue;
        // Of progress the latest says it all.
        if (listener.waiting.length >= MOST_WAITING) listener.waiting.shift();
        listener.waiting.push(signal);
        listener.wake();
      }
    },
    close: () => closing.abort(),
  };
}

function signalOf(row: SignalRow): Signal {
  return { id: row.signal_id, type: row.type, body: row.body } as unknown as Signal;
}
