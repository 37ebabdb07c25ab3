import { setTimeout as sleep } from 'node:timers/promises';
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
  const wake = (): void => {
    for (const listener of listeners) listener.wake();
  };

  async function* listen(actor: Actor, afterId: number | null, signal: AbortSignal): AsyncGenerator<Signal> {
    const ending = AbortSignal.any([signal, closing.signal]);
    let news = Promise.withResolvers<void>();
    const listener: Listener = { actor, waiting: [], wake: () => news.resolve() };
    listeners.add(listener);
    ending.addEventListener('abort', listener.wake, { once: true });
    try {
      let last = afterId ?? (await lastSignalId(store.db));
      while (!ending.aborted) {
        news = Promise.withResolvers<void>();
        yield* listener.waiting.splice(0);
        const rows = await runAs(actor, () => signalsAfter(store.db, last, PAGE));
        for (const row of rows) {
          if (ending.aborted) return;
          last = row.signal_id;
          yield signalOf(row);
        }
        if (rows.length === PAGE || listener.waiting.length > 0) continue;
        await Promise.race([news.promise, ...(store.kind === 'embedded' ? [] : [pause(ending)])]);
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

function pause(signal: AbortSignal): Promise<void> {
  return sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
}

function signalOf(row: SignalRow): Signal {
  return { id: row.signal_id, type: row.type, body: row.body } as unknown as Signal;
}
